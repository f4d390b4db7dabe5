import type { ClientContext } from './context.ts';
import type { MachineEvent } from './events.ts';
import { isExhausted } from './policy/next-delay.ts';
import type { ClientSettings } from './settings.ts';

interface Asked {
  readonly context: ClientContext;
  readonly event: MachineEvent;
}

/** The number of the request that an event answers; 0, which no request has, for all other events. */
const answered = (event: MachineEvent): number =>
  event.type === 'response' || event.type === 'rejection' ? event.attempt : 0;

/** A late answer to an earlier request has another number than the one in flight, and is nobody's. */
const answersStage = ({ context, event }: Asked) => answered(event) === context.attempt;
const answersHeartbeat = ({ context, event }: Asked) =>
  answered(event) === context.heartbeatAttempt;
const answersMessage = ({ context, event }: Asked) => answered(event) === context.messageAttempt;

export function clientGuards(settings: ClientSettings) {
  const { policy, heartbeatMissesMax, human } = settings;
  const exhausted = ({ context }: Asked) => isExhausted(policy, context);
  const isLastMiss = ({ context }: Asked) => context.heartbeatMisses + 1 >= heartbeatMissesMax;
  return {
    beginsOnline: ({ context }: Asked) => context.beginsOnline === 1,
    answersStage,
    resumes: ({ context, event }: Asked) =>
      settings.resume &&
      event.type === 'response' &&
      event.attempt === context.attempt &&
      event.resumable === 1,
    exhausted,
    rejectsStageForGood: (asked: Asked) => answersStage(asked) && exhausted(asked),
    answersHeartbeat,
    answersMessage,
    isLastMiss,
    rejectsHeartbeatForGood: (asked: Asked) => answersHeartbeat(asked) && isLastMiss(asked),
    cannotProcess: ({ context, event }: Asked) =>
      event.type === 'configuration' && event.heavy === 1 && context.canProcess === 0,
    isDetermined: ({ context }: Asked) => context.manualRetries < (human?.manualRetriesMax ?? 0),
  };
}
