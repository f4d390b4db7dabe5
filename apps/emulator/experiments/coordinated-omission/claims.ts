import type { ReproductionDefinition } from '@squall/experiment';
import type { parameters } from './parameters.ts';
import { retrying, slowed, stalling, tooMuch } from './rows.ts';

type TableClaim = ReproductionDefinition<typeof parameters>['claims'][number];
type MeanOf = Parameters<TableClaim['holds']>[0];

/** Holds when it does of these means; unknown while one of them is. */
const of =
  <const Asked extends readonly Parameters<MeanOf>[]>(
    asked: Asked,
    hold: (...means: { [K in keyof Asked]: number }) => boolean,
  ): TableClaim['holds'] =>
  (mean) => {
    const means = asked.map(([row, figure]) => mean(row, figure));
    if (means.includes(undefined)) return undefined;
    return hold(...(means as { [K in keyof Asked]: number }));
  };

export const claims: readonly TableClaim[] = [
  {
    claim:
      'Brooker: at the same load the mean and the tail are longer in an open loop than in a closed one',
    holds: of(
      [
        [{}, 'meanMs'],
        [{ loop: 'closed', N: 10 }, 'meanMs'],
        [{}, 'p99Ms'],
        [{ loop: 'closed', N: 10 }, 'p99Ms'],
      ],
      (open, closed, openTail, closedTail) => open > 1.5 * closed && openTail > 2 * closedTail,
    ),
  },
  {
    claim:
      'Brooker: bimodal, p99 of a closed loop with one client is below 1 ms, of an open loop over 25 ms',
    holds: of(
      [
        [{ loop: 'closed', service: 'bimodal' }, 'p99Ms'],
        [{ service: 'bimodal' }, 'p99Ms'],
      ],
      (closed, open) => closed < 1 && open > 25,
    ),
  },
  {
    claim:
      'Brooker: with retries after 15 ms the queue of the open loop grows without bound, that of the closed loop does not',
    holds: of(
      [
        [retrying, 'inSystem'],
        [{ ...retrying, loop: 'closed', N: 10 }, 'inSystem'],
      ],
      (open, closed) => open > 10_000 && closed < 100,
    ),
  },
  {
    claim:
      'Over capacity the queue of the open loop grows, a closed loop only slows down: never more than N wait',
    holds: of(
      [
        [tooMuch, 'inSystem'],
        [{ ...slowed, loop: 'closed', N: 50 }, 'inSystem'],
        [{ ...slowed, loop: 'closed', N: 10 }, 'inSystem'],
      ],
      (open, fifty, ten) => open > 1000 && fifty <= 50 && ten <= 10,
    ),
  },
  {
    claim:
      'Coordinated omission: of the same calls p99 is the service time from the sending, most of a stall from the intended moment',
    holds: of(
      [
        [{ ...stalling, loop: 'paced' }, 'p99SentMs'],
        [{ ...stalling, loop: 'paced' }, 'p99Ms'],
      ],
      (sent, intended) => sent < 2 * stalling.serviceMs && intended > 0.8 * stalling.stallMs,
    ),
  },
  {
    claim:
      'From the intended moment a closed loop that keeps to a plan measures what the open loop does',
    holds: of(
      [
        [{ ...stalling, loop: 'paced' }, 'meanMs'],
        [stalling, 'meanMs'],
      ],
      (paced, open) => Math.abs(paced - open) < 0.01 * open,
    ),
  },
];
