import type { Kernel } from '@squall/kernel';
import { streamSeed, uniformAt } from '@squall/random';
import {
  type Backoff,
  type ChildSpec,
  type Supervisor,
  type SupervisorEvent,
  createSupervisor,
  createWatchedSupervisor,
} from '@squall/supervisor';
import type { WriteLog } from './log.ts';
import type { Inspect } from './ports.ts';
import type { SupervisionSpec } from './spec.ts';

export interface CellPorts {
  readonly kernel: Kernel;
  readonly seed: number;
  readonly log: WriteLog;
  readonly inspect: Inspect;
}

/** The supervisor of a cell, whichever lives at the moment. */
export interface CellSupervisor {
  /** Stops a child and starts it again. */
  replace(id: string): void;
}

/** Without supervision services are temporary children: one that has died stays dead. */
const unsupervised: SupervisionSpec = { intensity: 1, periodMs: 1000 };

/** The chance of a cell's back-offs: a stream of its own, for all supervisors that it will have. */
function chanceOf(cell: string, seed: number): () => number {
  const stream = streamSeed(streamSeed(seed, 'restart'), cell);
  let draws = 0;
  return () => uniformAt(stream, draws++);
}

/** Starts the services of one cell under one supervisor, and again by hand after it has given up. */
export function superviseCell(
  spec: SupervisionSpec | null,
  cell: string,
  children: readonly ChildSpec[],
  ports: CellPorts,
): CellSupervisor {
  const { intensity, periodMs, restartByHandMs, strategy, backoff } = spec ?? unsupervised;
  const { kernel, log } = ports;
  const random = chanceOf(cell, ports.seed);
  const observe = (event: SupervisorEvent) => {
    if (event.kind === 'gaveUp')
      log('gaveUp', `supervisor gives up: ${event.restarts} restarts`, cell);
  };
  let current: Supervisor | undefined;
  const open = () => {
    const address = `supervisor:${cell}`;
    const observer = ports.inspect(address);
    const ofCell = {
      id: address,
      strategy: strategy ?? 'oneForOne',
      intensity,
      periodMs,
      children,
      // A schema's optional figures are absent or given, which its type does not say.
      ...(backoff ? { backoff: backoff as Backoff } : {}),
    } as const;
    const own = { timers: kernel, random, observe };
    const supervisor = observer
      ? createWatchedSupervisor(ofCell, own, observer).supervisor
      : createSupervisor(ofCell, own);
    current = supervisor;
    supervisor.onExit(() => {
      if (restartByHandMs !== undefined) kernel.schedule(restartByHandMs, byHand);
    });
    supervisor.start();
  };
  const byHand = () => {
    log('byHand', 'operators start the cell again', cell);
    open();
  };
  open();
  return {
    replace: (id) => {
      const supervisor = current;
      supervisor?.terminateChild(id, () => supervisor.restartChild(id));
    },
  };
}
