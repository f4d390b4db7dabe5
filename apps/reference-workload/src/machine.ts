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

/** What a client does besides, when it has a random stream of its own and is measured. */
const withMeasures = { countDraw: ['countDraw'], noteTime: ['noteTime'] } as const;
const without = { countDraw: [], noteTime: [] } as const;

/**
 * A client of the reference workload as a plain XState machine. Its delays are in µs: give it a clock that counts so.
 * @param isMeasured whether the clients' input is `Measured`
 */
export function createStormClient(ports: StormClientPorts, isMeasured = false) {
  const { countDraw, noteTime } = isMeasured ? withMeasures : without;
  const fresh = { exponent: 0, token: 0 };
  return setup({
    types: {
      context: {} as StormClientContext,
      events: {} as StormClientEvent,
      emitted: {} as StormClientEmitted,
      input: {} as Measured | undefined,
    },
    actions: {
      countAttempt: assign({ token: ({ context }) => context.token + 1 }),
      backoffLonger: assign({
        exponent: ({ context }) => Math.min(context.exponent + 1, backoffExponentMax),
      }),
      forgive: assign({ exponent: 0 }),
      countDraw: assign({ draws: ({ context }) => (context.draws ?? 0) + 1 }),
      noteTime: assign({ attemptedUs: () => ports.nowUs() }),
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
    context: isMeasured ? ({ input }) => ({ ...fresh, ...input }) : fresh,
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
        exit: ['backoffLonger', ...countDraw],
        after: { BACKOFF: { target: 'connecting' } },
      },
      connecting: {
        entry: ['countAttempt', ...noteTime, 'tellAttempt', 'attempted'],
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
            actions: ['chooseReceiver', ...countDraw, 'sent'],
          },
        },
      },
    },
  });
}

export type StormClient = ReturnType<typeof createStormClient>;
