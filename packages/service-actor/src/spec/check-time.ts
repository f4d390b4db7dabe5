import type { Distribution } from '@squall/random';
import { checkAtLeast, checkOneOf, checkPositive } from './check.ts';

const kinds = ['deterministic', 'exponential', 'lognormal', 'gamma', 'uniform', 'discrete'];

/** No time is negative. What a constructor of @squall/random refuses is refused here too: a spec may be JSON. */
export function checkTime(name: string, time: Distribution): void {
  checkOneOf(`${name}.kind`, time.kind, kinds);
  switch (time.kind) {
    case 'deterministic':
      return checkAtLeast(`${name}.value`, time.value, 0);
    case 'uniform':
      checkAtLeast(`${name}.low`, time.low, 0);
      return checkAtLeast(`${name}.high`, time.high, time.low);
    case 'discrete':
      return checkDiscrete(name, time.values, time.weights);
    case 'exponential':
      return checkPositive(`${name}.mean`, time.mean);
    default:
      checkPositive(`${name}.mean`, time.mean);
      checkPositive(`${name}.cv2`, time.cv2);
  }
}

function checkDiscrete(name: string, values: readonly number[], weights: readonly number[]): void {
  if (values.length === 0 || values.length !== weights.length) {
    throw new RangeError(
      `${name} has ${values.length} values and ${weights.length} weights: give at least one value, a weight for each`,
    );
  }
  for (const value of values) checkAtLeast(`${name}.values`, value, 0);
  for (const weight of weights) checkAtLeast(`${name}.weights`, weight, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  checkPositive(`sum of ${name}.weights`, total);
}
