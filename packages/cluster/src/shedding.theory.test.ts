/**
 * The least load shedding that brings back a cell whose sign-in is stuck, with paper and pencil. N clients are out, each tries
 * again b after a refusal; the gate serves C a second, all of them for somebody who has given up after T, so that C·T clients
 * wait in vain at any time. The others, N - C·T, come to the door (N - C·T) / b times a second: A. Of these a share 1 - s
 * is let in, and the gate comes unstuck when that is less than it can serve: s > 1 - C / A.
 */
import { describe, expect, test } from 'vitest';
import { createCluster } from './cluster.ts';
import { parseClusterSpec } from './parse.ts';
import { type StuckGate, stuckGate } from './testing/stuck-gate.ts';

const run = (given: StuckGate) => {
  const spec = parseClusterSpec(stuckGate(given));
  const cluster = createCluster(spec, { seed: 3, engine: 'flyweight' });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish();
};

const gates: readonly StuckGate[] = [
  { clients: 4000, capacityPerSecond: 80, timeoutS: 5, backoffS: 10, pauseS: 30, horizonS: 600 },
  { clients: 3000, capacityPerSecond: 100, timeoutS: 4, backoffS: 6, pauseS: 20, horizonS: 500 },
];

describe.each(gates)('$clients clients before $capacityPerSecond sign-ins a second', (gate) => {
  const { clients, capacityPerSecond, timeoutS, backoffS, pauseS } = gate;
  const attemptsPerSecond = (clients - capacityPerSecond * timeoutS) / backoffS;
  const letInMax = capacityPerSecond / attemptsPerSecond;
  const shed = (letIn: number) => run({ ...gate, shedding: { share: 1 - letIn } });

  test('without shedding it is metastable, and the gate works for nobody', () => {
    const { verdicts, sustaining, trigger } = run({ ...gate, horizonS: 180 });
    expect(trigger).toEqual({ atMs: 10_000, endsAtMs: 10_000 + 1000 * pauseS });
    expect(verdicts['cell.main']).toMatchObject({ verdict: 'metastable', recoveredAtMs: null });
    const effect = sustaining['cell.main'];
    expect(effect).toMatchObject({ service: 'main/gate', effects: ['wastedWork', 'retries'] });
    const { after } = effect!.services['main/gate']!;
    expect(after.wastedShare).toBe(1);
    expect(after.attemptsPerAnswer).toBeNull();
    expect(after.utilisation).toBeGreaterThan(0.999);
    expect(Math.abs(after.attemptsPerServed! / (1 / letInMax) - 1)).toBeLessThan(0.03);
  });

  test('4 % less than the gate can serve is let in: it comes back', () => {
    const { verdicts } = shed(0.96 * letInMax);
    expect(verdicts['cell.main']!.recoveredAtMs).toBeGreaterThan(0);
  });

  test('4 % more than it can serve: it stays as it is', () => {
    const { verdicts, measures } = shed(1.04 * letInMax);
    expect(verdicts['cell.main']!.recoveredAtMs).toBeNull();
    expect(measures['cell.main.onlineAtEnd']).toBeLessThan(0.01);
  });
});
