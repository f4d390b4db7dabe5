import type { ClientSettings } from '@squall/client-actor';
import type { AnyStateMachine } from 'xstate';

/**
 * Makes the machine of a cohort: it takes the input, hears the events and speaks the emitted events of a session client,
 * and its top-level states bear names of `clientStates`.
 */
export type StateMachineFactory = (
  settings: ClientSettings,
  ports: { readonly now: () => number },
) => AnyStateMachine;
