import { type ClusterSpec, createCluster } from '@squall/cluster';
import { specOf } from '@squall/experiment';
import { bisect } from '@squall/metrics';
import { expect, test } from 'vitest';
import experiment from '../experiments/admission-ramp.experiment.ts';
import { capacityPerThousandPerSecond } from '../experiments/admission-ramp/world.ts';

/** The world of the experiment with a door that lets in one client in so many service times of the database. */
function spaced(spacing: number): ClusterSpec {
  const spec = specOf(experiment, { profile: 'quick', variant: 'at-75-percent', clients: 400 });
  const perThousandPerSecond = capacityPerThousandPerSecond / spacing;
  return {
    ...spec,
    recovery: (spec.recovery ?? []).map((entry) => ({
      ...entry,
      startPerThousandPerSecond: perThousandPerSecond,
      endPerThousandPerSecond: perThousandPerSecond,
    })),
  };
}

function comesBack(spacing: number): boolean {
  const spec = spaced(spacing);
  const cluster = createCluster(spec, { seed: 1, engine: 'flyweight' });
  cluster.runUntil(spec.horizonMs);
  return cluster.finish().measures['cell.main.recoveryMs'] !== null;
}

test('by bisection, the fastest safe door lets in a little less than the database serves', async () => {
  const { least, tooLittle } = await bisect(comesBack, { low: 0.8, high: 1.6, resolution: 0.05 });
  expect(tooLittle).toBeGreaterThan(0.9);
  expect(least).toBeLessThan(1.15);
});
