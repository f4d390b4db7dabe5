import type { Kernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { kernelScheduler } from '@squall/kernel/rxjs';
import type { Observable } from 'rxjs';
import { delay, map } from 'rxjs/operators';
import { createActor } from 'xstate';
import type { Process } from '../fleet/processes.ts';
import { reasons } from '../fleet/rotation.ts';
import { type WriteLog, inWords } from '../log.ts';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import type { Inspect } from '../ports.ts';
import { type Sample, successShare } from '../samples.ts';
import type { DeploySpec } from '../spec.ts';
import { createStagedRestart } from './staged-restart.ts';

export interface DeployPorts {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly population: Population;
  readonly processes: readonly Process[];
  readonly samples: Observable<Sample>;
  readonly log: WriteLog;
  readonly inspect: Inspect;
  /** Lets a process finish, then tells `done`. */
  readonly drain: (process: Process, done: () => void) => void;
  /** Stops a process and starts it again. */
  readonly replace: (process: Process) => void;
  /** A machine of an operator threw. */
  readonly failed: (address: string, error: unknown) => void;
}

/** Deploys that are to come, or under way. */
export interface DeployDesk {
  /** A process is up: one of those that were taken, or another. */
  up(process: Process): void;
}

/** One deploy: a machine that says which instance is next; its commands are carried out. */
function carryOut(spec: DeploySpec, ports: DeployPorts): DeployDesk {
  const { kernel, plan, population, log, drain, replace } = ports;
  const { cell, service, gate } = spec;
  const index = plan.indexOf(population.cellNames.indexOf(cell), service);
  const fleet = ports.processes.filter(({ planned }) => planned.index === index);
  const { instancesPerMinute, unavailableMax } = spec;
  const address = `operator:deploy-${cell}-${service}`;
  const observer = ports.inspect(address);
  const actor = createActor(
    createStagedRestart({ instances: fleet.length, instancesPerMinute, unavailableMax }),
    { clock: kernelClock(kernel), id: address, ...(observer ? { inspect: observer } : {}) },
  );
  const away = new Set<Process>();
  const setLeaving = (process: Process, isOut: boolean) =>
    process.fleet?.rotation.set(process.instance, reasons.leaving, isOut);
  actor.on('taken', ({ instance }) => {
    const process = fleet[instance];
    if (process === undefined) return;
    log('deploy', `${process.words} is drained and restarted`, cell);
    away.add(process);
    setLeaving(process, true);
    drain(process, () => away.has(process) && replace(process));
  });
  actor.on('completed', () => log('deployed', `deploy of ${inWords(service)} is complete`, cell));
  actor.subscribe({ error: (error) => ports.failed(address, error) });
  kernel.schedule(spec.atMs, () => actor.start());
  if (gate !== undefined) {
    const watched = plan.indexOf(population.cellNames.indexOf(cell), gate.service);
    const isHealthy = (sample: Sample) =>
      successShare(sample.stations[watched]) >= gate.successShareBelow ? 1 : 0;
    ports.samples
      .pipe(map(isHealthy), delay(gate.sampleDelayMs, kernelScheduler(kernel)))
      .subscribe((healthy) => actor.send({ type: 'sample', healthy }));
  }
  return {
    up: (process) => {
      if (!away.delete(process)) return;
      setLeaving(process, false);
      actor.send({ type: 'up' });
    },
  };
}

/** Puts all deploys of a specification on the calendar. */
export function scheduleDeploys(deploys: readonly DeploySpec[], ports: DeployPorts): DeployDesk {
  const desks = deploys.map((spec) => carryOut(spec, ports));
  return { up: (process) => desks.forEach((desk) => desk.up(process)) };
}
