import type { Observable } from 'rxjs';
import { countStates } from './clients.ts';
import type { EngineKind } from './engine/engine.ts';
import { layGround } from './ground.ts';
import type { Inspect } from './ports.ts';
import { type ClusterResult, read } from './reading.ts';
import type { ClusterRecord } from './records.ts';
import type { Sample } from './samples.ts';
import type { ClusterSpec } from './spec.ts';
import { wire } from './wiring.ts';

export interface ClusterOptions {
  /** uint32: one seed is one history. */
  readonly seed: number;
  /** Observers for the actors that are to be watched; none by default. */
  readonly inspect?: Inspect;
  /** `interpreted` unless told; a client that is watched is a real actor on both. */
  readonly engine?: EngineKind;
}

/** Where a run stands. */
export interface ClusterSnapshot {
  readonly nowMs: number;
  /** Events executed up to now. */
  readonly events: number;
  /** Clients by state name. */
  readonly clients: Readonly<Record<string, number>>;
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

const nobodyWatched: Inspect = () => undefined;

/** Wires a specification on a kernel of its own; nothing has happened yet. */
export function createCluster(spec: ClusterSpec, options: ClusterOptions): Cluster {
  const { seed, inspect = nobodyWatched, engine = 'interpreted' } = options;
  const ground = layGround(spec, { seed, inspect, engine });
  const { kernel, now, recorder, samples, failure, population } = ground;
  const wired = wire(ground);
  const reading = read(ground, wired);
  wired.start();
  reading.start();
  return {
    records: recorder.records,
    samples,
    runUntil: (untilMs) => {
      failure.check();
      if (untilMs > now()) kernel.runUntil(untilMs);
      failure.check();
    },
    now,
    snapshot: () => ({
      nowMs: now(),
      events: kernel.executed,
      clients: countStates(wired.engine, population.size),
    }),
    finish: () => {
      const result = reading.finish();
      wired.engine.stop();
      recorder.complete();
      samples.complete();
      return result;
    },
  };
}
