import { expect, test } from 'vitest';
import { CallGate } from './breakers.ts';

/** Makes calls through a gate, and says which were let through. */
function calling(gate: CallGate, ...outcomes: readonly boolean[]) {
  return outcomes.map((ok) => {
    if (!gate.lets()) return 'refused';
    let heard = false;
    gate.heard((answer) => (heard = answer))(ok);
    return heard ? 'answered' : 'failed';
  });
}

test('a closed gate lets every call through and counts its outcome until it is read', () => {
  const gate = new CallGate();
  expect(calling(gate, true, false, true, true)).toEqual([
    'answered',
    'failed',
    'answered',
    'answered',
  ]);
  expect(gate.read()).toEqual({ calls: 4, failedShare: 0.25 });
  expect(gate.read()).toEqual({ calls: 0, failedShare: 0 });
});

test('an open gate lets none through, or so many probes, each of which is told', () => {
  const gate = new CallGate();
  const probes: boolean[] = [];
  gate.probed = (ok) => void probes.push(ok);
  gate.open(0);
  expect(calling(gate, true)).toEqual(['refused']);
  gate.open(2);
  expect(calling(gate, true, false, true)).toEqual(['answered', 'failed', 'refused']);
  expect(probes).toEqual([true, false]);
  gate.close();
  expect(calling(gate, true)).toEqual(['answered']);
  expect(probes).toHaveLength(2);
});

test('a call that was made before the gate opened is no probe', () => {
  const gate = new CallGate();
  const probes: boolean[] = [];
  gate.probed = (ok) => void probes.push(ok);
  gate.lets();
  const under = gate.heard(() => undefined);
  gate.open(1);
  under(false);
  expect(probes).toEqual([]);
  expect(gate.read().calls).toBe(1);
});
