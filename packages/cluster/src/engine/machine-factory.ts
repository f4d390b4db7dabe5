import type { ClientSettings } from '@squall/client-actor';
import type { AnyStateMachine } from 'xstate';

/** Makes the machine of a cohort: takes the input, hears the events and speaks the emitted events of a session client. */
export type StateMachineFactory = (
  settings: ClientSettings,
  ports: { readonly now: () => number },
) => AnyStateMachine;
