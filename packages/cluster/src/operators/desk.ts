import type { Kernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { kernelScheduler } from '@squall/kernel/rxjs';
import type { Station } from '@squall/service-actor';
import type { Observable } from 'rxjs';
import { delay, map } from 'rxjs/operators';
import { createActor } from 'xstate';
import type { RolloutDesk } from '../rollout-desk.ts';
import { type WriteLog, inWords } from '../log.ts';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import type { Inspect } from '../ports.ts';
import { type Sample, successShare } from '../samples.ts';
import type { ClusterSpec, OperatorsSpec } from '../spec.ts';
import {
  type OperatorCommand,
  type OperatorSample,
  createIncidentOperator,
} from './incident-operator.ts';
import { createRollout } from './rollout.ts';

export interface DeskPorts {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly population: Population;
  readonly stations: readonly Station[];
  readonly samples: Observable<Sample>;
  readonly rollout: RolloutDesk | undefined;
  readonly log: WriteLog;
  readonly inspect: Inspect;
  /** A machine of an operator threw. */
  readonly failed: (address: string, error: unknown) => void;
}

/** How much less often the clients reached by the roll-out are online than the others, 0..1. */
export function lossShareOf({ reached, reachedOnline, clients, onlineByCell }: Sample): number {
  const all = clients.reduce((sum, count) => sum + count, 0);
  const others = all - reached;
  const online = onlineByCell.reduce((sum, count) => sum + count, 0);
  if (reached === 0 || others === 0) return 0;
  return Math.max(0, (online - reachedOnline) / others - reachedOnline / reached);
}

/** What the operator of a cell makes of a sample. */
function judge(sample: Sample, cell: number, spec: OperatorsSpec, plan: Plan): OperatorSample {
  const { alarm, admissionRamp } = spec;
  const watched = sample.stations[plan.indexOf(cell, alarm.service)];
  const door = admissionRamp ? plan.indexOf(cell, admissionRamp.service) : -1;
  const behind = plan.stations.filter(
    (station) => (station.cell === cell || station.cell < 0) && station.index !== door,
  );
  const healthyAt = admissionRamp?.healthySuccessShare ?? 0;
  const healthy = behind.every(({ index }) => successShare(sample.stations[index]) >= healthyAt);
  return {
    type: 'sample',
    alarming: successShare(watched) < alarm.successShareBelow ? 1 : 0,
    healthy: healthy ? 1 : 0,
    crowded: successShare(sample.stations[door]) < healthyAt ? 1 : 0,
  };
}

/** Opens and closes the door of a cell: a token bucket at its first service. */
function doorOf(cell: number, spec: OperatorsSpec, ports: DeskPorts) {
  const { admissionRamp } = spec;
  const index = admissionRamp ? ports.plan.indexOf(cell, admissionRamp.service) : -1;
  const station = ports.stations[index];
  const usual = ports.plan.stations[index]?.station.admission ?? { kind: 'queueLimit' as const };
  const thousands = (ports.population.cellSizes[cell] ?? 0) / 1000;
  return {
    set: (perThousandPerSecond: number) => {
      const ratePerSecond = perThousandPerSecond * thousands;
      const retryAfterMs = admissionRamp?.retryAfterMs ?? 0;
      const burst = Math.max(1, ratePerSecond);
      station?.setAdmission({ kind: 'tokenBucket', ratePerSecond, burst, retryAfterMs });
    },
    open: () => station?.setAdmission(usual),
  };
}

/** The people on call in one cell: a machine that hears late samples and whose commands are carried out. */
function staffCell(cell: number, spec: OperatorsSpec, ports: DeskPorts, alarm: () => void): void {
  const name = ports.population.cellNames[cell] ?? '';
  const door = doorOf(cell, spec, ports);
  const { admissionRamp: ramp, diagnosisMs, alarm: rule } = spec;
  const machine = createIncidentOperator({
    samples: rule.samples,
    diagnosisMs,
    ...(ramp ? { ramp } : {}),
  });
  const address = `operator:${name}`;
  const observer = ports.inspect(address);
  const actor = createActor(machine, {
    clock: kernelClock(ports.kernel),
    id: address,
    ...(observer ? { inspect: observer } : {}),
  });
  let closed = false;
  const carryOut = (command: OperatorCommand) => {
    switch (command.type) {
      case 'detected':
        ports.log('detected', `operators notice: too many fail at ${inWords(rule.service)}`, name);
        return alarm();
      case 'doorSet':
        if (!closed) ports.log('throttle', 'admission closed, then ramped up', name);
        closed = true;
        return door.set(command.perThousandPerSecond);
      case 'doorOpened':
        closed = false;
        ports.log('opened', 'admission open again', name);
        return door.open();
      case 'mended':
        return mend(spec, ports);
    }
  };
  actor.on('*', carryOut);
  actor.subscribe({ error: (error) => ports.failed(address, error) });
  actor.start();
  ports.samples
    .pipe(
      map((sample) => judge(sample, cell, spec, ports.plan)),
      delay(spec.sampleDelayMs, kernelScheduler(ports.kernel)),
    )
    .subscribe((sample) => actor.send(sample));
}

/** Publishes the mended configuration, once. */
function mend(spec: OperatorsSpec, { rollout, log }: DeskPorts): void {
  if (rollout === undefined || rollout.mended()) return;
  log('mended', 'mended configuration published');
  rollout.mend(spec.mendOverMs);
}

/** The roll-out of the configuration as a machine; with a gate it hears samples as late as operators do. */
function startRollout(spec: ClusterSpec, ports: DeskPorts) {
  const { rollout, log, kernel, failed } = ports;
  if (spec.configuration === undefined || rollout === undefined) return undefined;
  const observer = ports.inspect('operator:rollout');
  const { fetchOverMs } = spec.configuration;
  const actor = createActor(createRollout(spec.configuration), {
    clock: kernelClock(kernel),
    id: 'operator:rollout',
    ...(observer ? { inspect: observer } : {}),
  });
  actor.on('launched', ({ wave, share }) => {
    log('rollout', `roll-out wave ${wave + 1}: ${Math.round(share * 100)} % of clients`);
    rollout.launch(share);
  });
  actor.on('halted', () => log('halted', 'roll-out halted'));
  actor.on('rolledBack', () => {
    log('rollback', 'health gate rolls back');
    rollout.mend(fetchOverMs);
  });
  actor.subscribe({ error: (error) => failed('operator:rollout', error) });
  actor.start();
  return actor;
}

/** Puts everybody at their desks: the roll-out, and the operators of each cell. */
export function staff(spec: ClusterSpec, ports: DeskPorts): void {
  const rollout = startRollout(spec, ports);
  const delayMs = spec.operators?.sampleDelayMs ?? spec.windowMs;
  ports.samples
    .pipe(map(lossShareOf), delay(delayMs, kernelScheduler(ports.kernel)))
    .subscribe((lossShare) => rollout?.send({ type: 'sample', lossShare }));
  const { operators } = spec;
  if (operators === null) return;
  ports.population.cellNames.forEach((_, cell) =>
    staffCell(cell, operators, ports, () => rollout?.send({ type: 'alarm' })),
  );
}
