import type { Kernel, StampLayout, TimerTable } from '@squall/kernel';
import type { Alarm, Fire } from './alarm.ts';

/** Numbered timers of a kernel. */
export class KernelAlarm implements Alarm {
  readonly #kernel: Kernel;
  readonly #table: TimerTable;

  constructor(kernel: Kernel, fire: Fire) {
    this.#kernel = kernel;
    this.#table = kernel.timers(fire);
  }

  now(): number {
    return this.#kernel.now();
  }

  arm(slot: number, delayMs: number): void {
    this.#table.arm(slot, delayMs);
  }

  disarm(slot: number): void {
    this.#table.disarm(slot);
  }

  dueMs(slot: number): number {
    return this.#table.dueMs(slot);
  }

  grow(slots: number): void {
    this.#table.grow(slots);
  }

  keepStampsIn(layout: StampLayout): void {
    this.#table.keepStampsIn(layout);
  }

  /** Of what only this flock uses; the calendar is the kernel's. */
  get bytes(): number {
    return this.#table.bytes;
  }
}
