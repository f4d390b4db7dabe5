import * as fc from 'fast-check';
import {
  type MonoTypeOperatorFunction,
  type Observable,
  type SchedulerLike,
  VirtualTimeScheduler,
  auditTime,
  bufferTime,
  debounceTime,
  delay,
  map,
  merge,
  sampleTime,
  take,
  throttleTime,
  timeout,
  timer,
} from 'rxjs';
import { expect, test } from 'vitest';
import { createKernel } from './index.ts';
import { kernelScheduler } from './rxjs.ts';

type Operator = MonoTypeOperatorFunction<string>;

// A long enough list that an operator which keeps time in another way than the rest is among it.
const operators: readonly ((ms: number, scheduler: SchedulerLike) => Operator)[] = [
  (ms, scheduler) => delay(ms, scheduler),
  (ms, scheduler) => debounceTime(ms, scheduler),
  (ms, scheduler) => throttleTime(ms, scheduler, { leading: true, trailing: true }),
  (ms, scheduler) => auditTime(ms, scheduler),
  (ms, scheduler) => sampleTime(ms, scheduler),
  (ms, scheduler) => timeout({ each: ms, scheduler }),
  (ms, scheduler) => (source) =>
    source.pipe(
      bufferTime(ms, scheduler),
      map((values) => `[${values.join()}]`),
    ),
];

interface Pipeline {
  readonly sources: readonly (readonly [firstMs: number, periodMs: number, count: number])[];
  readonly stages: readonly (readonly [operator: number, ms: number])[];
}

const ms = fc.integer({ min: 1, max: 12 });
const pipelines: fc.Arbitrary<Pipeline> = fc.record({
  sources: fc.array(fc.tuple(fc.nat(12), ms, ms), { minLength: 1, maxLength: 4 }),
  stages: fc.array(fc.tuple(fc.nat(operators.length - 1), ms), { maxLength: 4 }),
});

function built({ sources, stages }: Pipeline, scheduler: SchedulerLike): Observable<string> {
  const ticks = sources.map(([firstMs, periodMs, count], name) =>
    timer(firstMs, periodMs, scheduler).pipe(
      take(count),
      map((n) => `${name}.${n}`),
    ),
  );
  return stages.reduce<Observable<string>>(
    (stream, [operator, forMs]) => stream.pipe(operators[operator]!(forMs, scheduler)),
    merge(...ticks),
  );
}

/** Every notification with its time. Four pipelines at once, so that they meet in ties. */
function observed(all: readonly Pipeline[], scheduler: SchedulerLike): string[] {
  const log: string[] = [];
  all.forEach((pipeline, name) => {
    const note = (what: string): void => void log.push(`${scheduler.now()} ${name} ${what}`);
    built(pipeline, scheduler).subscribe({
      next: note,
      error: (error: Error) => note(error.name),
      complete: () => note('complete'),
    });
  });
  return log;
}

test("random pipelines behave as on RxJS's own virtual scheduler, ties included", () => {
  fc.assert(
    fc.property(fc.array(pipelines, { minLength: 1, maxLength: 4 }), (all) => {
      const reference = new VirtualTimeScheduler();
      const expected = observed(all, reference);
      reference.flush();
      const kernel = createKernel();
      const log = observed(all, kernelScheduler(kernel));
      kernel.runUntil(10_000);
      expect(log).toEqual(expected);
      expect(kernel.pending).toBe(0);
    }),
    { seed: 1, numRuns: 200 },
  );
});
