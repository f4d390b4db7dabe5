import type { Program } from '../compile/program.ts';
import type { ActionSite } from '../compile/sites.ts';
import { type WayHost } from '../ways/bindings.ts';
import { Ways } from '../ways/ways.ts';
import type { EventObject } from '../xstate-shapes.ts';
import type { Alarm, CreateAlarm } from './alarm.ts';
import { type Effects, effectKinds } from './effects.ts';
import type { FlockOptions, PendingTimer } from './flock-options.ts';
import { initialContext } from './initial-context.ts';
import { LateRaises } from './late-raises.ts';
import { Mailbox } from './mailbox.ts';
import { Records } from './records.ts';
import { Rows } from './rows.ts';
import { type Status, statuses } from './statuses.ts';
import { Stepper } from './stepper.ts';

/** The actors of a flock and everything that happens to them. One step is at work at a time; the rest waits in the mailbox. */
export class FlockCore implements WayHost {
  readonly program: Program;
  readonly records: Records;
  /** What failed actors threw: few, it is to be hoped. */
  readonly errors = new Map<number, unknown>();
  /** Of those, the ones that failed before they had a context. */
  readonly blank = new Set<number>();
  rows: Rows | undefined;
  readonly #options: FlockOptions;
  readonly #late: LateRaises;
  readonly #alarm: Alarm;
  /** A timer's slot is its actor and, in the lowest bits, its lane. */
  readonly #laneBits: number;
  readonly #mailbox = new Mailbox();
  #stepper: Stepper | undefined;
  #ways: Ways | undefined;
  #busy = false;
  #started = false;

  constructor(program: Program, options: FlockOptions, createAlarm: CreateAlarm) {
    const { size } = options;
    const { lanes } = program.parts;
    this.program = program;
    this.#options = options;
    this.#laneBits = Math.ceil(Math.log2(Math.max(1, lanes)));
    this.#alarm = createAlarm((slot) => this.#fire(slot));
    this.records = new Records(size, lanes, () => this.#placeStamps());
    this.#placeStamps();
    this.#alarm.grow(size << this.#laneBits);
    this.#late = new LateRaises(createAlarm, (actor, event) => this.send(actor, event));
  }

  start(): void {
    if (this.#started) throw new Error('start: the flock has started already');
    this.#started = true;
    for (let actor = 0; actor < this.#options.size; actor++) this.#work(actor);
  }

  send(actor: number, event: EventObject): void {
    if (!this.#started) throw new Error(`send to actor ${actor}: start the flock first`);
    if (!(actor >= 0 && actor < this.#options.size && Number.isInteger(actor))) {
      throw new RangeError(`actor is ${actor}: give one from 0 to ${this.#options.size - 1}`);
    }
    if (this.#busy || !this.#mailbox.isEmpty) {
      this.#mailbox.put(actor, event);
      if (!this.#busy) this.#work();
      return;
    }
    if (!this.isActive(actor)) return;
    this.#busy = true;
    try {
      this.#hear(actor, event);
    } finally {
      this.#busy = false;
    }
    if (!this.#mailbox.isEmpty) this.#work();
  }

  stop(): void {
    for (let actor = 0; actor < this.#options.size; actor++) {
      if (this.isActive(actor)) this.end(actor, 'stopped');
    }
    this.#mailbox.clear();
  }

  /** ms */
  now(): number {
    return this.#alarm.now();
  }

  pending(actor: number): PendingTimer[] {
    const configuration = this.records.configuration(actor);
    const lanes = Array.from({ length: this.program.parts.lanes }, (_, lane) => lane);
    const afters = lanes.flatMap((lane) => {
      const dueMs = this.#alarm.dueMs(this.#slotOf(actor, lane));
      if (Number.isNaN(dueMs)) return [];
      const { event } = this.program.afterOf(configuration, lane);
      return [{ event, id: event.type, dueMs }];
    });
    return [...afters, ...this.#late.pending(actor)].map(({ event, id, dueMs }) => ({
      event,
      id,
      remainingMs: dueMs - this.#alarm.now(),
    }));
  }

  get bytes(): number {
    return this.records.bytes + this.#alarm.bytes + this.program.paths.bytes;
  }

  /** A timer has come: only those of actors that live are armed. */
  #fire(slot: number): void {
    const { program, records } = this;
    const actor = slot >>> this.#laneBits;
    const lane = slot - (actor << this.#laneBits);
    const configuration = records.configuration(actor);
    const { event } = program.afterOf(configuration, lane);
    if (this.#busy || !this.#mailbox.isEmpty) {
      this.send(actor, event);
      return;
    }
    this.#busy = true;
    try {
      this.#step(actor, program.timerCellOf(configuration, lane), configuration, event);
    } finally {
      this.#busy = false;
    }
    if (!this.#mailbox.isEmpty) this.#work();
  }

  /** What the calendar keeps of a timer lies in its actor's record. */
  #placeStamps(): void {
    const { u32, layout } = this.records;
    const { stampsAt, words } = layout;
    const slotBits = this.#laneBits;
    this.#alarm.keepStampsIn?.({ words: u32, slotBits, stride: words, offset: stampsAt });
  }

  #begin(actor: number): void {
    const input = this.#options.inputOf?.(actor);
    try {
      const context = initialContext(this.program.parts.machine, input);
      this.#rowsFor(context).fill(actor, context);
    } catch (error) {
      this.blank.add(actor);
      this.#fail(actor, error);
      return;
    }
    this.records.setStatus(actor, statuses.active);
    this.#step(actor, this.program.initialCell, -1, { type: 'xstate.init', input } as EventObject);
  }

  /** The first context tells how all records are laid out. */
  #rowsFor(context: object): Rows {
    if (this.rows) return this.rows;
    this.rows = new Rows(this.records, context);
    this.#stepper = new Stepper(this.program, this.rows);
    this.#ways = this.#createWays(this.rows, this.#stepper);
    return this.rows;
  }

  #createWays(rows: Rows, stepper: Stepper): Ways {
    const { program } = this;
    const { asked, effects } = stepper;
    const { emitted, onTransition: moved, generateAfter = 100 } = this.#options;
    const laneBits = this.#laneBits;
    const parts = { host: this, program, rows, stepper, asked, effects, laneBits, emitted, moved };
    return new Ways(parts, generateAfter);
  }

  /** Begins with an actor, if one is given; then empties the mailbox, but for what is sent to actors that have not begun. */
  #work(beginning = -1): void {
    const mailbox = this.#mailbox;
    this.#busy = true;
    try {
      if (beginning >= 0) this.#begin(beginning);
      while (!mailbox.isEmpty) {
        const actor = mailbox.actor();
        const status = this.records.status(actor);
        if (status === statuses.waiting) return;
        const event = mailbox.take();
        if (status === statuses.active) this.#hear(actor, event);
      }
    } finally {
      this.#busy = false;
    }
  }

  /** An actor that is active hears an event. */
  #hear(actor: number, event: EventObject): void {
    const { program } = this;
    const configuration = this.records.configuration(actor);
    const cell = program.cellOf(configuration, program.parts.types.numberOf(event.type));
    this.#step(actor, cell, configuration, event);
  }

  #step(actor: number, cell: number, from: number, event: EventObject): void {
    const ways = this.#ways as Ways;
    this.records.select(actor);
    const way = ways.of(cell);
    if (way !== undefined) {
      way(actor, event);
      return;
    }
    let to: number;
    try {
      to = (this.#stepper as Stepper).step(cell, from, event);
    } catch (error) {
      this.#fail(actor, error);
      return;
    }
    ways.gone(cell, from);
    this.#arrive(actor, from, to);
  }

  /** A step is over but for its effects. */
  #arrive(actor: number, from: number, to: number): void {
    if (from !== to) this.records.setConfiguration(actor, to);
    if (!this.#carryOut(actor, (this.#stepper as Stepper).effects)) return;
    if (from === to) return;
    if (from >= 0) this.#options.onTransition?.(actor, from, to);
    if (this.program.configurations.isDone(to)) this.end(actor, 'done');
  }

  missed(
    actor: number,
    cell: number,
    from: number,
    event: EventObject,
    node: number,
    outcomes: readonly number[],
    changed: number,
  ): void {
    this.#ways?.missed(cell);
    let to: number;
    try {
      const stepper = this.#stepper as Stepper;
      to = stepper.goOn(cell, from, event, node, outcomes, changed === 1);
    } catch (error) {
      this.#fail(actor, error);
      return;
    }
    this.#arrive(actor, from, to);
  }

  threw(
    actor: number,
    cell: number,
    from: number,
    event: EventObject,
    node: number,
    error: unknown,
    changed: number,
  ): void {
    const outcomes = this.program.paths.outcomesTo(cell, node);
    let to: number;
    try {
      const stepper = this.#stepper as Stepper;
      to = stepper.goOn(cell, from, event, node, outcomes, changed === 1, { error });
    } catch (wrapped) {
      this.#fail(actor, wrapped);
      return;
    }
    this.#arrive(actor, from, to);
  }

  arm(actor: number, slot: number, delayMs: number): boolean {
    try {
      this.#alarm.arm(slot, delayMs);
      return true;
    } catch (error) {
      this.#fail(actor, error);
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
      this.#fail(actor, error);
      return false;
    }
  }

  cancelLater(actor: number, id: string): void {
    this.#late.cancel(actor, id);
  }

  /** @returns false when an effect ended the actor */
  #carryOut(actor: number, effects: Effects): boolean {
    try {
      if (effects.calls.length > 0) for (const call of effects.calls) call();
    } catch (error) {
      this.#fail(actor, error);
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

  #fail(actor: number, error: unknown): void {
    this.errors.set(actor, error);
    this.end(actor, 'error');
    this.#options.failed(actor, error);
  }

  end(actor: number, status: Status): void {
    this.records.setStatus(actor, statuses[status]);
    for (let lane = 0; lane < this.program.parts.lanes; lane++)
      this.#alarm.disarm(this.#slotOf(actor, lane));
    this.#late.cancelAll(actor);
  }

  isActive(actor: number): boolean {
    return this.records.status(actor) === statuses.active;
  }

  #slotOf(actor: number, lane: number): number {
    return (actor << this.#laneBits) + lane;
  }

  #laneAt(site: number): number {
    return (this.program.parts.actions[site] as ActionSite).lane;
  }
}
