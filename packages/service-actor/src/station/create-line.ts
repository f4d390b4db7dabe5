import { streamSeed } from '@squall/random';
import type { StationSpec } from '../spec/station-spec.ts';
import type { Held } from './held.ts';
import type { Line } from './line.ts';
import { RandomLine } from './random-line.ts';
import { WaitingLine } from './waiting-line.ts';

/** The waiting line of a station's discipline. Under processor sharing somebody waits only during a pause. */
export function createLine(spec: StationSpec, held: Held, seed: number): Line {
  if (spec.discipline === 'random') return new RandomLine(held, streamSeed(seed, 'order'));
  return new WaitingLine(held, lifoAbove(spec));
}

/** How many must wait for more than which the last come is served first. */
function lifoAbove({ discipline, servers, lifoAbove = servers }: StationSpec): number {
  if (discipline === 'lifo') return 0;
  return discipline === 'adaptiveLifo' ? lifoAbove : Infinity;
}
