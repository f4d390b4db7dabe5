import type { Station } from '@squall/service-actor';
import type { Plan, PlannedStation } from '../plan.ts';
import { inWords } from '../log.ts';
import { Fleet } from './fleet.ts';

/** What lives and dies by itself: a station, or one instance of a fleet. */
export interface Process {
  readonly index: number;
  readonly planned: PlannedStation;
  /** Of its fleet, from 0; 0 where there is none. */
  readonly instance: number;
  /** `cell/service`, and of an instance `cell/service#2`, counted from 1. */
  readonly key: string;
  /** As a reader would write it: `sign in`, `sign in 2`. */
  readonly words: string;
  readonly station: Station | undefined;
  readonly fleet: Fleet | undefined;
}

/** All processes, in the order of the plan. */
export interface Processes {
  readonly all: readonly Process[];
  /** Those of a station, by instance. */
  of(station: number): readonly Process[];
}

export function listProcesses(plan: Plan, stations: readonly Station[]): Processes {
  const processes: Process[] = [];
  for (const planned of plan.stations) {
    const station = stations[planned.index];
    const fleet = station instanceof Fleet ? station : undefined;
    (fleet?.instances ?? [station]).forEach((one, instance) => {
      const number = fleet ? instance + 1 : undefined;
      processes.push({
        index: processes.length,
        planned,
        instance,
        key: number === undefined ? planned.key : `${planned.key}#${number}`,
        words: [inWords(planned.service), number].filter(Boolean).join(' '),
        station: one,
        fleet,
      });
    });
  }
  const byStation = plan.stations.map(({ index }) =>
    processes.filter(({ planned }) => planned.index === index),
  );
  return { all: processes, of: (station) => byStation[station] ?? [] };
}
