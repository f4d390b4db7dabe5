import { clientStates } from '@squall/client-actor';
import type { LedgerTotals } from '@squall/metrics';
import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { type Outcome, type Station, createStation } from '@squall/service-actor';
import { streamSeed } from '@squall/random';
import { type Observable, Subject } from 'rxjs';
import { type Calls, createCalls } from './calls.ts';
import { hearClients } from './client-news.ts';
import { countStates, createClients } from './clients.ts';
import { createConfigurationStore } from './configuration.ts';
import type { Emission } from './emission.ts';
import { InputError, messageOf } from './errors.ts';
import { scheduleFaults } from './faults.ts';
import type { LogEntry } from './log.ts';
import { type Measures, measure, triggerAtMs } from './measures.ts';
import { networkRules } from './network.ts';
import { observe } from './observers.ts';
import { staff } from './operators/desk.ts';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { Inspect } from './ports.ts';
import { createRecorder } from './recorder.ts';
import type { ClusterRecord } from './records.ts';
import { createRolloutDesk } from './rollout-desk.ts';
import { createSampler } from './sampler.ts';
import type { Sample } from './samples.ts';
import { createSessions } from './sessions.ts';
import type { ClusterSpec } from './spec.ts';
import { superviseStations } from './supervision.ts';
import { createCohortTallies } from './tallies.ts';

import { TicketBook } from './tickets.ts';
import { type Timeline, createTimeline } from './timeline.ts';
import { type Traffic, createTraffic } from './traffic.ts';

export interface ClusterOptions {
  /** uint32: one seed is one history. */
  readonly seed: number;
  /** Observers for the actors that are to be watched; none by default. */
  readonly inspect?: Inspect;
}

/** Where a run stands. */
export interface ClusterSnapshot {
  readonly nowMs: number;
  /** Events executed up to now. */
  readonly events: number;
  /** Clients by state name. */
  readonly clients: Readonly<Record<string, number>>;
}

/** What a run says when it has ended; plain JSON. */
export interface ClusterResult {
  /** SHA-256 over all records, in order. */
  readonly digest: string;
  readonly events: number;
  readonly measures: Measures;
  /** Books by `cell/service`. */
  readonly ledger: Readonly<Record<string, LedgerTotals>>;
  readonly timeline: Timeline;
}

export interface Cluster {
  readonly records: Observable<ClusterRecord>;
  /** One per window of virtual time. */
  readonly samples: Observable<Sample>;
  /**
   * Runs on to a moment of virtual time, ms.
   * @throws InputError when a machine of the experiment threw
   */
  runUntil(untilMs: number): void;
  /** Virtual time, ms. */
  now(): number;
  snapshot(): ClusterSnapshot;
  /**
   * Ends the run where it stands and reads it.
   * @throws Error when the books do not balance to the unit
   */
  finish(): ClusterResult;
}

const onlineState = clientStates.indexOf('online');

/** Wires a specification on a kernel of its own; nothing has happened yet. */
export function createCluster(spec: ClusterSpec, options: ClusterOptions): Cluster {
  const { seed, inspect = () => undefined } = options;
  const kernel = createKernel();
  const now = () => kernel.now();
  const clock = kernelClock(kernel);
  const population = createPopulation(spec);
  const plan = planStations(spec, population);
  const tickets = new TicketBook(population.size);
  const recorder = createRecorder(now, tickets);
  const observers = observe(recorder.records, plan);
  const emissions = new Subject<Emission>();
  const samples = new Subject<Sample>();
  const rules = networkRules(spec, seed);
  const sessions = createSessions(population, spec.sessions.ttlMs);
  const log: LogEntry[] = [];
  const history: Sample[] = [];
  let failure: Error | undefined;

  const writeLog = (kind: LogEntry['kind'], label: string, cell?: string) => {
    recorder.station('note', -1, log.length);
    log.push({ atMs: now(), kind, label, ...(cell === undefined ? {} : { cell }) });
  };
  const fail = (who: string, error: unknown) => {
    const at = `at ${(now() / 1000).toFixed(3)} s`;
    failure ??= new InputError(`${who}: its machine threw ${at}: ${messageOf(error)}`);
    kernel.stop();
  };
  const failClient = (client: number, error: unknown) => {
    const cohort = population.cohortNames[population.cohortOf[client] ?? 0];
    fail(`client ${client} of cohort ${cohort}`, error);
  };

  const ends: { traffic?: Traffic; calls?: Calls } = {};
  const answer = (station: number, ticket: number, outcome: Outcome, retryAfterMs: number) =>
    (tickets.client[ticket] ?? -1) < 0
      ? ends.calls?.answer(ticket, outcome)
      : ends.traffic?.answer(station, ticket, outcome, retryAfterMs);
  const stations: readonly Station[] = plan.stations.map(({ station, index, key }) =>
    createStation(station, {
      timers: kernel,
      uniform: { seed: streamSeed(streamSeed(seed, 'station'), key) },
      answer: (ticket, outcome, retryAfterMs) => answer(index, ticket, outcome, retryAfterMs),
      depend: (service, cost, timeoutMs, done) =>
        ends.calls?.depend(index, service, cost, timeoutMs, done),
      died: () => supervision.died(index),
    }),
  );
  ends.calls = createCalls({ kernel, plan, tickets, recorder, stations });

  const engine = createClients({
    spec,
    population,
    seed,
    now,
    clock,
    inspect,
    emissions,
    moved: (client, from, to) => recorder.client('state', client, to, from),
    failed: failClient,
  });
  const isOnline = (client: number) => engine.stateOf(client) === onlineState;
  const supervision = superviseStations(spec, {
    kernel,
    clock,
    plan,
    stations,
    recorder,
    inspect,
    log: writeLog,
    sessions,
    disconnect: (cell) => {
      for (let client = 0; client < population.size; client++)
        if ((cell < 0 || population.cellOf[client] === cell) && isOnline(client))
          engine.deliver(client, { type: 'disconnection' });
    },
  });
  const rollout = spec.configuration
    ? createRolloutDesk(spec.configuration, {
        kernel,
        population,
        seed,
        isOnline,
        store: createConfigurationStore(population, spec.configuration, seed),
        deliver: (client, event) => engine.deliver(client, event),
      })
    : undefined;
  hearClients(emissions, { recorder, sessions, rollout, now });
  ends.traffic = createTraffic({
    kernel,
    plan,
    population,
    tickets,
    rules,
    recorder,
    stations,
    emissions,
    deliver: (client, event) => engine.deliver(client, event),
    resumable: (client) => sessions.resumable(client, now()),
    failed: failClient,
  });

  const sampler = createSampler({
    plan,
    population,
    stations,
    stateOf: (client) => engine.stateOf(client),
    reached: (client) => rollout?.reached(client) ?? false,
    executed: () => kernel.executed,
  });
  const tallies = createCohortTallies(population, triggerAtMs(spec));
  recorder.records.subscribe((record) => {
    sampler.step(record);
    tallies.step(record);
  });
  samples.subscribe((sample) => void history.push(sample));
  const takeSample = () => {
    samples.next(sampler.read(now()));
    kernel.schedule(spec.windowMs, takeSample);
  };

  staff(spec, {
    kernel,
    plan,
    population,
    stations,
    samples,
    rollout,
    log: writeLog,
    inspect,
    failed: fail,
  });
  scheduleFaults(spec.faults, {
    kernel,
    plan,
    cells: population.cellNames,
    stations,
    rules,
    log: writeLog,
    crash: (station) => supervision.crash(station),
  });
  supervision.start();
  engine.start();
  kernel.schedule(spec.windowMs, takeSample);

  const snapshot = (): ClusterSnapshot => ({
    nowMs: now(),
    events: kernel.executed,
    clients: countStates(engine, population.size),
  });
  return {
    records: recorder.records,
    samples,
    runUntil: (untilMs) => {
      if (failure === undefined && untilMs > now()) kernel.runUntil(untilMs);
      if (failure !== undefined) throw failure;
    },
    now,
    snapshot,
    finish: () => {
      // The last window ends with the run: an event at the horizon itself is not executed any more.
      if (now() > (history.at(-1)?.atMs ?? 0)) samples.next(sampler.read(now()));
      const imbalances = observers.imbalances(tickets.openByStation(plan.stations.length));
      engine.stop();
      recorder.complete();
      samples.complete();
      if (imbalances.length > 0)
        throw new Error(`the books do not balance: ${imbalances.join('; ')}`);
      const ledger = observers.ledger();
      const seen = { plan, population, samples: history, log };
      return {
        digest: observers.digest(),
        events: kernel.executed,
        measures: measure({ spec, tallies: tallies.tallies, ledger, ...seen }),
        ledger,
        timeline: createTimeline({ seed, windowMs: spec.windowMs, ...seen }),
      };
    },
  };
}
