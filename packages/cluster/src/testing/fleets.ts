import { dispersedJitters } from '../crowds/jitters.ts';

/** d of each retry of the table of dispersion, before jitter, ms. */
export const stepsMs = [1000, 2000, 4000, 8000, 16_000, 32_000] as const;

/** The jitters of that table. */
export const jitters = dispersedJitters({ baseMs: 1000, capMs: 32_000 });
