import type { Kernel } from '@squall/kernel';
import type { Calls } from '../calls.ts';
import type { WriteLog } from '../log.ts';
import type { HealthCheckSpec } from '../spec.ts';
import { type Health, judgeProbe, wellAtFirst } from './health.ts';
import type { Process } from './processes.ts';
import { reasons } from './rotation.ts';

export interface HealthPorts {
  readonly kernel: Kernel;
  readonly calls: Calls;
  readonly log: WriteLog;
  /** Kills the process of an instance that is not well. */
  readonly kill: (process: Process) => void;
}

/** Takes an instance out of rotation, unless too many are out already, or puts it back. */
function turn(process: Process, isOut: boolean, spec: HealthCheckSpec, log: WriteLog): boolean {
  const { fleet, instance, words, planned } = process;
  if (fleet === undefined) return false;
  const { rotation } = fleet;
  const most = Math.floor((spec.evictedShareMax ?? 1) * rotation.size);
  if (isOut && rotation.countOut(reasons.evicted) >= most) return false;
  rotation.set(instance, reasons.evicted, isOut);
  if (isOut) log('evicted', `${words} is evicted: its health check fails`, planned.cellName);
  else log('readmitted', `${words} is back in rotation`, planned.cellName);
  return true;
}

/** Probes one instance for ever, each probe a call that waits in its queue. */
function watch(process: Process, spec: HealthCheckSpec, firstMs: number, ports: HealthPorts): void {
  const { kernel, calls, log, kill } = ports;
  const { everyMs, timeoutMs, cost = 1, action = 'evict' } = spec;
  const { planned, instance, station } = process;
  let health: Health = wellAtFirst;
  const heed = (next: Health) => {
    // One that may not be evicted yet is still counted as in rotation, and asked for again at its next failure.
    if (next.isOut === health.isOut || turn(process, next.isOut, spec, log)) health = next;
  };
  const answered = (ok: boolean) => {
    const next = judgeProbe(health, ok, spec);
    if (action === 'evict') return heed(next);
    health = next.isOut ? wellAtFirst : next;
    if (next.isOut) kill(process);
  };
  const probe = () => {
    kernel.schedule(everyMs, probe);
    // Who is restarted for failing is not asked before it is up.
    if (action === 'restart' && station?.state !== 'up') return;
    calls.probe(planned.index, instance, cost, timeoutMs, answered);
  };
  kernel.schedule(firstMs, probe);
}

/** Begins the health checks of all fleets that have one; the probes of a fleet are spread evenly over their interval. */
export function startHealthChecks(processes: readonly Process[], ports: HealthPorts): void {
  for (const process of processes) {
    const { healthCheck, instances } = process.planned.fleet ?? { instances: 1 };
    if (healthCheck === undefined) continue;
    watch(process, healthCheck, (healthCheck.everyMs * (process.instance + 1)) / instances, ports);
  }
}
