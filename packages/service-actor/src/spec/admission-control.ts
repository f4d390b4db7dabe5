/** What a refused caller is told. */
interface Told {
  /** To wait so long, ms; 0 (nothing is said) unless told. */
  readonly retryAfterMs?: number;
}

/** Additive increase, multiplicative decrease; what is left out is Netflix' (`AIMDLimit`: 20, 20, 200, 0.9, 5 s). */
export interface AimdSettings {
  readonly initialLimit?: number;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** Above 0, below 1. */
  readonly backoffRatio?: number;
  /** A request that took longer counts as failed, ms. */
  readonly timeoutMs?: number;
}

/** TCP Vegas; what is left out is Netflix' (`VegasLimit`: 20, 1000, 1, 30). */
export interface VegasSettings {
  readonly initialLimit?: number;
  readonly maxLimit?: number;
  /** Share of a new limit in the next: above 0, at most 1. */
  readonly smoothing?: number;
  /** The shortest sojourn is measured again after at most so many times the limit requests. */
  readonly probeMultiplier?: number;
}

/** What is left out is Netflix' (`Gradient2Limit`: 20, 20, 200, 0.2, 1.5, 4, 600). */
export interface Gradient2Settings {
  readonly initialLimit?: number;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** Share of a new limit in the next: above 0, at most 1. */
  readonly smoothing?: number;
  /** Sojourns up to so many times the long mean shrink nothing: at least 1. */
  readonly tolerance?: number;
  /** By how much the limit may grow at once, before smoothing. */
  readonly queueAllowed?: number;
  /** Samples in the long mean. */
  readonly longWindow?: number;
}

/** What is left out is folly's: 5 and 100 ms. */
export interface CodelSettings {
  /** Above this even the shortest wait of an interval is overload; above twice this who waited is shed, ms. */
  readonly targetMs?: number;
  readonly intervalMs?: number;
}

/** What is left out is Facebook's: 5 and 100 ms. */
export interface ControlledDelaySettings {
  /** M: how long a request may wait that enters a standing queue, ms. */
  readonly standingMs?: number;
  /** N: how long any other may; a queue that was not empty for so long is a standing one, ms. */
  readonly intervalMs?: number;
}

/** What is left out is WeChat's: 20 ms, 1 s, 2,000, 5 %, 1 %, 128. */
export interface DagorSettings {
  /** Overloaded is who has a mean time in the queue above this, ms. */
  readonly targetMs?: number;
  /** The level is set anew after so long ... */
  readonly windowMs?: number;
  /** ... or so many requests. */
  readonly windowRequests?: number;
  /** Share of those that entered by which fewer shall, when overloaded: above 0, at most 1. */
  readonly decrease?: number;
  /** Share of those that asked by which more shall, when not: above 0, at most 1. */
  readonly increase?: number;
  /** Levels of users within each priority. */
  readonly userLevels?: number;
}

/** Who may enter. The queue's limit holds for all kinds. */
export type AdmissionControl =
  | (Told & { readonly kind: 'queueLimit' })
  | (Told & {
      /** A bucket that starts full and fills continuously; each admitted request takes one token. */
      readonly kind: 'tokenBucket';
      /** Tokens a second; 0 closes the door. */
      readonly ratePerSecond: number;
      /** Tokens the bucket holds, at least 1. */
      readonly burst: number;
    })
  | (Told & {
      /** At most so many requests are held at once, waiting and in service. */
      readonly kind: 'fixedConcurrency';
      readonly limit: number;
    })
  | (Told & AimdSettings & { readonly kind: 'aimd' })
  | (Told & VegasSettings & { readonly kind: 'vegas' })
  | (Told & Gradient2Settings & { readonly kind: 'gradient2' })
  | (Told & CodelSettings & { readonly kind: 'codel' })
  | (Told & ControlledDelaySettings & { readonly kind: 'controlledDelay' })
  | (Told & DagorSettings & { readonly kind: 'dagor' });
