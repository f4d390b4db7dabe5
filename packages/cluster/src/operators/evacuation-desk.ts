import type { Kernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { kernelScheduler } from '@squall/kernel/rxjs';
import { streamSeed, uniformAt } from '@squall/random';
import type { Observable } from 'rxjs';
import { delay, map } from 'rxjs/operators';
import { createActor } from 'xstate';
import type { WriteLog } from '../log.ts';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import type { Inspect } from '../ports.ts';
import { type Sample, successShare } from '../samples.ts';
import type { EvacuationSpec } from '../spec.ts';
import { type EvacuationSample, createEvacuation } from './evacuation.ts';

export interface EvacuationPorts {
  readonly kernel: Kernel;
  readonly seed: number;
  readonly plan: Plan;
  readonly population: Population;
  readonly samples: Observable<Sample>;
  readonly log: WriteLog;
  readonly inspect: Inspect;
  /** A client is served by another cell from now on: it loses its connection and its session. */
  readonly move: (client: number, cell: number) => void;
  /** A machine of an operator threw. */
  readonly failed: (address: string, error: unknown) => void;
}

/** What the operators make of a sample: of the cell that fails, and of the one that is to take its clients. */
function judge(
  sample: Sample,
  from: number,
  to: number,
  { alarm, healthySuccessShare }: EvacuationSpec,
  plan: Plan,
): EvacuationSample {
  const watched = sample.stations[plan.indexOf(from, alarm.service)];
  const others = plan.stations.filter(({ cell }) => cell === to);
  const isHealthy = others.every(
    ({ index }) => successShare(sample.stations[index]) >= healthySuccessShare,
  );
  return {
    type: 'sample',
    alarming: successShare(watched) < alarm.successShareBelow ? 1 : 0,
    healthy: isHealthy ? 1 : 0,
  };
}

/** Moves clients in an order of chance, up to a share of those of the cell. */
function createMover(from: number, to: number, { population, seed, move }: EvacuationPorts) {
  const ranks = streamSeed(streamSeed(seed, 'evacuation'), from);
  let moved = 0;
  return (share: number) => {
    for (let client = 0; client < population.size; client++) {
      const rank = uniformAt(ranks, client);
      if (population.cellOf[client] === from && rank >= moved && rank < share) move(client, to);
    }
    moved = share;
  };
}

/** Puts somebody in charge of one cell's evacuation. */
function staffEvacuation(spec: EvacuationSpec, ports: EvacuationPorts): void {
  const { kernel, plan, population, log } = ports;
  const from = population.cellNames.indexOf(spec.from);
  const to = population.cellNames.indexOf(spec.to);
  const { samples } = spec.alarm;
  const { reactionMs, steps, stepMs } = spec;
  const address = `operator:evacuation-${spec.from}`;
  const observer = ports.inspect(address);
  const actor = createActor(createEvacuation({ samples, reactionMs, steps, stepMs }), {
    clock: kernelClock(kernel),
    id: address,
    ...(observer ? { inspect: observer } : {}),
  });
  const moveUpTo = createMover(from, to, ports);
  actor.on('decided', () =>
    log('detected', `operators decide to evacuate to ${spec.to}`, spec.from),
  );
  actor.on('moved', ({ share }) => {
    const kind = share < 1 ? 'evacuation' : 'evacuated';
    log(kind, `${Math.round(share * 100)} % of the clients are sent to ${spec.to}`, spec.from);
    moveUpTo(share);
  });
  actor.subscribe({ error: (error) => ports.failed(address, error) });
  actor.start();
  ports.samples
    .pipe(
      map((sample) => judge(sample, from, to, spec, plan)),
      delay(spec.sampleDelayMs, kernelScheduler(kernel)),
    )
    .subscribe((sample) => actor.send(sample));
}

/** Puts somebody in charge of each evacuation of a specification. */
export function staffEvacuations(
  evacuations: readonly EvacuationSpec[],
  ports: EvacuationPorts,
): void {
  for (const spec of evacuations) staffEvacuation(spec, ports);
}
