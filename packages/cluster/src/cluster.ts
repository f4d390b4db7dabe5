import { clientStates } from '@squall/client-actor';
import type { Sha256 } from '@squall/metrics';
import type { Observable } from 'rxjs';
import type { EngineKind } from './engine/engine.ts';
import { InputError } from './errors.ts';
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
  /** So many clients on typed arrays also live as real actors and are compared after every step; 0 unless told. */
  readonly twins?: number;
  /** By client: the moment of virtual time, ms, from which on it is watched; the others are from the start. */
  readonly watchedFromMs?: ReadonlyMap<number, number>;
  /** Computes the digest: a faster SHA-256 than the portable one, where there is one. The digest is the same. */
  readonly hash?: Sha256;
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
   * @throws InputError when a machine of the experiment threw; EngineFault when a twin differs from its client
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

/** Twins are real actors beside typed arrays; beside real actors there is nothing to compare. */
function checkTwins(twins: number, engine: EngineKind): void {
  if (!Number.isInteger(twins) || twins < 0)
    throw new InputError(`twins is ${twins}: give a whole number of at least 0`);
  if (twins > 0 && engine === 'interpreted')
    throw new InputError(`twins is ${twins}: give the engine flyweight, real actors need none`);
}

/**
 * Wires a specification on a kernel of its own; nothing has happened yet.
 * @throws InputError when the options do not fit together
 */
export function createCluster(spec: ClusterSpec, options: ClusterOptions): Cluster {
  const { seed, inspect = nobodyWatched, engine = 'interpreted' } = options;
  const { twins = 0, watchedFromMs = new Map<number, number>() } = options;
  checkTwins(twins, engine);
  const ground = layGround(spec, {
    seed,
    inspect,
    engine,
    twins,
    watchedFromMs,
    hash: options.hash,
  });
  const { kernel, now, recorder, samples, failure, census, agenda } = ground;
  const wired = wire(ground);
  const reading = read(ground, wired);
  wired.start();
  reading.start();
  const runUntil = (untilMs: number) => {
    failure.check();
    if (untilMs > now()) kernel.runUntil(untilMs);
    failure.check();
  };
  return {
    records: recorder.records,
    samples,
    runUntil: (untilMs) => {
      for (let ms = agenda.nextMs(); ms <= untilMs; ms = agenda.nextMs()) {
        runUntil(ms);
        agenda.actNext();
      }
      runUntil(untilMs);
    },
    now,
    snapshot: () => ({
      nowMs: now(),
      events: kernel.executed,
      clients: Object.fromEntries(clientStates.map((name, i) => [name, census.clients[i] ?? 0])),
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
