import type { Distribution } from '@squall/random';

/** A station as plain data. */
export interface StationSpec {
  /** Its name in errors. */
  readonly name: string;
  /** How many requests it serves at once: c, at least 1. */
  readonly servers: number;
  /** Places to wait, beside those in service; 0 and more. */
  readonly queueCapacity: number;
  /** Time of one unit of cost on one server, ms. */
  readonly serviceTime: Distribution;
  /** Who is served next among those of one priority; `fifo` unless told. */
  readonly discipline?: 'fifo' | 'lifo';
  /** Service takes 1 + this x (others in service at its start) times as long; 0 unless told. */
  readonly slowdownPerRequest?: number;
  /** Who may enter; the queue's limit alone unless told. */
  readonly admission?: AdmissionControl;
  /** Abandoned work leaves and frees its place, instead of being served in vain; false unless told. */
  readonly cancellation?: boolean;
  /** Requests held (waiting and in service) above which the process dies; none unless told. */
  readonly memoryLimit?: number;
  /** After a start the service is slower; not unless told. */
  readonly warmUp?: WarmUp;
  /** Called one after the other when the own service time is over; the server is held meanwhile. */
  readonly dependencies?: readonly Dependency[];
}

/** Who may enter. The queue's limit holds for both kinds. */
export type AdmissionControl =
  | {
      readonly kind: 'queueLimit';
      /** What a refused caller is told to wait, ms; 0 (nothing is said) unless told. */
      readonly retryAfterMs?: number;
    }
  | {
      /** A bucket that starts full and fills continuously; each admitted request takes one token. */
      readonly kind: 'tokenBucket';
      /** Tokens a second; 0 closes the door. */
      readonly ratePerSecond: number;
      /** Tokens the bucket holds, at least 1. */
      readonly burst: number;
      readonly retryAfterMs?: number;
    };

/** A cold process: service times are multiplied by `slowdown` at the start, falling linearly to 1. */
export interface WarmUp {
  /** 0 and more; 0 is no warm-up. */
  readonly durationMs: number;
  /** At least 1. */
  readonly slowdown: number;
}

/** A call to another station, part of every request. */
export interface Dependency {
  readonly station: string;
  /** What a request costs there. */
  readonly cost: number;
  readonly timeoutMs: number;
}
