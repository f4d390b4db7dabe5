import { stages } from '@squall/client-actor';
import type { Population } from './population.ts';
import type { ClusterRecord } from './records.ts';

/** What happened to the clients of one cohort since the trigger. */
export interface CohortTally {
  /** Lost their connection, once for each time. */
  disconnected: number;
  /** Clients that the configuration has cut off at least once. */
  cutOff: number;
  byHand: number;
  left: number;
  /** Connection attempts. */
  connects: number;
  /** Messages with an outcome, and those of them that got no answer. */
  messages: number;
  messagesFailed: number;
}

const connect = stages.indexOf('connect');
const message = stages.indexOf('message');

/** Reason codes of a `disconnected` record, in `value`. */
export const disconnectReasons = ['configuration', 'server', 'heartbeat'] as const;

const empty = (): CohortTally => ({
  disconnected: 0,
  cutOff: 0,
  byHand: 0,
  left: 0,
  connects: 0,
  messages: 0,
  messagesFailed: 0,
});

/** A fold over records: one tally per cohort, from `fromMs` on. */
export function createCohortTallies(population: Population, fromMs: number) {
  const tallies = population.cohortNames.map(empty);
  const cut = new Uint8Array(population.size);
  const step = (tally: CohortTally, record: ClusterRecord) => {
    switch (record.kind) {
      case 'disconnected':
        tally.disconnected++;
        if (record.value === 0 && cut[record.client] === 0) {
          cut[record.client] = 1;
          tally.cutOff++;
        }
        return;
      case 'retriedByHand':
        tally.byHand++;
        return;
      case 'left':
        tally.left++;
        return;
      case 'requested':
      case 'retried':
        if (record.stage === connect) tally.connects++;
        return;
      case 'answered':
        if (record.stage === message) tally.messages++;
        return;
      case 'rejected':
      case 'timedOut':
        if (record.stage !== message) return;
        tally.messages++;
        tally.messagesFailed++;
    }
  };
  return {
    tallies: tallies as readonly CohortTally[],
    step: (record: ClusterRecord) => {
      if (record.client < 0 || record.atMs < fromMs) return;
      const tally = tallies[population.cohortOf[record.client] ?? 0];
      if (tally !== undefined) step(tally, record);
    },
  };
}
