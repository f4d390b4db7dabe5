import { emit, type ParameterizedObject } from 'xstate';
import type { ClientContext } from './context.ts';
import type { ClientEmitted, DisconnectReason, MachineEvent, Stage } from './events.ts';

export interface OfStage {
  readonly stage: Stage;
}
type Params = ParameterizedObject['params'] | undefined;

/** An action that says one thing; `params` come from the chart. */
const say = <P extends Params = undefined>(
  what: (context: ClientContext, params: P) => ClientEmitted,
) =>
  emit<ClientContext, MachineEvent, P, MachineEvent, ClientEmitted>(({ context }, params) =>
    what(context, params),
  );

/** An action that always says the same. */
const sayAlways = (event: ClientEmitted) =>
  emit<ClientContext, MachineEvent, undefined, MachineEvent, ClientEmitted>(event);

const isAskedOnline = (stage: Stage): boolean =>
  stage === 'heartbeat' || stage === 'message' || stage === 'sync';

/** The request of a stage in flight: the two regions of `online` each have their own, all others share the latest number. */
function inFlight(context: ClientContext, stage: Stage): number {
  if (stage === 'heartbeat') return context.heartbeatAttempt;
  return isAskedOnline(stage) ? context.messageAttempt : context.attempt;
}

/** Nothing that an online client asks for is the consequence of a failure: it has come through. */
const isFirst = (context: ClientContext, stage: Stage): 0 | 1 =>
  isAskedOnline(stage) || (context.retries === 0 && context.manualRetries === 0) ? 1 : 0;

/** All that a client says. */
export const clientEmissions = {
  sayRequested: say<OfStage>((context, { stage }) => ({
    type: 'requested',
    stage,
    attempt: context.attempt,
    first: isFirst(context, stage),
  })),
  sayTimedOut: say<OfStage>((context, { stage }) => ({
    type: 'timedOut',
    stage,
    attempt: inFlight(context, stage),
  })),
  sayAbandoned: say<OfStage>((context, { stage }) => ({
    type: 'abandoned',
    stage,
    attempt: inFlight(context, stage),
  })),
  sayDisconnected: say<{ readonly reason: DisconnectReason }>((_, { reason }) => ({
    type: 'disconnected',
    reason,
  })),
  sayCameOnline: say(({ connects }) => ({ type: 'cameOnline', attempts: connects })),
  sayBackedOff: say(({ backoffMs, retries }) => ({
    type: 'backedOff',
    delayMs: backoffMs,
    retries,
  })),
  sayRetriedByHand: sayAlways({ type: 'retriedByHand' }),
  sayLeft: sayAlways({ type: 'left' }),
  sayReturned: sayAlways({ type: 'returned' }),
  sayGaveUp: sayAlways({ type: 'gaveUp' }),
};
