import { assign, raise } from 'xstate';
import { exponentialMs, uniformAhead } from './chance.ts';
import type { ClientContext } from './context.ts';
import type { InternalEvent, MachineEvent } from './events.ts';
import { timerMaxMs } from './limits.ts';
import { nextDelay } from './policy/next-delay.ts';
import type { ClientPorts } from './ports.ts';
import type { ClientSettings } from './settings.ts';

type Update = (asked: {
  readonly context: ClientContext;
  readonly event: MachineEvent;
}) => Partial<ClientContext>;

const set = (update: Update) =>
  assign<ClientContext, MachineEvent, undefined, MachineEvent, never>(update);
const tell = (event: InternalEvent) =>
  raise<ClientContext, MachineEvent, MachineEvent, undefined>(event);

const forgetFailures = { retries: 0, previousDelayMs: 0 };

/** What a server may ask for; anything that is not a time is no request at all. */
function pauseAskedMs(event: MachineEvent): number {
  const askedMs = event.type === 'rejection' ? (event.retryAfterMs ?? 0) : 0;
  return askedMs > 0 ? Math.min(askedMs, timerMaxMs) : 0;
}

/** Requests: each takes the next number; the regions of `online` remember theirs until it is closed. */
const requests = ({ heartbeatMs, messageMeanMs }: ClientSettings) => {
  const messagePauseMs = exponentialMs(messageMeanMs);
  return {
    dial: set(({ context: { attempt, connects } }) => ({
      attempt: attempt + 1,
      connects: connects + 1,
    })),
    takeNumber: set(({ context }) => ({ attempt: context.attempt + 1 })),
    askHeartbeat: set(({ context: { attempt } }) => ({
      attempt: attempt + 1,
      heartbeatAttempt: attempt + 1,
      heartbeatPauseMs: heartbeatMs,
    })),
    askSync: set(({ context: { attempt } }) => ({
      attempt: attempt + 1,
      messageAttempt: attempt + 1,
    })),
    // The pause that follows a message is drawn with it: one update less per message.
    askMessage: set(({ context }) => ({
      attempt: context.attempt + 1,
      messageAttempt: context.attempt + 1,
      messagePauseMs: messagePauseMs(context, 0),
      draws: context.draws + 1,
    })),
    closeHeartbeat: set(() => ({ heartbeatAttempt: 0, heartbeatMisses: 0 })),
    missHeartbeat: set(({ context }) => ({
      heartbeatAttempt: 0,
      heartbeatMisses: context.heartbeatMisses + 1,
    })),
    closeMessage: set(() => ({ messageAttempt: 0 })),
  };
};

/** Coming online, what is heard there, and the ways out. */
const session = ({ policy, heartbeatMs, messageMeanMs }: ClientSettings, { now }: ClientPorts) => {
  const messagePauseMs = exponentialMs(messageMeanMs);
  const { reset } = policy;
  const forgiven = reset === 'online' ? forgetFailures : {};
  return {
    noteSession: set(({ event }) => ({
      resumable: event.type === 'response' ? (event.resumable ?? 0) : 0,
    })),
    comeOnline: set(({ context }) => ({
      connects: 0,
      manualRetries: 0,
      beginsOnline: 0,
      onlineAtMs: now(),
      heartbeatMisses: 0,
      heartbeatPauseMs: heartbeatMs * uniformAhead(context, 0),
      messagePauseMs: messagePauseMs(context, 1),
      draws: context.draws + 2,
      // Last: V8 copies a literal that begins with a spread fifty times more slowly.
      ...forgiven,
    })),
    storeConfiguration: set(({ context, event }) => ({
      configuration: event.type === 'configuration' ? event.version : context.configuration,
    })),
    upgrade: set(() => ({ canProcess: 1 })),
    // Looked at when the connection goes, not by a timer: nothing depends on it before.
    forgiveAfterUp: set(({ context }) =>
      reset !== 'online' && now() - context.onlineAtMs >= reset.afterUpMs ? forgetFailures : {},
    ),
    cutRequests: tell({ type: 'cut' }),
    loseConnection: tell({ type: 'loss' }),
    quitOnline: tell({ type: 'quit' }),
  };
};

/** Failures and people. A failure takes two draws with a human or without, so that cohorts stay comparable. */
const outage = (settings: ClientSettings, { now }: ClientPorts) => {
  const { policy, honoursRetryAfter, human } = settings;
  const impatienceMs = human ? exponentialMs(human.patienceMeanMs) : () => 0;
  const absenceMs = human ? exponentialMs(human.absenceMeanMs) : () => 0;
  const startOver = { manualRetries: 0, connects: 0, ...forgetFailures };
  return {
    startOver: set(() => startOver),
    planRetry: set(({ context, event }) => {
      const planned = nextDelay(policy, context, uniformAhead(context, 0), now());
      // The guards lead an exhausted policy to `gaveUp`: here there is always a next delay.
      if (planned === null) return {};
      return {
        backoffMs: Math.max(planned.delayMs, honoursRetryAfter ? pauseAskedMs(event) : 0),
        impatienceMs: impatienceMs(context, 1),
        draws: context.draws + 2,
        ...planned.state,
      };
    }),
    giveUp: set(({ context }) => ({
      impatienceMs: impatienceMs(context, 1),
      draws: context.draws + 2,
    })),
    retryByHand: set(({ context }) => ({
      manualRetries: context.manualRetries + 1,
      ...forgetFailures,
    })),
    leave: set(({ context }) => ({
      absenceMs: absenceMs(context, 0),
      draws: context.draws + 1,
    })),
  };
};

/** All that a client remembers, and when. */
export const clientUpdates = (settings: ClientSettings, ports: ClientPorts) => ({
  ...requests(settings),
  ...session(settings, ports),
  ...outage(settings, ports),
});
