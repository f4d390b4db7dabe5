import { type LimitBase, type LimitRules, allowed, denied, unchanged } from './rules.ts';
import { type SliceClock, type Slices, slicedSum, slicesOver } from './slices.ts';

/**
 * The retry budget of Finagle (com.twitter.finagle.service.RetryBudget): every call deposits the share `ratio` of a retry,
 * deposits expire after `ttlMs`, and there is a reserve of `retriesPerSecondMin` for clients that call rarely or have just
 * begun. A withdrawal expires too. Its arithmetic is Finagle's, in whole numbers: a deposit is 1000, a retry costs 1000 / ratio
 * without its fraction. So is its clock (com.twitter.util.WindowedAdder): ten slices of whole milliseconds, and the next
 * slice begins with the first call or question after the last one is over. What a client that calls rarely has deposited
 * therefore expires later than `ttlMs`.
 */
export interface CallerRetryBudget extends LimitBase {
  readonly kind: 'retryBudget';
  /** From 1,000 to 60,000 ms; the reserve counts whole seconds of it. */
  readonly ttlMs: number;
  /** Retries per second that are always there, a whole number. */
  readonly retriesPerSecondMin: number;
  /** Retries per call, from 0 to 1000. */
  readonly ratio: number;
}

export type RetryBudgetState = SliceClock & Slices<'balance'>;

const balance = slicedSum('balance');
const scale = 1000;

const depositOf = ({ ratio }: CallerRetryBudget): number => (ratio === 0 ? 0 : scale);
/** A ratio so small that a retry would cost more than Scala's largest Int costs that. */
const costMax = 0x7fff_ffff;
const costOf = ({ ratio }: CallerRetryBudget): number =>
  ratio === 0 ? 1 : Math.min(costMax, Math.floor(scale / ratio));

/** Ten slices, of whole milliseconds. */
const windowMs = ({ ttlMs }: CallerRetryBudget): number => 10 * Math.floor(ttlMs / 10);

/** Below 0 when deposits have expired before the withdrawals that they paid for. */
function funds(limit: CallerRetryBudget, state: RetryBudgetState, nowMs: number): number {
  const { ttlMs, retriesPerSecondMin } = limit;
  const reserve = retriesPerSecondMin * Math.floor(ttlMs / 1000) * costOf(limit);
  return balance.total(state, slicesOver(windowMs(limit), state, nowMs)) + reserve;
}

/** Retries that could be made now, a whole number. */
export const retriesLeft = (
  limit: CallerRetryBudget,
  state: RetryBudgetState,
  nowMs: number,
): number => Math.max(0, Math.floor(funds(limit, state, nowMs) / costOf(limit)));

/** The amount is booked in the newest slice; a question books nothing, and may begin a slice all the same. */
function booked(
  limit: CallerRetryBudget,
  state: RetryBudgetState,
  nowMs: number,
  amount: number,
): RetryBudgetState {
  const over = slicesOver(windowMs(limit), state, nowMs);
  return {
    sliceStartMs: over > 0 ? nowMs : state.sliceStartMs,
    ...balance.counted(state, over, amount),
  };
}

export const retryBudget: LimitRules<CallerRetryBudget, RetryBudgetState> = {
  initial: (_, nowMs) => ({ sliceStartMs: nowMs, ...balance.empty }),
  call: (limit, state, { nowMs }) => allowed(booked(limit, state, nowMs, depositOf(limit))),
  retry: (limit, state, { nowMs }) =>
    retriesLeft(limit, state, nowMs) >= 1
      ? allowed(booked(limit, state, nowMs, -costOf(limit)))
      : denied(booked(limit, state, nowMs, 0)),
  succeeded: unchanged,
  failed: unchanged,
};
