import { type Kernel, createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import type { Sha256 } from '@squall/metrics';
import { Subject } from 'rxjs';
import { type Agenda, createAgenda } from './agenda.ts';
import { Census } from './census.ts';
import type { EngineKind } from './engine/engine.ts';
import type { TwinTally } from './engine/twins/tally.ts';
import { type Failure, createFailure } from './failure.ts';
import type { LogEntry, WriteLog } from './log.ts';
import { triggerAtMs } from './trigger.ts';
import { type Rule, networkRules } from './network.ts';
import { type Plan, planStations } from './plan.ts';
import { type Population, createPopulation } from './population.ts';
import type { Clock, Inspect } from './ports.ts';
import { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import { type Breakers, createBreakers } from './recovery/breakers.ts';
import { Levers } from './recovery/levers.ts';
import type { Sample } from './samples.ts';
import { type Sessions, createSessions } from './sessions.ts';
import type { ClusterSpec } from './spec.ts';
import { TicketBook } from './tickets.ts';

/** What all parts of a run stand on: time, who and what there is, the streams, the books. */
export interface Ground {
  readonly spec: ClusterSpec;
  readonly seed: number;
  readonly kernel: Kernel;
  readonly now: () => number;
  readonly clock: Clock;
  readonly inspect: Inspect;
  readonly engine: EngineKind;
  /** By client: from when it is watched, ms. */
  readonly watchedFromMs: ReadonlyMap<number, number>;
  readonly twins: TwinTally;
  readonly agenda: Agenda;
  readonly population: Population;
  /** By client: the cell that serves it now, its own unless that was evacuated. */
  readonly servedIn: Uint16Array;
  readonly plan: Plan;
  readonly tickets: TicketBook;
  readonly recorder: Recorder;
  readonly census: Census;
  readonly samples: Subject<Sample>;
  /** The network's rules; faults add and remove some. */
  readonly rules: Rule[];
  readonly sessions: Sessions;
  /** What recovery actors set; undefined without them. */
  readonly levers: Levers | undefined;
  readonly breakers: Breakers | undefined;
  readonly log: readonly LogEntry[];
  readonly writeLog: WriteLog;
  readonly failure: Failure;
}

/** How a specification is run. */
export interface GroundOptions extends Pick<
  Ground,
  'seed' | 'inspect' | 'engine' | 'watchedFromMs'
> {
  /** How many clients are to have a twin. */
  readonly twins: number;
  /** Computes the digest. */
  readonly hash?: Sha256 | undefined;
}

/** Lays out a specification; nothing acts on it yet. */
export function layGround(spec: ClusterSpec, options: GroundOptions): Ground {
  const { seed, inspect, engine, watchedFromMs, twins: wanted, hash } = options;
  const kernel = createKernel();
  const now = () => kernel.now();
  const population = createPopulation(spec);
  const tickets = new TicketBook(population.size);
  const plan = planStations(spec, population);
  const triggerMs = triggerAtMs(spec);
  const recorder = new Recorder({ kernel, tickets, plan, population, triggerMs, hash });
  const servedIn = spec.evacuations?.length ? population.cellOf.slice() : population.cellOf;
  const log: LogEntry[] = [];
  return {
    spec,
    seed,
    kernel,
    now,
    clock: kernelClock(kernel),
    inspect,
    engine,
    watchedFromMs,
    twins: { wanted, clients: 0, comparisons: 0 },
    agenda: createAgenda(),
    population,
    servedIn,
    plan,
    tickets,
    recorder,
    census: new Census(population),
    samples: new Subject<Sample>(),
    rules: networkRules(spec, seed),
    sessions: createSessions({ size: population.size, cellOf: servedIn }, spec.sessions.ttlMs),
    levers: spec.recovery?.length ? new Levers(plan, population, seed) : undefined,
    breakers: createBreakers(spec, plan),
    log,
    writeLog: (kind, label, cell) => {
      recorder.station(kinds.note, -1, log.length);
      log.push({ atMs: now(), kind, label, ...(cell === undefined ? {} : { cell }) });
    },
    failure: createFailure(kernel),
  };
}
