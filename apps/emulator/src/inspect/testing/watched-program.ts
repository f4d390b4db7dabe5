/** A program that makes one watched replication as soon as a viewer is there, and then has nothing left to do. */
import { planRun } from '@squall/experiment';
import { lastValueFrom } from 'rxjs';
import { watchedExecutor } from '../watched-executor.ts';
import { small } from './small-experiment.ts';

const plan = planRun(small, { module: 'small', profile: 'quick', seed: 1 });
const run = watchedExecutor({ inspect: ['client:3'], pace: Infinity }, () => undefined, {
  load: () => Promise.resolve(small),
  viewerWaitMs: 60_000,
});
await lastValueFrom(run(plan.slice(0, 1)));
