import type { LogEntry } from './log.ts';
import type { ClusterSpec } from './spec.ts';

/** When something went wrong and when that was over, ms. Plain JSON. */
export interface Trigger {
  /** The roll-out, the first fault or deploy; null when there is none of them. */
  readonly atMs: number | null;
  /** The mended configuration is published or the roll-out rolled back, the last fault has ended and every deploy is complete; null: not within the run. */
  readonly endsAtMs: number | null;
}

/** When the trigger sets in: the roll-out, the first fault or deploy; the horizon when there is none of them. */
export function triggerAtMs(spec: ClusterSpec): number {
  const { configuration, faults, deploys = [], horizonMs } = spec;
  const timed = [...faults, ...deploys].map(({ atMs }) => atMs);
  return Math.min(configuration?.startMs ?? horizonMs, ...timed);
}

/** When the last fault has ended; null when there is none. */
export function faultsEndAtMs({ faults }: ClusterSpec): number | null {
  if (faults.length === 0) return null;
  return Math.max(...faults.map((fault) => fault.atMs + ('forMs' in fault ? fault.forMs : 0)));
}

/** When the cause is gone: the mended configuration or the rollback is published, the last fault and every deploy have ended. */
export function triggerEndsAtMs(spec: ClusterSpec, log: readonly LogEntry[]): number | null {
  const { configuration, deploys = [] } = spec;
  const deployed = log.filter(({ kind }) => kind === 'deployed').map(({ atMs }) => atMs);
  if (deployed.length < deploys.length) return null;
  const ends = [faultsEndAtMs(spec) ?? [], deployed].flat();
  if (configuration !== undefined) {
    const mended = log.find((entry) => entry.kind === 'mended' || entry.kind === 'rollback');
    if (mended === undefined) return null;
    ends.push(triggerAtMs(spec), mended.atMs);
  }
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** The trigger of a run as it went. */
export function triggerOf(spec: ClusterSpec, log: readonly LogEntry[]): Trigger {
  const { configuration, faults, deploys = [] } = spec;
  const hasOne = configuration !== undefined || faults.length + deploys.length > 0;
  return { atMs: hasOne ? triggerAtMs(spec) : null, endsAtMs: triggerEndsAtMs(spec, log) };
}

/** A window that ends at the very moment of the trigger may have seen it already: it belongs to neither side. */
export function isBaseline({ warmUpMs, horizonMs }: ClusterSpec, triggerMs: number) {
  return ({ atMs }: { readonly atMs: number }) =>
    atMs > warmUpMs && (atMs < triggerMs || triggerMs === horizonMs);
}
