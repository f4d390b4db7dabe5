import { workload } from './workload.ts';
import type { Stream } from './xoshiro128.ts';

const { backoffBaseUs, backoffCapUs, rampUs, serviceMeanUs, thinkMeanUs } = workload;

/** When a client makes its first attempt, µs from the start. */
export const drawRampUs = (stream: Stream): number => stream.below(rampUs);

/** How long a client waits after `exponent` failures before this one, µs. */
export const drawBackoffUs = (stream: Stream, exponent: number): number =>
  stream.below(Math.min(backoffCapUs, backoffBaseUs * (1 << exponent)));

/** How long an online client keeps silent, µs. */
export const drawThinkUs = (stream: Stream): number => stream.exponentialUs(thinkMeanUs);

/** How long the service works on a request, µs. */
export const drawServiceUs = (stream: Stream): number => stream.exponentialUs(serviceMeanUs);
