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

const whenOnline: ReadonlySet<Stage> = new Set<Stage>(['heartbeat', 'sync', 'message']);

/** The request of a stage in flight: the two regions of `online` each have their own, all others share the latest number. */
function inFlight(context: ClientContext, stage: Stage): number {
  if (stage === 'heartbeat') return context.heartbeatAttempt;
  return whenOnline.has(stage) ? context.messageAttempt : context.attempt;
}

/** Nothing that an online client asks for is the consequence of a failure: it has come through. */
const isFirst = ({ retries, manualRetries }: ClientContext, stage: Stage): 0 | 1 =>
  whenOnline.has(stage) || (retries === 0 && manualRetries === 0) ? 1 : 0;

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
  sayRetriedByHand: say(() => ({ type: 'retriedByHand' })),
  sayLeft: say(() => ({ type: 'left' })),
  sayReturned: say(() => ({ type: 'returned' })),
  sayGaveUp: say(() => ({ type: 'gaveUp' })),
};
