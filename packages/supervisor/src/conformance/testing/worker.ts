import type { ExitReason } from '../../reason.ts';
import type { RunningChild, StartContext } from '../../spec/child-spec.ts';
import type { Timers } from '../../timers.ts';
import type { Living } from './recorder.ts';
import type { WorkerNode } from './vector.ts';

/** A worker process of a scenario that has started. */
export class Worker implements Living {
  readonly id: string;
  readonly n: number;
  private alive = true;
  private obeying = false;
  private readonly node: WorkerNode;
  private readonly timers: Timers;
  private readonly context: Pick<StartContext, 'exited'>;

  constructor(
    name: { readonly id: string; readonly n: number },
    node: WorkerNode,
    timers: Timers,
    context: Pick<StartContext, 'exited'>,
  ) {
    this.id = name.id;
    this.n = name.n;
    this.node = node;
    this.timers = timers;
    this.context = context;
  }

  running(): RunningChild {
    return { ref: this, stop: (reason) => this.obey(reason), kill: this.kill };
  }

  /** Lets it run; it may crash by itself later. */
  run(): void {
    const { crashAfterMs, crashReason = 'crash' } = this.node;
    if (crashAfterMs !== undefined) {
      this.timers.setTimer(crashAfterMs, () => this.exit(crashReason));
    }
  }

  /** By itself; while it obeys a stop it does nothing else. */
  readonly exit = (reason: ExitReason): void => {
    if (!this.obeying) this.die(reason);
  };

  readonly kill = (): void => this.die('killed');

  private obey(reason: ExitReason): 'later' {
    const { trapExit = true, stopDelayMs = 0, stopReason = reason } = this.node;
    this.obeying = true;
    if (!trapExit) this.die(reason);
    // No process is faster than no time at all: it is killed before it has its turn.
    else if (stopDelayMs === 0 && this.node.shutdown === 0) {
      this.timers.setTimer(0, () => this.die(stopReason));
    } else if (stopDelayMs === 0) this.die(stopReason);
    else if (stopDelayMs !== 'never') this.timers.setTimer(stopDelayMs, () => this.die(stopReason));
    return 'later';
  }

  private die(reason: ExitReason): void {
    if (!this.alive) return;
    this.alive = false;
    this.context.exited(reason);
  }
}
