import type { RunningChild, StartAnswer, StartContext } from '../spec/child-spec.ts';
import type { Timers } from '../timers.ts';
import type { Dice } from './dice.ts';

/** How a worker may behave, and how long its supervisor waits. */
export interface Manners {
  /** Whether some workers never obey: whoever kills a supervisor makes orphans of them, as OTP does. */
  readonly deafness: boolean;
  /** Time limit of a stop, ms. */
  readonly shutdownMs: number;
  /** First wait of a back-off, ms. */
  readonly backoffMs: number;
}

/** A worker process that is up: it knows its own timers, and takes them along when it dies. */
export interface Process {
  /** 1, 2, ... in the order of their births. */
  readonly serial: number;
  readonly context: StartContext;
  readonly timers: Set<number>;
}

/** All worker processes outside of any supervisor's books. */
export class World {
  /** Everybody who is up, whoever owns them. */
  readonly alive = new Set<Process>();
  /** Timers of starts that are under way. */
  readonly starting = new Set<number>();
  private births = 0;
  private readonly dice: Dice;
  private readonly timers: Timers;
  readonly manners: Manners;

  constructor(dice: Dice, timers: Timers, manners: Manners) {
    this.dice = dice;
    this.timers = timers;
    this.manners = manners;
  }

  readonly start = (context: StartContext): StartAnswer => {
    const { dice } = this;
    if (context.attempt > 1 && dice.isLucky(0.15)) throw new Error('no port');
    if (dice.isLucky(0.04)) return 'ignore';
    if (dice.isLucky(0.8)) return this.born(context);
    const timer = this.timers.setTimer(dice.roll(60), () => {
      this.starting.delete(timer);
      if (dice.isLucky(0.1)) context.failed('nope');
      else context.started(this.born(context));
    });
    this.starting.add(timer);
    return 'later';
  };

  isProcess(value: unknown): value is Process {
    return typeof value === 'object' && value !== null && 'serial' in value;
  }

  /** By itself. */
  die(process: Process, reason: string): void {
    if (!this.alive.delete(process)) return;
    for (const timer of process.timers) this.timers.clearTimer(timer);
    process.context.exited(reason);
  }

  private born(context: StartContext): RunningChild {
    const process: Process = { serial: ++this.births, context, timers: new Set() };
    this.alive.add(process);
    if (this.dice.isLucky(0.1)) this.after(process, this.dice.roll(400), 'crash');
    return {
      ref: process,
      stop: (reason) => this.obey(process, reason),
      kill: () => this.die(process, 'killed'),
    };
  }

  private obey(process: Process, reason: string): 'later' {
    const { dice, manners } = this;
    if (manners.deafness && dice.isLucky(0.1)) return 'later';
    if (dice.isLucky(0.5)) this.die(process, dice.isLucky(0.9) ? reason : 'oom');
    else this.after(process, dice.roll(80), reason);
    return 'later';
  }

  private after(process: Process, delayMs: number, reason: string): void {
    const timer = this.timers.setTimer(delayMs, () => {
      process.timers.delete(timer);
      this.die(process, reason);
    });
    process.timers.add(timer);
  }
}
