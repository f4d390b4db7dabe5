/** Why an attempt failed, as far as a limit cares. */
export type FailureKind =
  /** Neither of the others: the service broke, or the connection did. */
  | 'transient'
  /** No answer in time. */
  | 'timeout'
  /** The service refused it because of overload. */
  | 'throttling';

/** What is asked when a call wants to leave. */
export interface CallAsked {
  readonly nowMs: number;
  /** The draw of this question, uniform in (0, 1); used at most once, and only by limits that leave it to chance. */
  readonly u: number;
}

/** What is asked when an attempt has failed, has been counted, and wants to be made again. */
export interface RetryAsked extends CallAsked {
  readonly failure: FailureKind;
  /** Retries of this call so far; 0 before the first. */
  readonly retries: number;
}

/** What a limit remembers: numbers only, under names that a client has no other use for. */
export type LimitState = Readonly<Record<string, number>>;

export interface Permission<State = LimitState> {
  readonly allowed: boolean;
  /** Tokens that this attempt took and gets back if it succeeds: for `noteSuccess`; 0 for none. */
  readonly paid: number;
  readonly state: State;
}

/** How one kind of limit decides and learns. Pure: the state that is given stays as it is. */
export interface LimitRules<Limit, State> {
  initial(limit: Limit, nowMs: number): State;
  call(limit: Limit, state: State, asked: CallAsked): Permission<State>;
  retry(limit: Limit, state: State, asked: RetryAsked): Permission<State>;
  succeeded(limit: Limit, state: State, paid: number, nowMs: number): State;
  failed(limit: Limit, state: State, nowMs: number): State;
}

/** What every limit may have. */
export interface LimitBase {
  /** Retries of one call, whatever else the limit says; without such a bound when absent. */
  readonly retriesMax?: number;
}

export const allowed = <State>(state: State, paid = 0): Permission<State> => ({
  allowed: true,
  paid,
  state,
});
export const denied = <State>(state: State): Permission<State> => ({
  allowed: false,
  paid: 0,
  state,
});
/** For limits that learn nothing from it. */
export const unchanged = <State>(_limit: unknown, state: State): State => state;
