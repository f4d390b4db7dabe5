import { type CallLimit, callLimits } from '@squall/client-actor';

/** Everything that a caller may impose on itself, with its author's constants; and two counts of retries to compare with. */
export const limits = {
  none: { kind: 'retryCount', retriesMax: 0 },
  three: { kind: 'retryCount', retriesMax: 3 },
  ...callLimits,
} as const satisfies Readonly<Record<string, CallLimit>>;

export type LimitName = keyof typeof limits;

export const limitNames = Object.keys(limits) as readonly LimitName[];
