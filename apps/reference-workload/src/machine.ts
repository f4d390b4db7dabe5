import { assign, emit, setup } from 'xstate';
import { workload } from './workload.ts';

/** All of it is numbers, so that it fits into a record. */
export interface StormClientContext {
  /** How often in a row it has failed: the exponent of its next back-off. */
  readonly exponent: number;
  /** Of its latest attempt. */
  readonly token: number;
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

/** Chance, and what the host counts. */
export interface StormClientPorts {
  rampUs(): number;
  backOffUs(exponent: number): number;
  thinkUs(): number;
  /** Just before `attempted`: its token. */
  attempts(token: number): void;
  /** Just before `sent`: draws who gets the message. */
  chooseReceiver(): void;
  signedIn(): void;
  heardStale(): void;
  received(): void;
}

const { backOffExponentMax, timeOutUs } = workload;

/**
 * A client of the reference workload as a plain XState machine. Its delays are in µs: give it a clock that counts so.
 */
export const createStormClient = (ports: StormClientPorts) =>
  setup({
    types: {
      context: {} as StormClientContext,
      events: {} as StormClientEvent,
      emitted: {} as StormClientEmitted,
    },
    actions: {
      countAttempt: assign({ token: ({ context }) => context.token + 1 }),
      backOffLonger: assign({
        exponent: ({ context }) => Math.min(context.exponent + 1, backOffExponentMax),
      }),
      forgive: assign({ exponent: 0 }),
      tellToken: ({ context }) => ports.attempts(context.token),
      chooseReceiver: () => ports.chooseReceiver(),
      signIn: () => ports.signedIn(),
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
      RAMP: () => ports.rampUs(),
      BACK_OFF: ({ context }) => ports.backOffUs(context.exponent),
      THINK: () => ports.thinkUs(),
      TIME_OUT: timeOutUs,
    },
  }).createMachine({
    id: 'stormClient',
    context: { exponent: 0, token: 0 },
    initial: 'ramping',
    on: {
      storm: { target: '.backingOff', actions: 'forgive' },
      answer: { actions: 'hearStale' },
    },
    states: {
      ramping: { after: { RAMP: { target: 'connecting' } } },
      backingOff: {
        // On the way out: the delay still wants the exponent from before.
        exit: 'backOffLonger',
        after: { BACK_OFF: { target: 'connecting' } },
      },
      connecting: {
        entry: ['countAttempt', 'tellToken', 'attempted'],
        on: {
          answer: { guard: 'isCurrent', target: 'online', actions: ['forgive', 'signIn'] },
          refused: { target: 'backingOff' },
        },
        after: { TIME_OUT: { target: 'backingOff', actions: 'timedOut' } },
      },
      online: {
        on: { message: { actions: 'receive' } },
        after: {
          THINK: { target: 'online', reenter: true, actions: ['chooseReceiver', 'sent'] },
        },
      },
    },
  });

export type StormClient = ReturnType<typeof createStormClient>;
