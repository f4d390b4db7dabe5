import type { AdmissionControl } from '../spec/admission-control.ts';

/**
 * Of one token: sums of tokens are rounded, and a caller who comes exactly when his token is whole
 * must not be turned away for the last bits of a double. What is lent is owed: it does not add up.
 */
const roundingTokens = 1e-6;

/** Admission control beside the queue's limit: open, or a token bucket filled by elapsed time. */
export class Gate {
  retryAfterMs: number;
  private ratePerSecond: number;
  private burst: number;
  private tokens: number;
  private filledMs: number;

  constructor(admission: AdmissionControl, nowMs: number) {
    this.retryAfterMs = admission.retryAfterMs ?? 0;
    this.ratePerSecond = admission.kind === 'tokenBucket' ? admission.ratePerSecond : 0;
    this.burst = admission.kind === 'tokenBucket' ? admission.burst : Infinity;
    this.tokens = this.burst;
    this.filledMs = nowMs;
  }

  /** Takes a token for one request; false when there is none. */
  pass(nowMs: number): boolean {
    if (this.burst === Infinity) return true;
    this.fill(nowMs);
    if (this.tokens < 1 - roundingTokens) return false;
    this.tokens -= 1;
    return true;
  }

  /**
   * A new rule from now on. A bucket that follows a bucket keeps its tokens: a rate that is set often
   * must not let more pass. One that follows an open door starts full.
   */
  set(admission: AdmissionControl, nowMs: number): void {
    const next = new Gate(admission, nowMs);
    this.fill(nowMs);
    this.tokens = next.burst === Infinity ? Infinity : Math.min(this.tokens, next.burst);
    this.retryAfterMs = next.retryAfterMs;
    this.ratePerSecond = next.ratePerSecond;
    this.burst = next.burst;
  }

  private fill(nowMs: number): void {
    const filled = this.tokens + ((nowMs - this.filledMs) * this.ratePerSecond) / 1000;
    this.tokens = Math.min(this.burst, filled);
    this.filledMs = nowMs;
  }
}
