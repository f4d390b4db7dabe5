import type { ReconnectPolicy } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { type Sampler, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import { createCrowd } from './crowd.ts';
import { type RowWriterEmitted, type RowWriterEvent, createRowWriter } from './row-writer.ts';

export interface RowContest {
  readonly engine: EngineKind;
  /** How a writer backs off after a conflict. */
  readonly policy: ReconnectPolicy;
  /** Writers that start together at 0 ms. */
  readonly writers: number;
  /** How long a message takes one way, ms. */
  readonly hopMs: Sampler;
  readonly seed: number;
  /** Gets every message that is sent. */
  readonly history?: Digest;
}

export interface RowContestResult {
  /** When the last writer heard that it is done, ms. */
  readonly timeMs: number;
  /** Write requests in all. */
  readonly writes: number;
  /** Events of the calendar. */
  readonly events: number;
}

const kinds = { read: 0, write: 1, version: 2, written: 3, conflict: 4 } as const;

/**
 * Optimistic concurrency control on one row, after M. Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog,
 * 2015): all writers start together, each must write once, every message takes one hop, the server takes no time.
 */
export function contestRow(contest: RowContest): RowContestResult {
  const { engine, policy, writers, hopMs, seed, history } = contest;
  const kernel = createKernel();
  const hopSeed = streamSeed(seed, 'hops');
  const writerSeed = streamSeed(seed, 'writers');
  let hops = 0;
  let version = 0;
  let writes = 0;
  let finished = 0;
  const send = (kind: keyof typeof kinds, writer: number, value: number, task: () => void) => {
    const delayMs = hopMs(hopSeed, hops++);
    history?.four(kernel.now(), kinds[kind], writer, value);
    kernel.schedule(delayMs, task);
  };
  const answer = (writer: number, event: Exclude<RowWriterEvent, { type: 'start' }>) =>
    send(event.type, writer, version, () => crowd.send(writer, event));
  const serveWrite = (writer: number, known: number) => {
    writes++;
    const isCurrent = known === version;
    if (isCurrent) version++;
    answer(writer, { type: isCurrent ? 'written' : 'conflict' });
  };
  const hear = (writer: number, event: RowWriterEmitted) => {
    if (event.type === 'read')
      send('read', writer, 0, () => answer(writer, { type: 'version', version }));
    else if (event.type === 'write')
      send('write', writer, event.version, () => serveWrite(writer, event.version));
    else if (++finished === writers) kernel.stop();
  };
  const crowd = createCrowd(engine, {
    machine: createRowWriter(policy, () => kernel.now()),
    size: writers,
    kernel,
    inputOf: (writer) => ({ seed: streamSeed(writerSeed, writer) }),
    emitted: (writer, event) => hear(writer, event as unknown as RowWriterEmitted),
  });
  crowd.start();
  for (let writer = 0; writer < writers; writer++) crowd.send(writer, { type: 'start' });
  crowd.runUntil(Number.MAX_SAFE_INTEGER);
  return { timeMs: kernel.now(), writes, events: kernel.executed };
}
