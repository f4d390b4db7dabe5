export type { ClientContext, ClientInput } from './context.ts';
export {
  type ClientEmitted,
  type ClientEvent,
  type DisconnectReason,
  type Stage,
  everyStage,
  stages,
} from './events.ts';
export { timerMaxMs } from './limits.ts';
export type { DelayBase } from './policy/base.ts';
export type { RetryBudget, TokenState } from './policy/budget.ts';
export type { Jitter } from './policy/jitter.ts';
export { type PlannedRetry, isExhausted, nextDelay } from './policy/next-delay.ts';
export { type PolicyState, type ReconnectPolicy, initialPolicyState } from './policy/policy.ts';
export { presets } from './policy/presets.ts';
export {
  type BackoffOptions,
  constantDelay,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  noJitter,
  withBudget,
} from './policy/recipes.ts';
export type { ClientPorts } from './ports.ts';
export { type SessionClient, createSessionClient } from './session-client.ts';
export type { ClientSettings, HumanSettings } from './settings.ts';
export { type ClientState, clientStateIndex, clientStates } from './state-names.ts';
