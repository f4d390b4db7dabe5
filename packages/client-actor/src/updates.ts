import { assign, raise } from 'xstate';
import { exponentialMs, uniformAhead } from './chance.ts';
import type { ClientContext } from './context.ts';
import type { InternalEvent, MachineEvent } from './events.ts';
import { timerMaxMs } from './limits.ts';
import { nextDelay } from './policy/next-delay.ts';
import type { ClientPorts } from './ports.ts';
import type { ClientSettings } from './settings.ts';

interface Asked {
  readonly context: ClientContext;
  readonly event: MachineEvent;
}

/** New values, or what they follow from; all see the context as it was before. */
type Values = { readonly [K in keyof ClientContext]?: number | ((asked: Asked) => number) };

/** Key by key, so that whoever keeps contexts in columns needs no object for an update. */
const set = (values: Values) =>
  assign<ClientContext, MachineEvent, undefined, MachineEvent, never>(values);
const tell = (event: InternalEvent) =>
  raise<ClientContext, MachineEvent, MachineEvent, undefined>(event);

const forgetFailures = { retries: 0, previousDelayMs: 0 };

const oneMore =
  (key: keyof ClientContext) =>
  ({ context }: Asked): number =>
    context[key] + 1;
const nextAttempt = ({ context }: Asked): number => context.attempt + 1;
const afterOneDraw = ({ context }: Asked): number => context.draws + 1;
const afterTwoDraws = ({ context }: Asked): number => context.draws + 2;

/** What a server may ask for; anything that is not a time is no request at all. */
function pauseAskedMs(event: MachineEvent): number {
  const askedMs = event.type === 'rejection' ? (event.retryAfterMs ?? 0) : 0;
  return askedMs > 0 ? Math.min(askedMs, timerMaxMs) : 0;
}

/** Requests: each takes the next number; the regions of `online` remember theirs until it is closed. */
const requests = ({ heartbeatMs, messageMeanMs }: ClientSettings) => {
  const messagePauseMs = exponentialMs(messageMeanMs);
  return {
    dial: set({ attempt: nextAttempt, connects: oneMore('connects') }),
    takeNumber: set({ attempt: nextAttempt }),
    askHeartbeat: set({
      attempt: nextAttempt,
      heartbeatAttempt: nextAttempt,
      heartbeatPauseMs: heartbeatMs,
    }),
    askSync: set({ attempt: nextAttempt, messageAttempt: nextAttempt }),
    // The pause that follows a message is drawn with it: one update less per message.
    askMessage: set({
      attempt: nextAttempt,
      messageAttempt: nextAttempt,
      messagePauseMs: ({ context }) => messagePauseMs(context, 0),
      draws: afterOneDraw,
    }),
    closeHeartbeat: set({ heartbeatAttempt: 0, heartbeatMisses: 0 }),
    missHeartbeat: set({ heartbeatAttempt: 0, heartbeatMisses: oneMore('heartbeatMisses') }),
    closeMessage: set({ messageAttempt: 0 }),
  };
};

/** Coming online, what is heard there, and the ways out. */
const session = ({ policy, heartbeatMs, messageMeanMs }: ClientSettings, { now }: ClientPorts) => {
  const messagePauseMs = exponentialMs(messageMeanMs);
  const { reset } = policy;
  const unlessUp =
    (upMs: number, key: 'retries' | 'previousDelayMs') =>
    ({ context }: Asked): number =>
      now() - context.onlineAtMs >= upMs ? 0 : context[key];
  return {
    noteSession: set({
      resumable: ({ event }) => (event.type === 'response' ? (event.resumable ?? 0) : 0),
    }),
    comeOnline: set({
      connects: 0,
      manualRetries: 0,
      beginsOnline: 0,
      onlineAtMs: () => now(),
      heartbeatMisses: 0,
      heartbeatPauseMs: ({ context }) => heartbeatMs * uniformAhead(context, 0),
      messagePauseMs: ({ context }) => messagePauseMs(context, 1),
      draws: afterTwoDraws,
      ...(reset === 'online' ? forgetFailures : {}),
    }),
    storeConfiguration: set({
      configuration: ({ context, event }) =>
        event.type === 'configuration' ? event.version : context.configuration,
    }),
    upgrade: set({ canProcess: 1 }),
    // Looked at when the connection goes, not by a timer: nothing depends on it before.
    forgiveAfterUp: set(
      reset === 'online'
        ? {}
        : {
            retries: unlessUp(reset.afterUpMs, 'retries'),
            previousDelayMs: unlessUp(reset.afterUpMs, 'previousDelayMs'),
          },
    ),
    cutRequests: tell({ type: 'cut' }),
    loseConnection: tell({ type: 'loss' }),
    quitOnline: tell({ type: 'quit' }),
  };
};

/** A failure and the wait that follows it, in one: all of it comes from one plan. */
const planning = (
  { policy, honoursRetryAfter }: ClientSettings,
  { now }: ClientPorts,
  impatienceMs: (context: ClientContext, ahead: number) => number,
) =>
  assign<ClientContext, MachineEvent, undefined, MachineEvent, never>(({ context, event }) => {
    const planned = nextDelay(policy, context, uniformAhead(context, 0), now());
    // The guards lead an exhausted policy to `gaveUp`: here there is always a next delay.
    if (planned === null) return {};
    const { delayMs, state } = planned;
    return {
      backoffMs: Math.max(delayMs, honoursRetryAfter ? pauseAskedMs(event) : 0),
      impatienceMs: impatienceMs(context, 1),
      draws: context.draws + 2,
      // Written out: V8 copies a literal with a spread many times more slowly.
      retries: state.retries,
      previousDelayMs: state.previousDelayMs,
      tokens: state.tokens,
      tokensAtMs: state.tokensAtMs,
    };
  });

/** Failures and people. A failure takes two draws with a human or without, so that cohorts stay comparable. */
const outage = (settings: ClientSettings, ports: ClientPorts) => {
  const { human } = settings;
  const impatienceMs = human ? exponentialMs(human.patienceMeanMs) : () => 0;
  const absenceMs = human ? exponentialMs(human.absenceMeanMs) : () => 0;
  return {
    startOver: set({ manualRetries: 0, connects: 0, ...forgetFailures }),
    planRetry: planning(settings, ports, impatienceMs),
    giveUp: set({
      impatienceMs: ({ context }) => impatienceMs(context, 1),
      draws: afterTwoDraws,
    }),
    retryByHand: set({ manualRetries: oneMore('manualRetries'), ...forgetFailures }),
    leave: set({ absenceMs: ({ context }) => absenceMs(context, 0), draws: afterOneDraw }),
  };
};

/** All that a client remembers, and when. */
export const clientUpdates = (settings: ClientSettings, ports: ClientPorts) => ({
  ...requests(settings),
  ...session(settings, ports),
  ...outage(settings, ports),
});
