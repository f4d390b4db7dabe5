import { createServiceLifecycle } from '@squall/service-actor';
import type { ChildSpec } from '@squall/supervisor';
import { type Actor, createActor } from 'xstate';
import type { Process } from './fleet/processes.ts';
import type { WriteLog } from './log.ts';
import type { Clock, Inspect } from './ports.ts';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';

type Lifecycle = Actor<ReturnType<typeof createServiceLifecycle>>;

export interface ServiceChildPorts {
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly inspect: Inspect;
  readonly log: WriteLog;
  /** A new lifecycle stands under the address of the process. */
  readonly begun: (lifecycle: Lifecycle) => void;
  /** The process is up. */
  readonly up: (process: Process) => void;
  /** Its supervisor ends it; `end` makes its station go down. */
  readonly killed: (end: () => void) => void;
}

/** What a process's lifecycle is called by those who watch: `service:consumer/signIn`. */
const addressOf = ({ key }: Process) => `service:${key}`;

/** A process as a child: each start makes a new lifecycle actor under the same address. */
export function serviceChild(
  process: Process,
  restart: ChildSpec['restart'] & string,
  ports: ServiceChildPorts,
): ChildSpec<Lifecycle> {
  const { planned, instance, key, words, station } = process;
  let starts = 0;
  const open = () => {
    const address = addressOf(process);
    const observer = ports.inspect(address);
    // A run begins with its services up; only those that are started again take their time.
    const startUpMs = starts++ === 0 ? 0 : planned.startUpMs;
    const warmUpMs = planned.station.warmUp?.durationMs ?? 0;
    const { drainMs } = planned;
    const actor = createActor(createServiceLifecycle({ startUpMs, warmUpMs, drainMs }, station), {
      clock: ports.clock,
      id: address,
      ...(observer ? { inspect: observer } : {}),
    });
    ports.begun(actor);
    actor.on('started', () => {
      ports.recorder.station(kinds.serviceUp, planned.index, instance);
      if (starts > 1) ports.log('restart', `${words} is up again`, planned.cellName);
      ports.up(process);
    });
    return actor;
  };
  return {
    id: key,
    restart,
    shutdown: 'brutal_kill',
    start: (context) => {
      const actor = open();
      actor.subscribe({ error: (error) => context.exited('crash', error) });
      actor.start();
      const kill = () =>
        ports.killed(() => {
          actor.stop();
          station?.stop();
        });
      return { ref: actor, kill };
    },
  };
}
