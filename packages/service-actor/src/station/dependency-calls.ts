import type { Dependency } from '../spec/station-spec.ts';
import type { StationPorts } from './ports.ts';
import type { Servers } from './servers.ts';

/** The calls of a station on others, one after the other, for each slot that has done its own work. */
export class DependencyCalls {
  private readonly dependencies: readonly Dependency[];
  private readonly depend: StationPorts['depend'];
  private readonly slots: Servers;
  private readonly heard: (slot: number) => void;
  /** Numbers the calls, so that a late answer finds nobody waiting for it. */
  private called = 0;

  /** `heard` is told that the call of a slot is over. */
  constructor(
    dependencies: readonly Dependency[],
    depend: StationPorts['depend'],
    slots: Servers,
    heard: (slot: number) => void,
  ) {
    this.dependencies = dependencies;
    this.depend = depend;
    this.slots = slots;
    this.heard = heard;
  }

  /** Makes the next call for a slot; false when there is none, or one has failed. */
  next(slot: number): boolean {
    const { slots } = this;
    const done = slots.calls[slot] as number;
    const next = this.dependencies[done];
    if (next === undefined || slots.ok[slot] === 0) return false;
    slots.calls[slot] = done + 1;
    const call = ++this.called;
    slots.awaited[slot] = call;
    this.depend?.(next.station, next.cost, next.timeoutMs, (ok) => this.hear(slot, call, ok));
    return true;
  }

  private hear(slot: number, call: number, ok: boolean): void {
    const { slots } = this;
    if (slots.awaited[slot] !== call) return;
    slots.awaited[slot] = 0;
    slots.ok[slot] = ok ? 1 : 0;
    this.heard(slot);
  }
}
