import type { Kernel } from '@squall/kernel';
import type { WriteLog } from './log.ts';
import type { ClusterSpec } from './spec.ts';
import { faultsEndAtMs } from './trigger.ts';

export interface SheddingPorts {
  readonly kernel: Kernel;
  readonly cells: readonly string[];
  readonly log: WriteLog;
  /** From now on this share of the connection attempts in these cells is refused; 0 ends it. */
  readonly shed: (share: number, cells: readonly number[]) => void;
}

/** `12.5 %`: at most two decimals. */
const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;

/**
 * Begins load shedding as soon as the trigger is gone: when the last fault has ended, and when the mended configuration is
 * published or rolled back, which the log tells.
 *
 * @returns the log to write to; the given one when there is nothing to wait for in it
 */
export function shedAfterTrigger(spec: ClusterSpec, ports: SheddingPorts): WriteLog {
  const { kernel, cells, log, shed } = ports;
  const { shedding, configuration } = spec;
  if (shedding === undefined || shedding.share === 0) return log;
  const { share, forMs, cells: named } = shedding;
  const where = (named ?? cells).map((cell) => cells.indexOf(cell));
  const say = (words: string) => {
    if (named === undefined) log('shedding', words);
    else for (const cell of named) log('shedding', words, cell);
  };
  const end = () => {
    say('load shedding ends');
    shed(0, where);
  };
  const begin = () => {
    say(`load shedding: ${percent(share)} of connection attempts`);
    shed(share, where);
    if (forMs !== undefined) kernel.schedule(forMs, end);
  };
  const faultsEndMs = faultsEndAtMs(spec);
  if (configuration === undefined) {
    if (faultsEndMs !== null) kernel.scheduleAt(faultsEndMs, begin);
    return log;
  }
  let mended = false;
  return (kind, label, cell) => {
    log(kind, label, cell);
    if (mended || (kind !== 'mended' && kind !== 'rollback')) return;
    mended = true;
    kernel.scheduleAt(Math.max(kernel.now(), faultsEndMs ?? 0), begin);
  };
}
