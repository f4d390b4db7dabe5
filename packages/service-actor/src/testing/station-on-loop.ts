import { deterministic } from '@squall/random';
import { type StationPorts, type StationSpec, createStation } from '../index.ts';
import { createEventLoop } from './event-loop.ts';

/** A station on a loop of its own, started, with the log of all it says: `120 served 3`. */
export function stationOnLoop(spec: Partial<StationSpec> = {}, ports: Partial<StationPorts> = {}) {
  const loop = createEventLoop();
  const log: string[] = [];
  const write = (line: string) => void log.push(`${loop.now()} ${line}`);
  const station = createStation(
    { name: 'desk', servers: 1, queueCapacity: 10, serviceTime: deterministic(100), ...spec },
    {
      timers: loop,
      uniform: { seed: 1 },
      answer: (ticket, outcome, retryAfterMs) =>
        write(`${outcome} ${ticket}${retryAfterMs > 0 ? ` retry after ${retryAfterMs}` : ''}`),
      died: (reason) => write(`died of ${reason}`),
      drained: () => write('drained'),
      ...ports,
    },
  );
  station.start();
  const at = (atMs: number, task: () => void) => void loop.setTimer(atMs - loop.now(), task);
  return { station, loop, log, write, at };
}
