/** Why an instance is out of rotation; each reason stands by itself. */
export const reasons = { evicted: 1, leaving: 2 } as const;
export type Reason = (typeof reasons)[keyof typeof reasons];

/** Which instances of a fleet its balancer sends requests to. */
export class Rotation {
  readonly size: number;
  readonly #out: Uint8Array;
  readonly #failsOpen: boolean;
  #next = 0;

  /** @param failsOpen when all are evicted, requests go to all of them */
  constructor(size: number, failsOpen: boolean) {
    this.size = size;
    this.#out = new Uint8Array(size);
    this.#failsOpen = failsOpen;
  }

  set(instance: number, reason: Reason, isOut: boolean): void {
    const out = this.#out[instance] ?? 0;
    this.#out[instance] = isOut ? out | reason : out & ~reason;
  }

  isOut(instance: number, reason: Reason): boolean {
    return ((this.#out[instance] ?? 0) & reason) !== 0;
  }

  /** How many are out for a reason. */
  countOut(reason: Reason): number {
    let count = 0;
    for (let instance = 0; instance < this.size; instance++)
      if (this.isOut(instance, reason)) count++;
    return count;
  }

  /** Round robin; -1 when nobody is in rotation. */
  next(): number {
    const instance = this.from(this.#next);
    if (instance >= 0) this.#next = (instance + 1) % this.size;
    return instance;
  }

  /** The first in rotation from an instance on; -1 when nobody is. */
  from(first: number): number {
    const instance = this.#scan(first, 0);
    return instance < 0 && this.#failsOpen ? this.#scan(first, reasons.evicted) : instance;
  }

  /** The first that is out for no other reason than those forgiven. */
  #scan(first: number, forgiven: number): number {
    for (let k = 0; k < this.size; k++) {
      const instance = (first + k) % this.size;
      if (((this.#out[instance] ?? 0) & ~forgiven) === 0) return instance;
    }
    return -1;
  }
}
