import type { Plan } from '../plan.ts';
import type { ClusterSpec } from '../spec.ts';

type Done = (ok: boolean) => void;

/** The switch in the way of one service's calls on another. What it counts its breaker hears; the breaker sets it. */
export class CallGate {
  /** Told the outcome of each call that was let through as a probe. */
  probed: Done = () => undefined;
  /** Calls that may pass: all, none, or so many. */
  #left = Infinity;
  #calls = 0;
  #failed = 0;

  close(): void {
    this.#left = Infinity;
  }

  open(probes: number): void {
    this.#left = probes;
  }

  /** Whether a call may be made now; it is counted as made. */
  lets(): boolean {
    if (this.#left <= 0) return false;
    this.#left--;
    return true;
  }

  /** A call is under way: its outcome is counted before its caller has it. */
  heard(done: Done): Done {
    const isProbe = this.#left < Infinity;
    return (ok) => {
      this.#calls++;
      if (!ok) this.#failed++;
      if (isProbe) this.probed(ok);
      done(ok);
    };
  }

  /** Calls that ended since it was last asked, and the share of them that failed. */
  read(): { readonly calls: number; readonly failedShare: number } {
    const calls = this.#calls;
    const failedShare = calls > 0 ? this.#failed / calls : 0;
    this.#calls = 0;
    this.#failed = 0;
    return { calls, failedShare };
  }
}

/** The gates of a run, by the station that calls and the service that is called. */
export type Breakers = ReadonlyMap<string, CallGate>;

export const gateKey = (caller: number, service: string): string => `${caller}/${service}`;

/** A gate for every call that a recovery actor guards; undefined when there is none. */
export function createBreakers({ recovery = [] }: ClusterSpec, plan: Plan): Breakers | undefined {
  const gates = new Map<string, CallGate>();
  for (const entry of recovery) {
    if (entry.kind !== 'serviceBreaker') continue;
    for (const { service, cellName, index } of plan.stations)
      if (service === entry.caller && (entry.cell ?? cellName) === cellName)
        gates.set(gateKey(index, entry.service), new CallGate());
  }
  return gates.size > 0 ? gates : undefined;
}
