import {
  type CallLimit,
  type FailureKind,
  type LimitState,
  type Permission,
  askCall,
  askRetry,
  initialLimitState,
  noteFailure,
  noteSuccess,
} from '../index.ts';

/** A caller whose limit says what it may do; whoever holds it says what happens, and when. */
export interface Caller {
  nowMs: number;
  readonly state: LimitState;
  /** Whether a call may be made, for the draw u; 0.5 when not given. */
  call(u?: number): boolean;
  succeed(paid?: number): void;
  /** An attempt of a call with so many retries failed: what is said to the next one. */
  fail(retries?: number, failure?: FailureKind, u?: number): Permission;
}

/** States are frozen: a rule that wrote into one would throw. */
export function createCaller(limit: CallLimit, nowMs = 0): Caller {
  let state = Object.freeze(initialLimitState(limit, nowMs));
  const taking = (permission: Permission): Permission => {
    state = Object.freeze(permission.state);
    return permission;
  };
  return {
    nowMs,
    get state() {
      return state;
    },
    call(u = 0.5) {
      return taking(askCall(limit, state, { nowMs: this.nowMs, u })).allowed;
    },
    succeed(paid = 0) {
      state = Object.freeze(noteSuccess(limit, state, paid, this.nowMs));
    },
    fail(retries = 0, failure = 'transient', u = 0.5) {
      state = Object.freeze(noteFailure(limit, state, this.nowMs));
      return taking(askRetry(limit, state, { nowMs: this.nowMs, u, retries, failure }));
    },
  };
}
