import {
  type FailureKind,
  type LimitBase,
  type LimitRules,
  allowed,
  denied,
  unchanged,
} from './rules.ts';

/**
 * The retry quota of the AWS SDKs, standard mode: a bucket of tokens from which retries are paid. A call that succeeds after
 * retries brings back what its last retry cost, one that needed none brings `successRefund`.
 */
export interface RetryQuota extends LimitBase {
  readonly kind: 'retryQuota';
  /** Tokens; the bucket begins full. */
  readonly capacity: number;
  /** Tokens that a retry costs, by what went before it. */
  readonly costs: Readonly<Record<FailureKind, number>>;
  /** Tokens. */
  readonly successRefund: number;
}

export type RetryQuotaState = { readonly quota: number };

export const retryQuota: LimitRules<RetryQuota, RetryQuotaState> = {
  initial: ({ capacity }) => ({ quota: capacity }),
  call: (_, state) => allowed(state),
  retry: ({ costs }, state, { failure }) => {
    const cost = costs[failure];
    return state.quota >= cost ? allowed({ quota: state.quota - cost }, cost) : denied(state);
  },
  succeeded: ({ capacity, successRefund }, { quota }, paid) => ({
    quota: Math.min(capacity, quota + (paid > 0 ? paid : successRefund)),
  }),
  failed: unchanged,
};
