import { assign, emit, setup } from 'xstate';
import { workload } from './workload.ts';

/** All of it is numbers, so that it fits into a record. */
export interface StormClientContext extends Partial<Measured> {
  /** How often in a row it has failed: the exponent of its next back-off. */
  readonly exponent: number;
  /** Of its latest attempt. */
  readonly token: number;
}

/** What a client carries besides, when it has a random stream of its own and is measured. */
export interface Measured {
  readonly seed: number;
  /** Draws made so far. */
  readonly draws: number;
  /** When its latest attempt began, µs. */
  readonly attemptedUs: number;
}

export type StormClientEvent =
  | { readonly type: 'storm' }
  | { readonly type: 'refused' }
  /** The service has worked off the attempt with this token. */
  | { readonly type: 'answer'; readonly token: number }
  | { readonly type: 'message' };

/** For the host: what the client asks of the world. Constant, so that nothing is allocated for it. */
export type StormClientEmitted =
  { readonly type: 'attempted' } | { readonly type: 'timedOut' } | { readonly type: 'sent' };

/** Chance, and what the host counts. Each is told the client's context, which it must not keep. */
export interface StormClientPorts {
  nowUs(): number;
  rampUs(client: StormClientContext): number;
  backoffUs(client: StormClientContext): number;
  thinkUs(client: StormClientContext): number;
  /** Just before `attempted`. */
  attempts(client: StormClientContext): void;
  /** Just before `sent`: draws who gets the message. */
  chooseReceiver(client: StormClientContext): void;
  signedIn(client: StormClientContext): void;
  heardStale(): void;
  received(): void;
}

const { backoffExponentMax, timeOutUs } = workload;

interface Seen {
  readonly context: StormClientContext;
}

const nextToken = ({ context }: Seen) => context.token + 1;
const nextExponent = ({ context }: Seen) => Math.min(context.exponent + 1, backoffExponentMax);
const draws = ({ context }: Seen) => (context.draws ?? 0) + 1;
/** Written out: to spread the input takes ten times as long, a million times over. */
const measuredContext = ({ input }: { readonly input: Pick<Measured, 'seed'> | undefined }) => ({
  exponent: 0,
  token: 0,
  seed: input?.seed ?? 0,
  draws: 0,
  attemptedUs: 0,
});

/**
 * A client of the reference workload as a plain XState machine. Its delays are in µs: give it a clock that counts so.
 * @param isMeasured whether a client has a random stream of its own (its input is the seed) and is measured
 */
export function createStormClient(ports: StormClientPorts, isMeasured = false) {
  const attemptedUs = () => ports.nowUs();
  const countDraw = isMeasured ? (['countDraw'] as const) : [];
  return setup({
    types: {
      context: {} as StormClientContext,
      events: {} as StormClientEvent,
      emitted: {} as StormClientEmitted,
      input: {} as Pick<Measured, 'seed'> | undefined,
    },
    actions: {
      countAttempt: assign(isMeasured ? { token: nextToken, attemptedUs } : { token: nextToken }),
      backoffLonger: assign(
        isMeasured ? { exponent: nextExponent, draws } : { exponent: nextExponent },
      ),
      forgive: assign({ exponent: 0 }),
      countDraw: assign({ draws }),
      tellAttempt: ({ context }) => ports.attempts(context),
      chooseReceiver: ({ context }) => ports.chooseReceiver(context),
      signIn: ({ context }) => ports.signedIn(context),
      hearStale: () => ports.heardStale(),
      receive: () => ports.received(),
      attempted: emit({ type: 'attempted' }),
      timedOut: emit({ type: 'timedOut' }),
      sent: emit({ type: 'sent' }),
    },
    guards: {
      isCurrent: ({ context, event }) => event.type === 'answer' && event.token === context.token,
    },
    delays: {
      RAMP: ({ context }) => ports.rampUs(context),
      BACKOFF: ({ context }) => ports.backoffUs(context),
      THINK: ({ context }) => ports.thinkUs(context),
      TIME_OUT: timeOutUs,
    },
  }).createMachine({
    id: 'stormClient',
    context: isMeasured ? measuredContext : { exponent: 0, token: 0 },
    initial: 'ramping',
    on: {
      storm: { target: '.backingOff', actions: 'forgive' },
      answer: { actions: 'hearStale' },
    },
    states: {
      ramping: {
        exit: [...countDraw],
        after: { RAMP: { target: 'connecting' } },
      },
      backingOff: {
        // On the way out: the delay still wants the exponent from before.
        exit: 'backoffLonger',
        after: { BACKOFF: { target: 'connecting' } },
      },
      connecting: {
        entry: ['countAttempt', 'tellAttempt', 'attempted'],
        on: {
          answer: { guard: 'isCurrent', target: 'online', actions: ['forgive', 'signIn'] },
          refused: { target: 'backingOff' },
        },
        after: { TIME_OUT: { target: 'backingOff', actions: 'timedOut' } },
      },
      online: {
        exit: [...countDraw],
        on: { message: { actions: 'receive' } },
        after: {
          THINK: {
            target: 'online',
            reenter: true,
            actions: ['chooseReceiver', 'sent'],
          },
        },
      },
    },
  });
}

export type StormClient = ReturnType<typeof createStormClient>;
