import type { Kernel } from '@squall/kernel';
import { kernelScheduler } from '@squall/kernel/rxjs';
import { type RolloutSettings, createRollout } from '@squall/recovery';
import type { Station } from '@squall/service-actor';
import type { Observable } from 'rxjs';
import { delay, map } from 'rxjs/operators';
import type { RolloutDesk } from '../rollout-desk.ts';
import { type WriteLog, inWords } from '../log.ts';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import type { Inspect } from '../ports.ts';
import type { Word } from '../recovery/crew.ts';
import { doorOf } from '../recovery/door.ts';
import { rampAt } from '../recovery/kinds/admission-ramp.ts';
import { operatorsRamp } from '../recovery/posts.ts';
import { signalsOf } from '../recovery/signals.ts';
import { watchedActor } from '../recovery/watched-actor.ts';
import { type Sample, successShare } from '../samples.ts';
import type { ClusterSpec, OperatorsSpec } from '../spec.ts';
import { type OperatorSample, createIncidentOperator } from './incident-operator.ts';

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

/** What the operator of a cell makes of a sample, and what the ramp that they have at hand does. */
function judge(sample: Sample, cell: number, spec: OperatorsSpec, ports: DeskPorts) {
  const { alarm, admissionRamp } = spec;
  const watched = sample.stations[ports.plan.indexOf(cell, alarm.service)];
  const operator: OperatorSample = {
    type: 'sample',
    alarming: successShare(watched) < alarm.successShareBelow ? 1 : 0,
  };
  const station = ports.plan.indexOf(cell, admissionRamp?.service ?? alarm.service);
  const signals = signalsOf(sample, { ...ports, station, cell, watch: [alarm.service] });
  return { operator, ramp: { type: 'sample' as const, ...signals } };
}

/** The ramp that the operators of a cell close the door with; undefined when they have none. */
function staffRamp(cell: number, { alarm, admissionRamp }: OperatorsSpec, ports: DeskPorts) {
  if (admissionRamp === null) return undefined;
  const name = ports.population.cellNames[cell] ?? '';
  const { service, healthySuccessShare, retryAfterMs, ...rates } = admissionRamp;
  const thousands = (ports.population.cellSizes[cell] ?? 0) / 1000;
  const door = doorOf(ports.plan.indexOf(cell, service), ports, thousands, retryAfterMs);
  const settings = {
    ...rates,
    alarmBelowShare: alarm.successShareBelow,
    alarmSamples: alarm.samples,
    healthyShare: healthySuccessShare,
  };
  const ramp = rampAt(door, settings, ports.log, name);
  const actor = watchedActor(ramp.machine, operatorsRamp(name), ports);
  actor.on('*', (command) => ramp.carryOut(command as Word));
  actor.start();
  return actor;
}

/** The people on call in one cell: a machine that hears late samples and whose commands are carried out. */
function staffCell(cell: number, spec: OperatorsSpec, ports: DeskPorts, alarm: () => void): void {
  const name = ports.population.cellNames[cell] ?? '';
  const { diagnosisMs, alarm: rule } = spec;
  const machine = createIncidentOperator({ samples: rule.samples, diagnosisMs });
  const actor = watchedActor(machine, `operator:${name}`, ports);
  actor.on('detected', () => {
    ports.log('detected', `operators notice: too many fail at ${inWords(rule.service)}`, name);
    alarm();
  });
  actor.on('mended', () => mend(spec, ports));
  const ramp = staffRamp(cell, spec, ports);
  actor.start();
  ports.samples
    .pipe(
      map((sample) => judge(sample, cell, spec, ports)),
      delay(spec.sampleDelayMs, kernelScheduler(ports.kernel)),
    )
    .subscribe((sample) => {
      actor.send(sample.operator);
      ramp?.send(sample.ramp);
    });
}

/** Publishes the mended configuration, once. */
function mend(spec: OperatorsSpec, { rollout, log }: DeskPorts): void {
  if (rollout === undefined || rollout.mended()) return;
  log('mended', 'mended configuration published');
  rollout.mend(spec.mendOverMs);
}

/** The roll-out of the configuration as a machine; with a gate it hears samples as late as operators do. */
function startRollout(spec: ClusterSpec, ports: DeskPorts) {
  const { rollout, log } = ports;
  if (spec.configuration === undefined || rollout === undefined) return undefined;
  const { fetchOverMs } = spec.configuration;
  const machine = createRollout(spec.configuration as RolloutSettings);
  const actor = watchedActor(machine, 'operator:rollout', ports);
  actor.on('launched', ({ wave, share }) => {
    log('rollout', `roll-out wave ${wave + 1}: ${Math.round(share * 100)} % of clients`);
    rollout.launch(share);
  });
  actor.on('halted', () => log('halted', 'roll-out halted'));
  actor.on('rolledBack', () => {
    log('rollback', 'health gate rolls back');
    rollout.mend(fetchOverMs);
  });
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
