import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClientEvent,
  type ClientSettings,
  decorrelatedJitter,
  equalJitter,
  fullJitter,
  presets,
  withBudget,
} from './index.ts';
import { createBooks } from './testing/books.ts';
import { openSession } from './testing/session.ts';

type Step =
  | { readonly kind: 'send'; readonly event: ClientEvent }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'answer' | 'reject'; readonly which: number; readonly extra: number };

const jittered = fullJitter({ baseMs: 500, capMs: 8000 });
const settings: fc.Arbitrary<Partial<ClientSettings>> = fc.record(
  {
    policy: fc.constantFrom(
      jittered,
      { ...equalJitter({ baseMs: 500, capMs: 8000 }), retriesMax: 0 },
      { ...equalJitter({ baseMs: 500, capMs: 8000 }), retriesMax: 2 },
      { ...jittered, reset: { afterUpMs: 20_000 } },
      decorrelatedJitter({ baseMs: 300, capMs: 8000 }),
      withBudget(jittered, { capacity: 2, refillPerSecond: 0.1, cost: 1 }),
      ...Object.values(presets),
    ),
    heartbeatMs: fc.constant(10_000),
    heartbeatMissesMax: fc.constantFrom(1, 2, 3),
    messageMeanMs: fc.constant(10_000),
    resume: fc.boolean(),
    honoursRetryAfter: fc.boolean(),
    human: fc.record({
      patienceMeanMs: fc.constantFrom(500, 5000),
      manualRetriesMax: fc.constantFrom(0, 1, 3),
      absenceMeanMs: fc.constant(10_000),
    }),
  },
  { requiredKeys: [] },
);

const send = (event: ClientEvent) => fc.constant<Step>({ kind: 'send', event });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(9).map((which): Step => ({ kind: 'answer', which, extra: 1 })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(9), fc.constantFrom(0, 2500, Number.NaN, Infinity, -1))
      .map(([which, extra]): Step => ({ kind: 'reject', which, extra })),
  },
  {
    weight: 4,
    arbitrary: fc.nat(12_000).map((ms): Step => ({ kind: 'advance', ms })),
  },
  { weight: 6, arbitrary: send({ type: 'start' }) },
  {
    weight: 2,
    arbitrary: fc
      .record({ type: fc.constantFrom('response', 'rejection'), attempt: fc.nat(60) })
      .map((event): Step => ({ kind: 'send', event })),
  },
  send({ type: 'stop' }),
  send({ type: 'disconnection' }),
  send({ type: 'configuration', version: 2, heavy: 1 }),
  send({ type: 'configuration', version: 1, heavy: 0 }),
  { weight: 1, arbitrary: send({ type: 'upgrade' }) },
);

const client = fc.record({
  seed: fc.nat(0xffff_ffff),
  online: fc.constantFrom<0 | 1>(0, 1),
  canProcess: fc.constantFrom<0 | 1>(0, 1),
});

/** Timers that each state may hold: more would be a leak. */
const timersMax: Readonly<Record<string, number>> = { offline: 0, online: 2, backingOff: 2 };
const seen = new Map<string, number>();

function follow(changes: Partial<ClientSettings>, input: object, steps: readonly Step[]): void {
  const session = openSession(changes, input);
  const books = createBooks();
  const hear = () => session.news().forEach((event) => books.hear(event));
  const pick = (which: number) => [...books.open.keys()][which % Math.max(1, books.open.size)];

  const take = (next: Step) => {
    if (next.kind === 'send') {
      const { event } = next;
      if (event.type === 'response' && books.open.has(event.attempt)) books.answer(event.attempt);
      if (event.type === 'rejection' && books.open.has(event.attempt)) books.reject(event.attempt);
      return session.send(event);
    }
    if (next.kind === 'advance') return session.advance(next.ms);
    const attempt = pick(next.which);
    if (attempt === undefined) return;
    if (next.kind === 'answer') {
      books.answer(attempt);
      return session.respond(attempt, next.which % 2 === 0 ? 1 : 0);
    }
    books.reject(attempt);
    session.reject(attempt, next.extra);
  };

  hear();
  for (const next of steps) {
    const drawsBefore = session.context().draws;
    take(next);
    hear();
    const context = session.context();
    const state = session.state()!;
    seen.set(state, (seen.get(state) ?? 0) + 1);
    expect(session.actor.getSnapshot().status).toBe('active');
    expect(Object.values(context).every(Number.isFinite)).toBe(true);
    expect(context.draws).toBeGreaterThanOrEqual(drawsBefore);
    const { requested, ...closed } = books.count;
    const sum = Object.values(closed).reduce((total, n) => total + n, 0);
    expect(requested).toBe(sum + books.open.size);
    expect([...books.open.keys()].toSorted((a, b) => a - b)).toEqual(inFlight(state, context));
    expect(session.clock.pending()).toBeLessThanOrEqual(timersMax[state] ?? 1);
  }
}

function inFlight(state: string, context: ReturnType<ReturnType<typeof openSession>['context']>) {
  const { attempt, heartbeatAttempt, messageAttempt } = context;
  if (['offline', 'backingOff', 'away', 'gaveUp'].includes(state)) {
    expect([heartbeatAttempt, messageAttempt]).toEqual([0, 0]);
    return [];
  }
  if (state !== 'online') return [attempt];
  return [heartbeatAttempt, messageAttempt].filter((n) => n !== 0).toSorted((a, b) => a - b);
}

describe('whatever happens to a client,', () => {
  test('its books balance, one request at a time is in flight in each lane, and it stays finite', () => {
    fc.assert(
      fc.property(settings, client, fc.array(step, { minLength: 60, maxLength: 150 }), follow),
      {
        seed: 1,
        numRuns: 400,
      },
    );
  });
  test('and the runs above have been through every state', () => {
    expect(seen.size).toBe(10);
    expect(Math.min(...seen.values())).toBeGreaterThan(100);
  });
});
