import type { ActorOptions, AnyActorLogic, InspectionEvent, Observer } from 'xstate';

/** XState does not export the type of its clock. */
export type Clock = NonNullable<ActorOptions<AnyActorLogic>['clock']>;

/** An observer of XState's inspection events for the address (`client:3`, `service:consumer/signIn`), if it is watched. */
export type Inspect = (address: string) => Observer<InspectionEvent> | undefined;
