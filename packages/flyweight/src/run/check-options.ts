import type { FlockOptions } from './flock-options.ts';

const functions = ['inputOf', 'emitted', 'onTransition', 'failed'] as const;

/** @throws RangeError that names the first wrong option */
export function checkOptions(options: FlockOptions<never>): void {
  const { size } = options;
  if (!(Number.isInteger(size) && size >= 0 && size <= 2 ** 30)) {
    throw new RangeError(`size is ${size}: give a whole number of actors, from 0 to 2^30`);
  }
  const { generateAfter = 0 } = options;
  if (!(generateAfter >= 0)) {
    throw new RangeError(`generateAfter is ${generateAfter}: give a number of steps, or Infinity`);
  }
  for (const name of functions) {
    const given: unknown = options[name];
    if (given === undefined ? name !== 'failed' : typeof given === 'function') continue;
    throw new RangeError(`${name} is ${String(given)}: give a function`);
  }
}
