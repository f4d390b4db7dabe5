/**
 * Adaptive LIFO against the job queue of HHVM (facebook/hhvm, hphp/util/job-queue.h, `dequeueMaybeExpiredImpl` with
 * `lifoSwitchThreshold`), re-typed and run in Python: jobs that come at random before one worker of 10 ms.
 */
import { deterministic } from '@squall/random';
import { expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const recordings: readonly {
  readonly threshold: number;
  readonly atMs: readonly number[];
  /** Jobs in the order in which they are done. */
  readonly done: readonly number[];
}[] = [
  {
    threshold: 0,
    atMs: [
      2.0, 7.001, 13.002, 19.003, 25.004, 26.005, 29.006, 30.007, 34.008, 40.009, 44.01, 48.011,
      55.012, 59.013, 65.014, 67.015, 68.016, 72.017, 73.018, 98.019, 102.02, 106.021, 111.022,
      117.023, 123.024, 124.025, 131.026, 135.027, 138.028, 145.029, 151.03, 153.031, 158.032,
      159.033, 162.034, 163.035, 164.036, 165.037, 172.038, 177.039, 178.04, 182.041, 189.042,
      191.043, 195.044, 202.045, 203.046, 208.047, 210.048, 216.049, 220.05, 224.051, 229.052,
      231.053, 234.054, 236.055, 243.056, 245.057, 270.058, 274.059,
    ],
    done: [
      0, 1, 3, 7, 9, 11, 13, 16, 18, 17, 19, 22, 23, 26, 28, 30, 33, 37, 40, 43, 44, 48, 50, 53, 55,
      57, 56, 58, 59, 54, 52, 51, 49, 47, 46, 45, 42, 41, 39, 38, 36, 35, 34, 32, 31, 29, 27, 25,
      24, 21, 20, 15, 14, 12, 10, 8, 6, 5, 4, 2,
    ],
  },
  {
    threshold: 3,
    atMs: [
      2.0, 5.001, 6.002, 13.003, 17.004, 21.005, 23.006, 24.007, 25.008, 26.009, 30.01, 35.011,
      38.012, 44.013, 50.014, 51.015, 53.016, 58.017, 63.018, 66.019, 69.02, 75.021, 77.022, 83.023,
      84.024, 87.025, 89.026, 90.027, 96.028, 103.029, 109.03, 112.031, 118.032, 121.033, 123.034,
      125.035, 128.036, 131.037, 138.038, 163.039, 170.04, 176.041, 182.042, 185.043, 186.044,
      192.045, 197.046, 200.047, 207.048, 211.049, 216.05, 218.051, 220.052, 222.053, 226.054,
      229.055, 230.056, 255.057, 280.058, 285.059,
    ],
    done: [
      0, 1, 5, 10, 12, 15, 17, 20, 22, 27, 28, 30, 33, 37, 38, 36, 35, 40, 41, 44, 47, 49, 52, 56,
      55, 54, 57, 53, 58, 59, 51, 50, 48, 46, 45, 43, 42, 39, 34, 32, 31, 29, 26, 25, 24, 23, 21,
      19, 18, 16, 14, 13, 11, 9, 8, 7, 6, 2, 3, 4,
    ],
  },
];

test.each(recordings)('jobs are done in the same order, threshold $threshold', (recorded) => {
  const { threshold, atMs, done } = recorded;
  const { station, loop, log, at } = stationOnLoop({
    queueCapacity: 1000,
    serviceTime: deterministic(10),
    discipline: 'adaptiveLifo',
    lifoAbove: threshold,
  });
  for (const [ticket, ms] of atMs.entries()) at(ms, () => station.offer(ticket, 1));
  loop.flush();
  expect(log.map((line) => Number(line.split(' ').at(-1)))).toEqual(done);
});
