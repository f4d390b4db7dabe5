import { createKernel } from '@squall/kernel';
import { streamSeed } from '@squall/random';
import type { Station } from '@squall/service-actor';
import type { CallBooks } from './call-books.ts';
import type { CallLog } from './call-log.ts';
import { type Fleet, createFleet } from './fleet.ts';
import type { Load } from './load.ts';
import { type StationWork, createStationService } from './station-service.ts';

/** Calls before one station, in an open or a closed loop. */
export type StationCalls = Omit<Fleet, 'load'> & Load & StationWork;

export interface RunningCalls {
  readonly station: Station;
  readonly log: CallLog;
  /** Events of the calendar so far. */
  readonly events: () => number;
  /** @throws EngineFault when the books do not balance at that moment */
  runUntil(untilMs: number): CallBooks;
}

/** Callers before one station: each call is a machine of its own, each message takes a hop. */
export function callStation(calls: StationCalls): RunningCalls {
  const kernel = createKernel();
  const seed = streamSeed(calls.seed, 'service');
  const fleet = createFleet({ ...calls, load: calls }, kernel, (tell) =>
    createStationService(calls, kernel, seed, tell),
  );
  fleet.service.start();
  fleet.start();
  return {
    station: fleet.service.station,
    log: fleet.log,
    events: () => kernel.executed,
    runUntil: (untilMs) => fleet.runUntil(untilMs),
  };
}
