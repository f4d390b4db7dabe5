import { streamSeed } from '@squall/random';
import { createControl } from '../overload/create-control.ts';
import type { AdmissionControl } from '../spec/admission-control.ts';
import type { StationSpec } from '../spec/station-spec.ts';
import { Baulking } from './baulking.ts';
import { Gate } from './gate.ts';
import type { Held } from './held.ts';
import { Watch } from './watch.ts';

/** Who enters of those for whom there is room: the token bucket and the overload control, and those who will not. */
export class Door {
  /** What the overload control keeps; undefined when there is none. */
  watch: Watch | undefined = undefined;
  /** Those who look at the queue before they join it; undefined when nobody does. */
  readonly baulking: Baulking | undefined;
  private readonly gate: Gate;

  private readonly held: Held;
  private readonly seed: number;

  /** @param seed of the station's streams */
  constructor(spec: StationSpec, held: Held, seed: number, nowMs: number) {
    const { admission = { kind: 'queueLimit' }, baulking } = spec;
    this.held = held;
    this.seed = seed;
    this.gate = new Gate(admission, nowMs);
    if (baulking?.length) this.baulking = new Baulking(baulking, streamSeed(seed, 'baulking'));
    this.setControl(admission, 0, nowMs);
  }

  get retryAfterMs(): number {
    return this.gate.retryAfterMs;
  }

  /** A new rule from now on. */
  set(admission: AdmissionControl, waiting: number, nowMs: number): void {
    this.gate.set(admission, nowMs);
    this.setControl(admission, waiting, nowMs);
  }

  /** May it enter? A token is taken last, so that who is turned away costs none. */
  admits(nowMs: number, waiting: number, priority: number, user: number): boolean {
    const { watch } = this;
    if (watch !== undefined && !watch.admits(nowMs, this.held.size, waiting, priority, user))
      return false;
    return this.gate.pass(nowMs);
  }

  private setControl(admission: AdmissionControl, waiting: number, nowMs: number): void {
    const control = createControl(admission, this.seed);
    this.watch = control && new Watch(control, this.held, waiting, nowMs);
  }
}
