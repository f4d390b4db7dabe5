import { streamSeed } from '@squall/random';
import { expect, test } from 'vitest';
import { exponentialMs } from './chance.ts';
import { constantDelay, timerMaxMs } from './index.ts';
import { openSession } from './testing/session.ts';

const clients = 2000;
const human = { patienceMeanMs: 30_000, manualRetriesMax: 3, absenceMeanMs: 1000 };

/** Largest distance between what was found and an exponential of that mean, times the root of the sample size. */
function kolmogorovSmirnov(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const distances = sorted.map((x, i) => Math.max((i + 1) / n - cdf(x), cdf(x) - i / n));
  return Math.max(...distances) * Math.sqrt(n);
}
const exponentialCdf = (meanMs: number) => (x: number) => 1 - Math.exp(-x / meanMs);

const fleet = Array.from({ length: clients }, (_, id) => {
  const session = openSession({ human }, { id, seed: streamSeed(2015, id), online: 1 });
  const { heartbeatPauseMs, messagePauseMs } = session.context();
  session.send({ type: 'disconnection' });
  return { heartbeatPauseMs, messagePauseMs, impatienceMs: session.context().impatienceMs };
});

// Each bound is exceeded by chance once in a thousand; the seeds are fixed.
test('first heartbeats of a fleet that comes online at once are spread over the whole interval', () => {
  const pausesMs = fleet.map(({ heartbeatPauseMs }) => heartbeatPauseMs);
  expect(kolmogorovSmirnov(pausesMs, (x) => x / 60_000)).toBeLessThan(1.95);
});

test('first messages are exponential', () => {
  const pausesMs = fleet.map(({ messagePauseMs }) => messagePauseMs);
  expect(kolmogorovSmirnov(pausesMs, exponentialCdf(120_000))).toBeLessThan(1.95);
});

test('patience is exponential', () => {
  const patienceMs = fleet.map(({ impatienceMs }) => impatienceMs);
  expect(kolmogorovSmirnov(patienceMs, exponentialCdf(30_000))).toBeLessThan(1.95);
  expect(kolmogorovSmirnov(patienceMs, exponentialCdf(33_000))).toBeGreaterThan(1.95);
});

test('absence is exponential', () => {
  const policy = { ...constantDelay(1000), retriesMax: 0 };
  const absencesMs = Array.from({ length: clients }, (_, id) => {
    const leaving = { human: { ...human, manualRetriesMax: 0 }, policy };
    const session = openSession(leaving, { id, seed: streamSeed(2015, id) });
    session.send({ type: 'start' });
    session.reject(1);
    session.advance(session.context().impatienceMs);
    return session.context().absenceMs;
  });
  expect(kolmogorovSmirnov(absencesMs, exponentialCdf(1000))).toBeLessThan(1.95);
  // A fifth longer is 0.067 away at most, 3.0 for so many.
  expect(kolmogorovSmirnov(absencesMs, exponentialCdf(1200))).toBeGreaterThan(1.95);
});

test('so are the times of one client: each is a draw of its own', () => {
  const timeMs = exponentialMs(1000);
  const timesMs = Array.from({ length: clients }, (_, draws) => timeMs({ seed: 7, draws }, 0));
  expect(kolmogorovSmirnov(timesMs, exponentialCdf(1000))).toBeLessThan(1.95);
  expect(timeMs({ seed: 7, draws: 3 }, 2)).toBe(timesMs[5]);
});

test('times too long for a timer are cut to the longest one', () => {
  const pausesMs = Array.from({ length: 50 }, (_, id) => {
    const session = openSession({ messageMeanMs: timerMaxMs }, { id, seed: id, online: 1 });
    return session.context().messagePauseMs;
  });
  expect(Math.max(...pausesMs)).toBe(timerMaxMs);
  expect(Math.min(...pausesMs)).toBeLessThan(timerMaxMs);
});
