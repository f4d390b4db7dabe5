import type { TwinsOfRun } from '@squall/experiment';
import { count, plural } from './format.ts';

/** What the twins of a run have shown, in words. */
export function twinsInWords({ comparisons, clients, replications }: TwinsOfRun): string {
  const where = replications === 1 ? '' : ` in each of ${count(replications)} replications`;
  const who = `${plural(clients, 'client')}${where}`;
  return `${plural(comparisons, 'step')} of ${who} compared with real actors, all equal`;
}
