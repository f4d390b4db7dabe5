import { createHash } from 'node:crypto';
import { createFlock } from '@squall/flyweight';
import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { createActor } from 'xstate';
import type { Heard, MachineCase } from './machine-case.ts';

/** An event for one actor, or a wait in ms. */
export type Step = readonly [actor: number, event: Heard] | number;

interface Host {
  readonly send: (actor: number, event: Heard) => void;
  readonly advanceTo: (ms: number) => void;
  /** Value, context and status of an actor. */
  readonly see: (actor: number) => readonly [value: unknown, context: object, status: string];
}

interface Created {
  readonly host: Host;
  /** What was emitted, done and thrown since the start, in order. */
  readonly lines: string[];
}

type Create = (given: MachineCase, size: number, seed: number) => Created;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const told = (actor: number, event: object) => `${actor} ${JSON.stringify(event)}`;

/** Real actors of XState on a kernel. */
export const realActors: Create = ({ make, inputOf }, size, seed) => {
  const kernel = createKernel();
  const lines: string[] = [];
  const machine = make({ now: () => kernel.now(), log: (line) => lines.push(line) });
  const actors = Array.from({ length: size }, (_, number) => {
    const actor = createActor(machine, {
      input: inputOf?.(number, seed),
      clock: kernelClock(kernel),
    });
    actor.on('*', (event) => lines.push(told(number, event)));
    actor.subscribe({ error: (error) => lines.push(`${number} failed: ${messageOf(error)}`) });
    return actor.start();
  });
  const host: Host = {
    // XState warns of what is sent to an actor that has ended.
    send: (actor, event) => {
      const target = actors[actor];
      if (target?.getSnapshot().status === 'active') target.send(event);
    },
    advanceTo: (ms) => kernel.runUntil(ms),
    see: (actor) => {
      const snapshot = actors[actor]?.getSnapshot();
      if (!snapshot) throw new RangeError(`actor is ${actor}: give one from 0 to ${size - 1}`);
      return [snapshot.value, snapshot.context, snapshot.status];
    },
  };
  return { host, lines };
};

/** The same on typed arrays, on a kernel of their own. */
export const flyweights: Create = ({ make, inputOf }, size, seed) => {
  const kernel = createKernel();
  const lines: string[] = [];
  const machine = make({ now: () => kernel.now(), log: (line) => lines.push(line) });
  const flock = createFlock(machine, {
    size,
    timers: kernel,
    inputOf: (actor: number) => inputOf?.(actor, seed) as never,
    emitted: (actor, event) => lines.push(told(actor, event as object)),
    failed: (actor, error) => lines.push(`${actor} failed: ${messageOf(error)}`),
  });
  flock.start();
  const host: Host = {
    send: (actor, event) => flock.send(actor, event),
    advanceTo: (ms) => kernel.runUntil(ms),
    see: (actor) => [flock.value(actor), flock.context(actor), flock.status(actor)],
  };
  return { host, lines };
};

/** Keys in the order of their names: a column does not remember who was assigned first. */
const sorted = (_: string, part: unknown): unknown => {
  if (typeof part === 'number') return Object.is(part, -0) ? '-0' : String(part);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

export interface Run {
  /** SHA-256 over all lines, and the sight of every actor after every step. */
  readonly hash: string;
  /** Every state value that was seen. */
  readonly values: readonly unknown[];
}

export function runOf(
  create: Create,
  given: MachineCase,
  size: number,
  steps: readonly Step[],
  seed: number,
): Run {
  const { host, lines } = create(given, size, seed);
  const hash = createHash('sha256');
  const values: unknown[] = [];
  let nowMs = 0;
  const look = () => {
    const seen = Array.from({ length: size }, (_, actor) => host.see(actor));
    hash.update(JSON.stringify([lines.splice(0), seen], sorted));
    values.push(...seen.map(([value]) => value));
  };
  look();
  for (const step of steps) {
    if (typeof step === 'number') host.advanceTo((nowMs += step));
    else host.send(...step);
    look();
  }
  return { hash: hash.digest('hex'), values };
}
