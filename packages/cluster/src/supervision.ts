import type { Kernel } from '@squall/kernel';
import { type Station, createServiceLifecycle } from '@squall/service-actor';
import {
  type ChildSpec,
  type SupervisorEvent,
  createSupervisor,
  createWatchedSupervisor,
} from '@squall/supervisor';
import { type Actor, createActor } from 'xstate';
import { type WriteLog, inWords } from './log.ts';
import type { Plan, PlannedStation } from './plan.ts';
import type { Clock, Inspect } from './ports.ts';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import type { Sessions } from './sessions.ts';
import type { ClusterSpec, SupervisionSpec } from './spec.ts';

export interface SupervisionPorts {
  readonly kernel: Kernel;
  readonly clock: Clock;
  readonly plan: Plan;
  readonly stations: readonly Station[];
  readonly recorder: Recorder;
  readonly inspect: Inspect;
  readonly log: WriteLog;
  readonly sessions: Sessions;
  /** All online clients of a cell (-1: of every cell) lose their connection. */
  readonly disconnect: (cell: number) => void;
}

export interface Supervision {
  /** Starts every service, each cell under its supervisor. */
  start(): void;
  /** A fault kills the process of a station. */
  crash(station: number): void;
  /** Overload has killed it: its memory is full. */
  died(station: number): void;
}

type Lifecycle = Actor<ReturnType<typeof createServiceLifecycle>>;

/** What a service's lifecycle is called by those who watch: `service:consumer/signIn`. */
const addressOf = (planned: PlannedStation) => `service:${planned.key}`;

/** A service as a child: each start makes a new lifecycle actor under the same address. */
function serviceChild(
  planned: PlannedStation,
  restart: ChildSpec['restart'] & string,
  ports: SupervisionPorts,
  current: (Lifecycle | undefined)[],
  killed: (planned: PlannedStation, end: () => void) => void,
): ChildSpec<Lifecycle> {
  const { index, key, cellName, service } = planned;
  const station = ports.stations[index];
  let starts = 0;
  return {
    id: key,
    restart,
    shutdown: 'brutal_kill',
    start: (context) => {
      const address = addressOf(planned);
      const observer = ports.inspect(address);
      // A run begins with its services up; only those that are started again take their time.
      const startUpMs = starts++ === 0 ? 0 : planned.startUpMs;
      const warmUpMs = planned.station.warmUp?.durationMs ?? 0;
      const machine = createServiceLifecycle({ startUpMs, warmUpMs, drainMs: 0 }, station);
      const { clock } = ports;
      const actor = createActor(machine, {
        clock,
        id: address,
        ...(observer ? { inspect: observer } : {}),
      });
      current[index] = actor;
      actor.on('started', () => {
        ports.recorder.station(kinds.serviceUp, index);
        if (starts > 1) ports.log('restart', `${inWords(service)} is up again`, cellName);
      });
      actor.subscribe({ error: (error) => context.exited('crash', error) });
      actor.start();
      const kill = () =>
        killed(planned, () => {
          actor.stop();
          station?.stop();
        });
      return { ref: actor, kill };
    },
  };
}

/** Without supervision services are temporary children: one that has died stays dead. */
const unsupervised: SupervisionSpec = { intensity: 1, periodMs: 1000 };

/** Starts the services of one cell under one supervisor, and again by hand after it has given up. */
function superviseCell(
  spec: SupervisionSpec | null,
  services: readonly PlannedStation[],
  ports: SupervisionPorts,
  children: readonly ChildSpec[],
): void {
  const cell = services[0]?.cellName ?? '';
  const { intensity, periodMs, restartByHandMs } = spec ?? unsupervised;
  const observe = (event: SupervisorEvent) => {
    if (event.kind === 'gaveUp')
      ports.log('gaveUp', `supervisor gives up: ${event.restarts} restarts`, cell);
  };
  const open = () => {
    const address = `supervisor:${cell}`;
    const observer = ports.inspect(address);
    const ofCell = { id: address, strategy: 'oneForOne', intensity, periodMs, children } as const;
    const own = { timers: ports.kernel, observe };
    const supervisor = observer
      ? createWatchedSupervisor(ofCell, own, observer).supervisor
      : createSupervisor(ofCell, own);
    supervisor.onExit(() => {
      if (restartByHandMs !== undefined) ports.kernel.schedule(restartByHandMs, byHand);
    });
    supervisor.start();
  };
  const byHand = () => {
    ports.log('byHand', 'operators start the cell again', cell);
    open();
  };
  open();
}

/** Puts every service under its cell's supervisor, and tells of their deaths. */
export function superviseStations(spec: ClusterSpec, ports: SupervisionPorts): Supervision {
  const { plan, recorder, log, sessions } = ports;
  const current: (Lifecycle | undefined)[] = [];
  const restart = spec.supervision === null ? 'temporary' : 'permanent';
  const cells = new Set(plan.stations.map((planned) => planned.cell));
  /** A process is gone, and what it kept with it; `end` makes its station go down. */
  const bury = (planned: PlannedStation, end: () => void) => {
    if (planned.service === spec.sessions.keptBy) sessions.lose(planned.cell);
    end();
    if (planned.service === spec.sessions.connectionsHeldBy) ports.disconnect(planned.cell);
  };
  /** A supervisor that gives up takes the services with it that were well. */
  const killed = (planned: PlannedStation, end: () => void) => {
    recorder.station(kinds.serviceDied, planned.index);
    bury(planned, end);
  };
  const die = (index: number, reason: string) => {
    const planned = plan.stations[index];
    if (planned === undefined || current[index]?.getSnapshot().status !== 'active') return;
    recorder.station(kinds.serviceDied, index);
    log('crash', `${inWords(planned.service)} dies: ${reason}`, planned.cellName);
    bury(planned, () => current[index]?.send({ type: 'crash', reason }));
  };
  const children = plan.stations.map((planned) =>
    serviceChild(planned, restart, ports, current, killed),
  );

  return {
    start: () => {
      for (const cell of cells) {
        const services = plan.stations.filter((planned) => planned.cell === cell);
        const own = services.flatMap(({ index }) => children[index] ?? []);
        superviseCell(spec.supervision, services, ports, own);
      }
    },
    crash: (index) => die(index, 'a fault'),
    died: (index) => die(index, 'memory'),
  };
}
