import type { EventObject } from '../xstate-shapes.ts';

/** What XState puts off to the end of a step. */
export const effectKinds = { emit: 0, arm: 1, disarm: 2, raiseLater: 3, cancelLater: 4 };

/** The effects of the step at work, in order, in arrays that are used over and over. */
export class Effects {
  count = 0;
  readonly kinds: number[] = [];
  /** Lane and site in one, or 0. */
  readonly operands: number[] = [];
  readonly delaysMs: number[] = [];
  readonly events: EventObject[] = [];
  readonly ids: (string | undefined)[] = [];
  /** Actions of the very first step: XState runs all of them before anything else that was put off. */
  readonly calls: (() => void)[] = [];

  push(kind: number, operand: number, delayMs = 0): number {
    const at = this.count++;
    this.kinds[at] = kind;
    this.operands[at] = operand;
    this.delaysMs[at] = delayMs;
    return at;
  }

  pushEmit(event: EventObject): void {
    this.events[this.push(effectKinds.emit, 0)] = event;
  }

  pushRaise(event: EventObject, delayMs: number, id: string | undefined): void {
    const at = this.push(effectKinds.raiseLater, 0, delayMs);
    this.events[at] = event;
    this.ids[at] = id;
  }

  pushCancel(id: string): void {
    this.ids[this.push(effectKinds.cancelLater, 0)] = id;
  }

  clear(): void {
    this.count = 0;
    if (this.calls.length > 0) this.calls.length = 0;
  }
}
