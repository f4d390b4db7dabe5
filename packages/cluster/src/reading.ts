import type { LedgerTotals, Recovery } from '@squall/metrics';
import type { Ground } from './ground.ts';
import type { Sample } from './samples.ts';
import { type Measures, measure } from './measures.ts';
import { createSampler } from './sampler.ts';
import { type Timeline, createTimeline } from './timeline.ts';
import { type SustainingEffect, sustainingEffects } from './sustaining-effect.ts';
import { type Trigger, triggerOf } from './trigger.ts';
import { verdicts } from './verdicts.ts';
import type { Wired } from './wiring.ts';

/** What a run says when it has ended; plain JSON. */
export interface ClusterResult {
  /** SHA-256 over all records, in order. */
  readonly digest: string;
  readonly events: number;
  readonly measures: Measures;
  readonly trigger: Trigger;
  /** Stable, recovered, metastable or undecided, and when: by `cell.<name>` and `cohort.<name>`, over its clients online. */
  readonly verdicts: Readonly<Record<string, Recovery>>;
  /** What kept a cell down when its trigger was gone, by `cell.<name>`; cells that were well by then are left out. */
  readonly sustaining: Readonly<Record<string, SustainingEffect>>;
  /** Books by `cell/service`. */
  readonly ledger: Readonly<Record<string, LedgerTotals>>;
  readonly timeline: Timeline;
  /** Of a run with twins: how many clients had one, and how many of their steps were compared, all equal. */
  readonly twins?: TwinSummary;
}

export interface TwinSummary {
  readonly clients: number;
  readonly comparisons: number;
}

/** Everything that is read off a run while it goes on, and its result when it has ended. */
export interface Reading {
  /** One sample per window, from now on. */
  start(): void;
  /** @throws Error when the books do not balance to the unit */
  finish(): ClusterResult;
}

/** Takes the samples of a run, and reads its books when it has ended. */
export function read(ground: Ground, { stations }: Wired): Reading {
  const { spec, seed, kernel, now, plan, population, recorder, samples, tickets, log, twins } =
    ground;
  const { books, tallies } = recorder;
  const executed = () => kernel.executed;
  const { census, levers } = ground;
  const sampler = createSampler({ plan, stations, books, census, executed, levers });
  const history: Sample[] = [];
  samples.subscribe((sample) => void history.push(sample));
  const takeSample = () => {
    samples.next(sampler.read(now()));
    kernel.schedule(spec.windowMs, takeSample);
  };
  const checkBooks = () => {
    const inFlight = tickets.openByStation(plan.stations.length);
    const served = stations.map((station) => station.counters.served);
    const broken = books.imbalances(inFlight, served);
    if (broken.length > 0) throw new Error(`the books do not balance: ${broken.join('; ')}`);
  };
  return {
    start: () => void kernel.schedule(spec.windowMs, takeSample),
    finish: () => {
      // The last window ends with the run: an event at the horizon itself is not executed any more.
      if (now() > (history.at(-1)?.atMs ?? 0)) samples.next(sampler.read(now()));
      checkBooks();
      const ledger = books.read();
      const seen = { plan, population, samples: history, log };
      const trigger = triggerOf(spec, log);
      const judged = verdicts({ spec, ...seen });
      const sustained = { spec, plan, samples: history, triggerEndsMs: trigger.endsAtMs };
      return {
        digest: recorder.digest(),
        events: kernel.executed,
        measures: measure({ spec, tallies: tallies.read(), ledger, ...seen }),
        trigger,
        verdicts: judged,
        sustaining: sustainingEffects(sustained, population.cellNames, judged),
        ledger,
        timeline: createTimeline({ seed, windowMs: spec.windowMs, ...seen }),
        ...(twins.wanted > 0
          ? { twins: { clients: twins.clients, comparisons: twins.comparisons } }
          : {}),
      };
    },
  };
}
