import { type AnyActor, type AnyStateMachine, createActor } from 'xstate';
import { createFlock } from '../index.ts';
import { createFakeClock } from './fake-clock.ts';

export interface Event {
  readonly type: string;
  readonly [key: string]: unknown;
}
export type Step = readonly [actor: number, event: Event] | number;

export interface World {
  /** ms */
  readonly now: () => number;
  /** For the actions of the machine: what they do is compared, in order. */
  readonly log: (line: string) => void;
}

export interface Twin {
  readonly send: (actor: number, event: Event) => void;
  readonly advanceTo: (ms: number) => void;
  /** What happened since this was last asked, and where everyone is. */
  readonly report: () => readonly unknown[];
}

type Make = (world: World) => AnyStateMachine;
type InputOf = (actor: number) => unknown;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Real actors on a fake clock. */
export function realTwin(make: Make, size: number, inputOf: InputOf): Twin {
  const clock = createFakeClock();
  const lines: string[] = [];
  const machine = make({ now: () => clock.now(), log: (line) => lines.push(line) });
  const create = (number: number): AnyActor => {
    const actor = createActor(machine, { input: inputOf(number), clock: clock.xstate });
    actor.on('*', (event) => lines.push(`${number} ${JSON.stringify(event)}`));
    actor.subscribe({ error: (error) => lines.push(`${number} failed: ${messageOf(error)}`) });
    return actor.start();
  };
  const actors = Array.from({ length: size }, (_, number) => create(number));
  const see = (actor: AnyActor) => {
    const { value, context, status } = actor.getSnapshot();
    return [plain(value), { ...context }, status];
  };
  return {
    // XState warns of events that are sent to an actor that has ended.
    send: (actor, event) => {
      const target = actors[actor];
      if (target?.getSnapshot().status === 'active') target.send(event);
    },
    advanceTo: clock.advanceTo,
    report: () => [...lines.splice(0), ...actors.map(see)],
  };
}

/** How a flock lives: in the time of a port or in its own, its ways written as code from the start or never. */
interface Life {
  readonly own: boolean;
  readonly generateAfter: number;
}

export const lives: readonly Life[] = [
  { own: false, generateAfter: Infinity },
  { own: true, generateAfter: Infinity },
  { own: true, generateAfter: 1 },
];

/** The same on typed arrays. */
export function flockTwin(
  make: Make,
  size: number,
  inputOf: InputOf,
  { own, generateAfter }: Life,
): Twin {
  const clock = createFakeClock();
  const lines: string[] = [];
  const now = (): number => (own ? flock.now() : clock.now());
  const machine = make({ now, log: (line) => lines.push(line) });
  const flock = createFlock(machine, {
    size,
    inputOf: inputOf as never,
    generateAfter,
    ...(own ? {} : { timers: clock }),
    emitted: (actor, event) => lines.push(`${actor} ${JSON.stringify(event)}`),
    failed: (actor, error) => lines.push(`${actor} failed: ${messageOf(error)}`),
  });
  flock.start();
  const see = (actor: number) => [
    plain(flock.value(actor)),
    flock.context(actor),
    flock.status(actor),
  ];
  return {
    send: (actor, event) => flock.send(actor, event),
    advanceTo: (ms) => (own ? flock : clock).advanceTo(ms),
    report: () => [...lines.splice(0), ...Array.from({ length: size }, (_, actor) => see(actor))],
  };
}

export interface Differences {
  readonly real: readonly unknown[];
  readonly flyweight: readonly unknown[];
  readonly step: number;
}

/** Runs the same steps on real actors and on typed arrays, and gives the first step after which they differ. */
export function firstDifference(
  make: Make,
  size: number,
  steps: readonly Step[],
  inputOf: InputOf = () => undefined,
): Differences | undefined {
  const real = realTwin(make, size, inputOf);
  const flyweights = lives.map((life) => flockTwin(make, size, inputOf, life));
  let nowMs = 0;
  for (let step = -1; step < steps.length; step++) {
    const what = steps[step];
    if (typeof what === 'number') nowMs += what;
    for (const twin of [real, ...flyweights]) {
      if (typeof what === 'number') twin.advanceTo(nowMs);
      else if (what) twin.send(...what);
    }
    const expected = real.report();
    for (const twin of flyweights) {
      const flyweight = twin.report();
      if (!equal(expected, flyweight)) return { real: expected, flyweight, step };
    }
  }
  return undefined;
}

/** Keys in any order: a column does not remember who was assigned first. */
const equal = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return Object.is(part, -0) ? '-0' : String(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  });
