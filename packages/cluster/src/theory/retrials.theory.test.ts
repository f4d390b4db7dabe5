/**
 * One server without a queue, and customers who come back: each that was turned away asks again after an exponential time of its
 * own.
 */
import { exponential } from '@squall/random';
import { expect, test } from 'vitest';
import { expectSteadyTheory } from '../testing/steady-theory.ts';
import { meanOrbit } from './single-server.ts';

test.each([
  { engine: 'flyweight', lambda: 8, mu: 10, theta: 10, orbit: 6.4, requests: 25_000 },
  { engine: 'flyweight', lambda: 8, mu: 10, theta: 1, orbit: 35.2, requests: 25_000 },
  { engine: 'flyweight', lambda: 3, mu: 5, theta: 2, orbit: meanOrbit(3, 5, 2), requests: 15_000 },
  { engine: 'interpreted', lambda: 3, mu: 6, theta: 4, orbit: meanOrbit(3, 6, 4), requests: 5000 },
] as const)(
  'M/M/1 ($lambda, $mu), retries at rate $theta, $engine engine',
  ({ engine, lambda, mu, theta, orbit, requests }) => {
    const queue = {
      arrivalsPerSecond: lambda,
      servers: 1,
      queueCapacity: 0,
      serviceTime: exponential(1000 / mu),
      retryAfter: exponential(1000 / theta),
    };
    const found = expectSteadyTheory(
      { engine, sources: 20, queue, requests, replications: 20 },
      { utilisation: lambda / mu, orbit },
    );
    expect(found.orbit!.standardError).toBeLessThan(0.02 * orbit);
  },
);
