import { describe, expect, test } from 'vitest';
import { createSupervisor } from './create-supervisor.ts';
import type { ChildInfo } from './shell/children-view.ts';
import type { Supervisor } from './supervisor.ts';
import { createDice, type Dice } from './testing/dice.ts';
import { createEventLoop } from './testing/event-loop.ts';
import { randomTree, randomWorker } from './testing/fuzz-tree.ts';
import { World, type Manners, type Process } from './testing/fuzz-world.ts';

const REASONS = ['boom', 'boom', 'oom', 'normal', 'shutdown', 'shutdown:done'] as const;
/** Longer than all starts, stops and short waits of a tree in a row, shorter than the long limits. */
const SETTLED_MS = 5000;

/** What the supervisors say, and what is true. */
interface Books {
  readonly processes: readonly [readonly string[], readonly string[]];
  readonly timers: readonly [number, number];
  readonly calls: readonly [number, number];
  readonly exits: readonly [number, number];
}

/** Random operations on one random tree, and the books that are kept outside of it. */
class Episode {
  readonly loop = createEventLoop();
  readonly world: World;
  readonly root: Supervisor;
  readonly dice: Dice;
  asked = 0;
  answered = 0;
  private exits = 0;
  private readonly kills: boolean;

  constructor(dice: Dice, manners: Manners) {
    this.dice = dice;
    // Who is deaf and loses its supervisor lives for ever: no deaf workers where supervisors are killed.
    this.kills = !manners.deafness;
    this.world = new World(dice, this.loop, manners);
    this.root = createSupervisor(randomTree('r', dice, this.world), { timers: this.loop });
    this.root.onExit(() => void (this.exits += 1));
    this.root.start();
  }

  get isOver(): boolean {
    return this.root.status === 'ended';
  }

  /** One random thing, now. */
  operate(): void {
    const { dice, loop } = this;
    const what = dice.roll(100);
    if (what < 35) this.crash();
    else if (what < 80) this.call(this.anySupervisor());
    else if (what < 83) this.anySupervisor().stop(dice.pick(REASONS));
    else if (what < 85 && this.kills) this.anySupervisor().kill();
    else loop.runTo(loop.now() + dice.roll(50));
  }

  /** Lets everything come to an end that was begun; then the two sides of each pair must be equal. */
  settle(): Books {
    const { loop, world } = this;
    loop.runTo(loop.now() + SETTLED_MS);
    const lines = linesOf(this.root);
    const owned = lines.flatMap(({ child }) => (world.isProcess(child) ? child : []));
    const waits = lines.filter(({ state }) => state === 'restarting').length;
    const own = [...world.alive].reduce((sum, { timers }) => sum + timers.size, 0);
    return {
      processes: [namesOf(owned), namesOf([...world.alive])],
      timers: [loop.pending, own + waits + world.starting.size],
      calls: [this.answered, this.asked],
      exits: [this.exits, this.isOver ? 1 : 0],
    };
  }

  private crash(): void {
    const all = [...this.world.alive];
    const victim = all[this.dice.roll(all.length)];
    if (victim !== undefined) this.world.die(victim, this.dice.pick(REASONS));
  }

  private anySupervisor(): Supervisor {
    const nested = linesOf(this.root).flatMap(({ child }) => (isSupervisor(child) ? child : []));
    return this.dice.pick([this.root, ...nested]);
  }

  private call(supervisor: Supervisor): void {
    const { dice } = this;
    const id = `${supervisor.id}.${dice.roll(6)}`;
    const reply = (): void => void (this.answered += 1);
    this.asked += 1;
    const call = dice.roll(4);
    if (call === 0) return supervisor.terminateChild(id, reply);
    if (call === 1) return supervisor.restartChild(id, reply);
    if (call === 2) return supervisor.deleteChild(id, reply);
    try {
      supervisor.startChild(randomWorker(id, dice, this.world, false), reply);
    } catch {
      supervisor.startInstance({ id }, reply);
    }
  }
}

function isBalanced(books: Books): boolean {
  return Object.values(books).every(([told, real]) => String(told) === String(real));
}

function namesOf(processes: readonly Process[]): readonly string[] {
  return processes.map(({ serial, context }) => `${serial} ${context.id}`).sort();
}

/** Every line of every living supervisor's list in the tree. */
function linesOf(supervisor: Supervisor): readonly ChildInfo[] {
  return supervisor
    .whichChildren()
    .flatMap((info) => [info, ...(isSupervisor(info.child) ? linesOf(info.child) : [])]);
}

function isSupervisor(child: unknown): child is Supervisor {
  return typeof child === 'object' && child !== null && 'whichChildren' in child;
}

describe('random operations on random trees', () => {
  // Long limits: a timer that outlives what it was set for is still there when the books are balanced.
  test.each([
    ['deaf workers', { deafness: true, shutdownMs: 50, backoffMs: 10 }, 1],
    ['killed supervisors', { deafness: false, shutdownMs: 60_000, backoffMs: 60_000 }, 2],
  ] as const)(
    '50,000, with %s: nobody without an owner, no timer of the dead, every call answered once',
    (_, manners, seed) => {
      const dice = createDice(seed);
      const wrong: unknown[] = [];
      const trees = { begun: 0, ended: 0 };
      let episode: Episode | undefined;
      for (let op = 1; op <= 50_000; op++) {
        if (episode === undefined || episode.isOver) {
          trees.begun += 1;
          episode = new Episode(dice, manners);
        }
        episode.operate();
        const books = op % 20 === 0 || episode.isOver ? episode.settle() : undefined;
        if (books !== undefined && !isBalanced(books)) wrong.push({ op, ...books });
        if (wrong.length > 0) break;
        if (episode.isOver) trees.ended += 1;
      }
      expect(wrong).toEqual([]);
      // Both kinds of history were tried: trees that live long and trees that end.
      expect(trees.ended).toBeGreaterThan(500);
      expect(trees.begun).toBeLessThan(25_000);
    },
  );
});
