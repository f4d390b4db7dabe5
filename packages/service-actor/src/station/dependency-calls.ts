import type { Dependency } from '../spec/station-spec.ts';
import type { StationPorts } from './ports.ts';
import type { Servers } from './servers.ts';

/** The calls of a station on others, group by group, for each slot that has done its own work. */
export class DependencyCalls {
  private readonly dependencies: readonly Dependency[];
  private readonly depend: StationPorts['depend'];
  private readonly slots: Servers;
  private readonly heard: (slot: number) => void;
  /** Numbers the groups of calls, so that a late answer finds nobody waiting for it. */
  private called = 0;

  /** `heard` is told that the calls of a slot are over. */
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

  /** Makes the next calls for a slot; false when there are none, or one has failed. */
  next(slot: number): boolean {
    const { slots, dependencies } = this;
    const from = slots.calls[slot] as number;
    if (from >= dependencies.length || slots.ok[slot] === 0) return false;
    let to = from + 1;
    while (dependencies[to]?.withPrevious === true) to += 1;
    const group = ++this.called;
    slots.calls[slot] = to;
    slots.awaited[slot] = group;
    slots.pending[slot] = to - from;
    for (const { station, cost, timeoutMs } of dependencies.slice(from, to))
      this.depend?.(station, cost, timeoutMs, (ok) => this.hear(slot, group, ok));
    return true;
  }

  /** A group is over when all have answered, or one has failed: then nobody waits for the others. */
  private hear(slot: number, group: number, ok: boolean): void {
    const { slots } = this;
    if (slots.awaited[slot] !== group) return;
    const pending = (slots.pending[slot] as number) - 1;
    slots.pending[slot] = pending;
    if (ok && pending > 0) return;
    slots.awaited[slot] = 0;
    slots.ok[slot] = ok ? 1 : 0;
    this.heard(slot);
  }
}
