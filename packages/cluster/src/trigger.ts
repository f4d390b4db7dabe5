import type { LogEntry } from './log.ts';
import type { ClusterSpec } from './spec.ts';

/** When something went wrong and when that was over, ms. Plain JSON. */
export interface Trigger {
  /** The roll-out, or the first fault; null when there is neither. */
  readonly atMs: number | null;
  /** The mended configuration is published or the roll-out rolled back, and the last fault has ended; null: not within the run. */
  readonly endsAtMs: number | null;
}

/** When the trigger sets in: the roll-out, or the first fault; the horizon when there is neither. */
export function triggerAtMs({ configuration, faults, horizonMs }: ClusterSpec): number {
  return Math.min(configuration?.startMs ?? horizonMs, ...faults.map((fault) => fault.atMs));
}

/** When the last fault has ended; null when there is none. */
export function faultsEndAtMs({ faults }: ClusterSpec): number | null {
  if (faults.length === 0) return null;
  return Math.max(...faults.map((fault) => fault.atMs + ('forMs' in fault ? fault.forMs : 0)));
}

/** When the cause is gone: the mended configuration or the rollback is published, the last fault has ended. */
export function triggerEndsAtMs(spec: ClusterSpec, log: readonly LogEntry[]): number | null {
  const faultsEndMs = faultsEndAtMs(spec);
  if (spec.configuration === undefined) return faultsEndMs;
  const mended = log.find((entry) => entry.kind === 'mended' || entry.kind === 'rollback');
  if (mended === undefined) return null;
  return Math.max(triggerAtMs(spec), mended.atMs, faultsEndMs ?? 0);
}

/** The trigger of a run as it went. */
export function triggerOf(spec: ClusterSpec, log: readonly LogEntry[]): Trigger {
  const hasOne = spec.configuration !== undefined || spec.faults.length > 0;
  return { atMs: hasOne ? triggerAtMs(spec) : null, endsAtMs: triggerEndsAtMs(spec, log) };
}

/** A window that ends at the very moment of the trigger may have seen it already: it belongs to neither side. */
export function isBaseline({ warmUpMs, horizonMs }: ClusterSpec, triggerMs: number) {
  return ({ atMs }: { readonly atMs: number }) =>
    atMs > warmUpMs && (atMs < triggerMs || triggerMs === horizonMs);
}
