import type { Program } from '../compile/program.ts';
import type { ActionSite } from '../compile/sites.ts';
import type { EventObject } from '../xstate-shapes.ts';
import type { Alarm } from './alarm.ts';
import { type Effects, effectKinds } from './effects.ts';
import type { FlockOptions } from './flock-options.ts';
import type { LateRaises } from './late-raises.ts';
import type { Records } from './records.ts';
import { type Status, statuses } from './statuses.ts';

/** What has become of actors, and who is to hear of it. */
export interface HandsParts {
  readonly program: Program;
  readonly options: FlockOptions;
  readonly records: Records;
  readonly alarm: Alarm;
  readonly late: LateRaises;
  /** A timer's slot is its actor and, in so many of the lowest bits, its lane. */
  readonly laneBits: number;
}

/** What is done to an actor once its step is over: its state, timers, what it emitted, its end. */
export class Hands {
  /** What failed actors threw: few, it is to be hoped. */
  readonly errors = new Map<number, unknown>();
  readonly #program: Program;
  readonly #options: FlockOptions;
  readonly #records: Records;
  readonly #alarm: Alarm;
  readonly #late: LateRaises;
  readonly #laneBits: number;

  constructor({ program, options, records, alarm, late, laneBits }: HandsParts) {
    this.#program = program;
    this.#options = options;
    this.#records = records;
    this.#alarm = alarm;
    this.#late = late;
    this.#laneBits = laneBits;
  }

  /** A step is over but for its effects. */
  arrive(actor: number, from: number, to: number, effects: Effects): void {
    if (from !== to) this.#records.setConfiguration(actor, to);
    if (!this.#carryOut(actor, effects)) return;
    if (from === to) return;
    if (from >= 0) this.#options.onTransition?.(actor, from, to);
    if (this.#program.configurations.isDone(to)) this.end(actor, 'done');
  }

  isActive(actor: number): boolean {
    return this.#records.status(actor) === statuses.active;
  }

  /** @returns false when the delay is no time, which has ended the actor */
  arm(actor: number, slot: number, delayMs: number): boolean {
    try {
      this.#alarm.arm(slot, delayMs);
      return true;
    } catch (error) {
      this.fail(actor, error);
      return false;
    }
  }

  disarm(slot: number): void {
    this.#alarm.disarm(slot);
  }

  raiseLater(actor: number, event: EventObject, delayMs: number, id: string | undefined): boolean {
    try {
      this.#late.arm(actor, event, delayMs, id);
      return true;
    } catch (error) {
      this.fail(actor, error);
      return false;
    }
  }

  cancelLater(actor: number, id: string): void {
    this.#late.cancel(actor, id);
  }

  fail(actor: number, error: unknown): void {
    this.errors.set(actor, error);
    this.end(actor, 'error');
    this.#options.failed(actor, error);
  }

  end(actor: number, status: Status): void {
    this.#records.setStatus(actor, statuses[status]);
    for (let lane = 0; lane < this.#program.parts.lanes; lane++)
      this.#alarm.disarm(this.#slotOf(actor, lane));
    this.#late.cancelAll(actor);
  }

  /** @returns false when an effect ended the actor */
  #carryOut(actor: number, effects: Effects): boolean {
    try {
      if (effects.calls.length > 0) for (const call of effects.calls) call();
    } catch (error) {
      this.fail(actor, error);
      return false;
    }
    const { count } = effects;
    for (let at = 0; at < count; at++) if (!this.#carryOutOne(actor, effects, at)) return false;
    return true;
  }

  #carryOutOne(actor: number, effects: Effects, at: number): boolean {
    const operand = effects.operands[at] ?? 0;
    const delayMs = effects.delaysMs[at] ?? 0;
    switch (effects.kinds[at]) {
      case effectKinds.emit:
        this.#options.emitted?.(actor, effects.events[at] as EventObject);
        return this.isActive(actor);
      case effectKinds.arm:
        return this.arm(actor, this.#slotOf(actor, this.#laneAt(operand)), delayMs);
      case effectKinds.disarm:
        this.disarm(this.#slotOf(actor, this.#laneAt(operand)));
        return true;
      case effectKinds.raiseLater:
        return this.raiseLater(actor, effects.events[at] as EventObject, delayMs, effects.ids[at]);
      default:
        this.cancelLater(actor, effects.ids[at] ?? '');
        return true;
    }
  }

  #slotOf(actor: number, lane: number): number {
    return (actor << this.#laneBits) + lane;
  }

  #laneAt(site: number): number {
    return (this.#program.parts.actions[site] as ActionSite).lane;
  }
}
