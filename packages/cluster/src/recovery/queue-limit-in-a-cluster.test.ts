import { expect, test } from 'vitest';
import { levers, recoveryStorm } from '../testing/recovery-storm.ts';
import { runWhole } from '../testing/run.ts';

test('a limited queue holds as many as the limit says, beside those in service', () => {
  const change = { ...recoveryStorm, horizonMs: 60_000, recovery: [levers.queueLimit.good] };
  const { timeline, log } = runWhole(change, { engine: 'flyweight' });
  expect(log[3]).toBe('23.0 recovery main queue of directory limited to 4');
  const queue = timeline.services.find(({ service }) => service === 'directory')?.queueLength ?? [];
  // Those who had come before are still worked off.
  const after = queue.slice(50);
  expect(Math.max(...after)).toBe(4);
});
