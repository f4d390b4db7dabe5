export {
  type Distribution,
  byMeanAndCv2,
  deterministic,
  discrete,
  exponential,
  gamma,
  lognormal,
  uniform,
} from './distribution.ts';
export { normalAt, uint32At, uniformAt } from './draw.ts';
export { cv2, mean } from './moments.ts';
export { type Sampler, sampleAt, samplerOf } from './sample.ts';
export { type Source, createSource } from './source.ts';
export { streamSeed } from './stream-seed.ts';
