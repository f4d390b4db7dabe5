import { type Kernel, createKernel } from '@squall/kernel';
import { type Outcome, type Station, createStation } from '@squall/service-actor';
import { Calls } from '../calls.ts';
import { planStations } from '../plan.ts';
import { createPopulation } from '../population.ts';
import { Recorder } from '../recorder.ts';
import type { ClusterSpec } from '../spec.ts';
import { TicketBook } from '../tickets.ts';
import { smallSpec } from './small-spec.ts';

/** The stations of a specification on a kernel, all up, with the calls between them but no clients and no network. */
export function startStations(change: Partial<ClusterSpec>) {
  const spec = smallSpec(change);
  const population = createPopulation(spec);
  const plan = planStations(spec, population);
  const kernel: Kernel = createKernel();
  const tickets = new TicketBook(population.size);
  const recorder = new Recorder({ kernel, tickets, plan, population, triggerMs: 0 });
  const log: string[] = [];
  recorder.records.subscribe(({ kind, atMs, station }) =>
    log.push(`${atMs} ${kind} ${plan.stations[station]?.service}`),
  );
  const ends: { calls?: Calls } = {};
  const stations: readonly Station[] = plan.stations.map(({ station, index, service }) =>
    createStation(station, {
      timers: kernel,
      uniform: { seed: index },
      answer: (ticket: number, outcome: Outcome) => {
        if (tickets.clientOf(ticket) === -1) return ends.calls?.answer(ticket, outcome);
        log.push(`${kernel.now()} ${service} answers: ${outcome}`);
      },
      depend: (to, cost, timeoutMs, done) => ends.calls?.depend(index, to, cost, timeoutMs, done),
    }),
  );
  const calls = new Calls({ kernel, plan, tickets, recorder, stations });
  ends.calls = calls;
  for (const station of stations) station.start();
  /** A client's request, handed to a station without a network. */
  const ask = (station: number, cost = 1) =>
    stations[station]?.offer(tickets.issue(0, station, 0, 0, kernel.now()), cost);
  const run = (untilMs: number) => {
    kernel.runUntil(untilMs);
    return log.splice(0);
  };
  return { spec, population, plan, kernel, tickets, recorder, stations, calls, ask, run };
}
