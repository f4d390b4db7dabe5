import { deterministic } from '@squall/random';
import { type ReferenceSpec, ReferenceStation } from './reference-station.ts';
import { stationOnLoop } from './station-on-loop.ts';

/** Something that is done to both. */
export type Step =
  | {
      readonly op: 'offer';
      readonly ticket: number;
      readonly cost: number;
      readonly priority: number;
    }
  | { readonly op: 'abandon'; readonly ticket: number }
  | { readonly op: 'wait'; readonly ms: number }
  | { readonly op: 'servers'; readonly servers: number }
  | { readonly op: 'pause' | 'resume' | 'crash' | 'drain' | 'start' };

/** A station and the reference side by side, hearing the same. */
export function createPair(figures: ReferenceSpec) {
  const reference = new ReferenceStation(figures);
  const { patienceMs, limit, ...spec } = figures;
  const { station, loop, log } = stationOnLoop({
    ...spec,
    admission: { kind: 'fixedConcurrency', limit },
    ...(patienceMs < Infinity ? { patience: deterministic(patienceMs) } : {}),
    serviceTime: deterministic(1),
  });
  const held = new Set<number>();
  let read = 0;

  const offer = (ticket: number, cost: number, priority: number) => {
    // A caller uses a ticket again only after its answer.
    if (held.has(ticket)) return [];
    const said = station.offer(ticket, cost, priority);
    if (said !== 'rejected') held.add(ticket);
    return [said, reference.offer(ticket, cost, priority)];
  };
  const abandon = (ticket: number) => {
    const left = station.abandon(ticket);
    if (left) held.delete(ticket);
    return [left, reference.abandon(ticket)];
  };
  const apply = (step: Step): readonly unknown[] => {
    switch (step.op) {
      case 'offer':
        return offer(step.ticket, step.cost, step.priority);
      case 'abandon':
        return abandon(step.ticket);
      case 'wait':
        loop.run(loop.now() + step.ms);
        for (let ms = 0; ms < step.ms; ms++) reference.tick();
        return [];
      case 'servers':
        return [station.setServers(step.servers), reference.setServers(step.servers)];
      case 'crash':
        return [station.crash('fault'), reference.crash()];
      default:
        return [station[step.op](), reference[step.op]()];
    }
  };
  return {
    station,
    reference,
    /** Does it to both; what they said at once, if anything. */
    step: (step: Step): readonly unknown[] => {
      const said = apply(step);
      loop.run(loop.now());
      for (; read < log.length; read++) held.delete(Number(log[read]?.split(' ').at(-1)));
      return said;
    },
    /** What both have answered, in order of time; at one instant in order of tickets. */
    answers: () => [outcomes(log), outcomes(reference.answers)],
  };
}

function outcomes(log: readonly string[]): readonly string[] {
  return log.filter((line) => / (served|dropped|reneged) /.test(line)).toSorted();
}
