import { describe, expect, test } from 'vitest';
import { childOfSupervisor } from './adapters/child-of-supervisor.ts';
import type { ChildSpec } from './spec/child-spec.ts';
import { puppet, stage, type Puppet } from './testing/stage.ts';

/** A leaf that crashes as soon as it is up, below one supervisor for each intensity but the first. */
function chain(leaf: Puppet, intensities: readonly number[]): ChildSpec {
  return intensities.reduceRight(
    (child, intensity, level) =>
      childOfSupervisor({ id: `level ${level}`, intensity, periodMs: 60_000, children: [child] }),
    leaf.spec,
  );
}

describe('limits multiply over levels: a leaf is started (I1 + 1)(I2 + 1)... times in all', () => {
  test.each([[[3]], [[0, 0]], [[1, 1]], [[10, 10]], [[2, 3, 4]], [[3, 0, 2, 1]]])(
    'intensities %j',
    (intensities) => {
      const [top = 0, ...below] = intensities;
      const leaf = puppet('leaf', {
        start: ({ started, exited }) => {
          started();
          exited('boom');
        },
      });
      const children = [chain(leaf, below)];
      const { supervisor, loop } = stage({ intensity: top, periodMs: 60_000, children });
      supervisor.start();
      loop.runTo(0);
      expect(supervisor.status).toBe('ended');
      expect(leaf.starts).toBe(intensities.reduce((product, each) => product * (each + 1), 1));
    },
  );
});
