import { describe, expect, test } from 'vitest';
import { callLimits, circuits } from '../index.ts';
import { type Caller, createCaller } from '../testing/caller.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

const limit = callLimits.hystrixBreaker;

/** Attempts that are let through and end like this, s or f. */
function play(caller: Caller, outcomes: string): void {
  for (const outcome of outcomes) {
    expect(caller.call()).toBe(true);
    if (outcome === 's') caller.succeed();
    else caller.fail(Infinity);
  }
}
const circuit = ({ state }: Caller) => state['circuit'];

/** A breaker that opened at 0 ms. */
function opened(settings: CircuitBreaker = limit): Caller {
  const caller = createCaller({ ...settings, retriesMax: 0 });
  play(caller, 'f'.repeat(settings.outcomesMin));
  expect(circuit(caller)).toBe(circuits.open);
  return caller;
}

describe('closed', () => {
  test('nineteen failures within the window do not open it, even if all failed; the twentieth does', () => {
    const caller = createCaller({ ...limit, retriesMax: 0 });
    play(caller, 'f'.repeat(19));
    expect(circuit(caller)).toBe(circuits.closed);
    play(caller, 'f');
    expect(circuit(caller)).toBe(circuits.open);
    expect(caller.call()).toBe(false);
  });
  test('half of the outcomes is enough, less is not', () => {
    const below = createCaller({ ...limit, retriesMax: 0 });
    play(below, `${'s'.repeat(11)}${'f'.repeat(10)}`);
    expect(circuit(below)).toBe(circuits.closed);
    play(below, 'f');
    expect(circuit(below)).toBe(circuits.open);
  });
  test('the rate is looked at after a success too', () => {
    const caller = createCaller({ ...limit, retriesMax: 0 });
    play(caller, `${'f'.repeat(19)}s`);
    expect(circuit(caller)).toBe(circuits.open);
  });
  test('what is older than the window does not count', () => {
    const caller = createCaller({ ...limit, retriesMax: 0 });
    play(caller, 'f'.repeat(19));
    caller.nowMs = 10_000;
    play(caller, 'f'.repeat(19));
    expect(circuit(caller)).toBe(circuits.closed);
  });
  test('ten of a hundred failures open the breaker of Polly, when the last of them fails', () => {
    const [early, late] = [0, 1].map(() =>
      createCaller({ ...callLimits.pollyBreaker, retriesMax: 0 }),
    ) as [Caller, Caller];
    play(late, `${'s'.repeat(90)}${'f'.repeat(9)}`);
    expect(circuit(late)).toBe(circuits.closed);
    play(late, 'f');
    expect(circuit(late)).toBe(circuits.open);
    // A success that makes them a hundred does not; the next failure does.
    play(early, `${'f'.repeat(10)}${'s'.repeat(90)}`);
    expect(circuit(early)).toBe(circuits.closed);
    play(early, 'f');
    expect(circuit(early)).toBe(circuits.open);
  });
});

describe('open', () => {
  test('rejects everything, calls and retries, until its time is over', () => {
    const caller = opened();
    caller.nowMs = 4999;
    expect(caller.call()).toBe(false);
    const retrying = createCaller(limit);
    for (let i = 0; i < 20; i++) retrying.fail();
    expect(retrying.fail().allowed).toBe(false);
    caller.nowMs = 5000;
    expect(caller.call()).toBe(true);
    expect(circuit(caller)).toBe(circuits.halfOpen);
  });
  test('what ends now began earlier and changes nothing', () => {
    const caller = opened();
    const { state } = caller;
    caller.succeed();
    caller.fail();
    expect(caller.state).toEqual(state);
  });
});

describe('half open', () => {
  function halfOpen(settings: CircuitBreaker = limit): Caller {
    const caller = opened(settings);
    caller.nowMs = 6000;
    expect(caller.call()).toBe(true);
    return caller;
  }
  test('one probe is let through, and nothing besides', () => {
    const caller = halfOpen();
    caller.nowMs = 60_000;
    expect([caller.call(), caller.call()]).toEqual([false, false]);
  });
  test('a success closes it, with an empty window', () => {
    const caller = halfOpen();
    caller.succeed();
    expect(circuit(caller)).toBe(circuits.closed);
    play(caller, 'f'.repeat(19));
    expect(circuit(caller)).toBe(circuits.closed);
  });
  test('a failure opens it again for the whole time', () => {
    const caller = halfOpen();
    caller.nowMs = 7000;
    caller.fail(Infinity);
    caller.nowMs = 11_999;
    expect(caller.call()).toBe(false);
    caller.nowMs = 12_000;
    expect(caller.call()).toBe(true);
  });
  test.each([
    ['ssssfssss', 'f', circuits.closed],
    ['fffffssss', 's', circuits.open],
    ['ffffsssss', 's', circuits.closed],
  ])('ten probes, %s%s: the rate of the ten decides', (nine, tenth, expected) => {
    const caller = halfOpen({ ...limit, probes: 10 });
    for (let i = 1; i < 10; i++) expect(caller.call()).toBe(true);
    expect(caller.call()).toBe(false);
    const end = (outcome: string) => (outcome === 's' ? caller.succeed() : caller.fail(Infinity));
    Array.from(nine).forEach(end);
    expect(circuit(caller)).toBe(circuits.halfOpen);
    end(tenth);
    expect(circuit(caller)).toBe(expected);
  });
});
