import { checkCount, checkFinite, checkPositive } from './check.ts';

export interface BisectionOptions {
  /** Where the search begins: the least and the most that is tried. */
  readonly low: number;
  readonly high: number;
  /** How close `least` is brought to a value that is too little; above 0. */
  readonly resolution: number;
  /** Replications at each value; 1 unless told. */
  readonly replications?: number;
  /** Share of the replications that must hold; 1, every one of them, unless told. */
  readonly share?: number;
}

/** One value that was tried. */
export interface Trial {
  readonly value: number;
  /** Replications that held. */
  readonly held: number;
}

/** Plain JSON. */
export interface Bisection {
  /** The least value found enough; null when even `high` is too little. */
  readonly least: number | null;
  /** The greatest value found too little, less than `resolution` below `least`; null when `low` is enough. */
  readonly tooLittle: number | null;
  /** In the order of trial. */
  readonly trials: readonly Trial[];
}

/**
 * The least value that is enough, such as the least additional load shedding that brings recovery, by bisection: `high` and
 * `low` are tried, then the middle of what is left. Whoever is enough must stay so when given more; where chance
 * decides near the edge, more replications sharpen it. A replication is the same world at each value (common random numbers).
 *
 * @param holds - whether a value is enough in a replication, counted from 0; may take its time, replications run side by side
 * @throws RangeError when the bounds are not in order, or resolution, replications or share are none
 */
export async function bisect(
  holds: (value: number, replication: number) => boolean | Promise<boolean>,
  options: BisectionOptions,
): Promise<Bisection> {
  check(options);
  const { replications = 1, share = 1 } = options;
  const trials: Trial[] = [];
  const isEnough = async (value: number): Promise<boolean> => {
    const runs = Array.from({ length: replications }, async (_, i) => holds(value, i));
    const held = (await Promise.all(runs)).filter(Boolean).length;
    trials.push({ value, held });
    return held >= share * replications;
  };
  const steps = search(options);
  let step = steps.next(false);
  while (step.done !== true) {
    // One after the other: each trial decides what the next one is.
    // oxlint-disable-next-line no-await-in-loop
    step = steps.next(await isEnough(step.value));
  }
  return { ...step.value, trials };
}

/** The same where an answer is there at once, with one replication at each value. */
export function bisectAtOnce(
  holds: (value: number) => boolean,
  options: Pick<BisectionOptions, 'low' | 'high' | 'resolution'>,
): Bisection {
  check(options);
  const trials: Trial[] = [];
  const steps = search(options);
  let step = steps.next(false);
  while (step.done !== true) {
    const held = holds(step.value);
    trials.push({ value: step.value, held: held ? 1 : 0 });
    step = steps.next(held);
  }
  return { ...step.value, trials };
}

type Bounds = Pick<Bisection, 'least' | 'tooLittle'>;

/** Says which value is to be tried next, and is told whether it was enough. */
function* search({ low, high, resolution }: BisectionOptions): Generator<number, Bounds, boolean> {
  if (!(yield high)) return { least: null, tooLittle: high };
  if (low === high || (yield low)) return { least: low, tooLittle: null };
  let [tooLittle, least] = [low, high];
  while (least - tooLittle > resolution) {
    const middle = tooLittle + (least - tooLittle) / 2;
    // Two neighbours among the numbers have nothing between them.
    if (!(middle > tooLittle && middle < least)) break;
    if (yield middle) least = middle;
    else tooLittle = middle;
  }
  return { least, tooLittle };
}

function check({ low, high, resolution, replications = 1, share = 1 }: BisectionOptions): void {
  if (!(checkFinite('low', low) <= checkFinite('high', high)))
    throw new RangeError(`low is ${low}, high is ${high}: give low first, at most high`);
  checkPositive('resolution', resolution);
  checkPositive('replications', checkCount('replications', replications));
  if (!(share > 0 && share <= 1))
    throw new RangeError(`share is ${share}: give a share above 0 and at most 1`);
}
