import type { Kernel } from '@squall/kernel';
import type { createServiceLifecycle } from '@squall/service-actor';
import type { Actor } from 'xstate';
import type { Process } from './fleet/processes.ts';
import type { WriteLog } from './log.ts';
import type { Clock, Inspect } from './ports.ts';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import { serviceChild } from './service-child.ts';
import type { Sessions } from './sessions.ts';
import type { ClusterSpec } from './spec.ts';
import { type CellSupervisor, superviseCell } from './supervise-cell.ts';

export interface SupervisionPorts {
  readonly kernel: Kernel;
  readonly clock: Clock;
  readonly seed: number;
  /** All that lives and dies by itself. */
  readonly processes: readonly Process[];
  readonly recorder: Recorder;
  readonly inspect: Inspect;
  readonly log: WriteLog;
  readonly sessions: Sessions;
  /** The online clients of a cell (-1: of every cell) lose their connection, of a fleet those of one instance. */
  readonly disconnect: (cell: number, isHeld: (client: number) => boolean) => void;
  /** A process is up. */
  readonly up: (process: Process) => void;
}

export interface Supervision {
  /** Starts every service, each cell under its supervisor. */
  start(): void;
  /** A process dies, for a reason in words. */
  die(process: Process, reason: string): void;
  /** Tells a process to finish what it holds, and `done` when it has, or may not take longer. One that dies meanwhile never has. */
  drain(process: Process, done: () => void): void;
  /** It was told to drain and holds nothing any more. */
  drained(process: Process | undefined): void;
  /** Operators stop a process, and start it again: no restart that its supervisor counts. */
  replace(process: Process): void;
}

type Lifecycle = Actor<ReturnType<typeof createServiceLifecycle>>;

const everybody = () => true;

/** Puts every process under its cell's supervisor, and tells of their deaths. */
export function superviseStations(spec: ClusterSpec, ports: SupervisionPorts): Supervision {
  const { processes, recorder, log, sessions } = ports;
  const { keptBy, connectionsHeldBy } = spec.sessions;
  const current: (Lifecycle | undefined)[] = [];
  const restart = spec.supervision === null ? 'temporary' : 'permanent';
  const cells = new Set(processes.map(({ planned }) => planned.cell));
  const supervisors = new Map<number, CellSupervisor>();
  const active = ({ index }: Process) => {
    const lifecycle = current[index];
    return lifecycle?.getSnapshot().status === 'active' ? lifecycle : undefined;
  };
  /** A process is gone, and what it kept with it; `end` makes its station go down. */
  const bury = ({ planned, fleet, instance }: Process, end: () => void) => {
    const isIts = fleet ? (client: number) => fleet.balancer.serves(instance, client) : everybody;
    if (planned.service === keptBy) sessions.lose(planned.cell, isIts);
    end();
    if (planned.service === connectionsHeldBy) ports.disconnect(planned.cell, isIts);
  };
  const tellDeath = ({ planned, instance }: Process) =>
    recorder.station(kinds.serviceDied, planned.index, instance);
  const children = processes.map((process) =>
    serviceChild(process, restart, {
      ...ports,
      begun: (lifecycle) => void (current[process.index] = lifecycle),
      // A supervisor that gives up takes the services with it that were well.
      killed: (end) => {
        tellDeath(process);
        bury(process, end);
      },
    }),
  );

  return {
    start: () => {
      for (const cell of cells) {
        const own = processes.filter(({ planned }) => planned.cell === cell);
        const its = own.flatMap(({ index }) => children[index] ?? []);
        const name = own[0]?.planned.cellName ?? '';
        supervisors.set(cell, superviseCell(spec.supervision, name, its, ports));
      }
    },
    die: (process, reason) => {
      const lifecycle = active(process);
      if (lifecycle === undefined) return;
      tellDeath(process);
      log('crash', `${process.words} dies: ${reason}`, process.planned.cellName);
      bury(process, () => lifecycle.send({ type: 'crash', reason }));
    },
    drain: (process, done) => {
      const lifecycle = active(process);
      if (lifecycle === undefined) return done();
      // XState throws an error again, from a real timer, that any observer does not take.
      lifecycle.subscribe({ complete: done, error: () => undefined });
      lifecycle.send({ type: 'drain' });
    },
    drained: (process) => process && active(process)?.send({ type: 'completion' }),
    replace: (process) => supervisors.get(process.planned.cell)?.replace(process.key),
  };
}
