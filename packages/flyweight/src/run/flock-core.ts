import type { Program } from '../compile/program.ts';
import type { Stop, WayHost } from '../ways/bindings.ts';
import { Ways } from '../ways/ways.ts';
import type { EventObject } from '../xstate-shapes.ts';
import type { Alarm, CreateAlarm } from './alarm.ts';
import type { FlockOptions, PendingTimer } from './flock-options.ts';
import { Hands } from './hands.ts';
import { initialContext } from './initial-context.ts';
import { LateRaises } from './late-raises.ts';
import { Mailbox } from './mailbox.ts';
import { Records } from './records.ts';
import { Rows } from './rows.ts';
import { statuses } from './statuses.ts';
import { Stepper } from './stepper.ts';

/** The actors of a flock and everything that happens to them. One step is at work at a time; the rest waits in the mailbox. */
export class FlockCore implements WayHost {
  readonly program: Program;
  readonly records: Records;
  readonly hands: Hands;
  /** Actors that failed before they had a context. */
  readonly blank = new Set<number>();
  rows: Rows | undefined;
  readonly #options: FlockOptions;
  readonly #late: LateRaises;
  readonly #alarm: Alarm;
  /** A timer's slot is its actor and, in the lowest bits, its lane. */
  readonly laneBits: number;
  readonly #mailbox = new Mailbox();
  #stepper: Stepper | undefined;
  #ways: Ways | undefined;
  readonly #size: number;
  #busy = false;
  #started = false;

  constructor(program: Program, options: FlockOptions, createAlarm: CreateAlarm) {
    const { size } = options;
    const { lanes } = program.parts;
    this.program = program;
    this.#options = options;
    this.#size = size;
    this.laneBits = Math.ceil(Math.log2(Math.max(1, lanes)));
    this.#alarm = createAlarm((slot) => this.#fire(slot));
    this.records = new Records(size, lanes, () => this.#placeStamps());
    this.#placeStamps();
    this.#alarm.grow(size << this.laneBits);
    const late = new LateRaises(createAlarm, (actor, event) => this.send(actor, event));
    const { records, laneBits } = this;
    this.hands = new Hands({ program, options, records, alarm: this.#alarm, late, laneBits });
    this.#late = late;
  }

  start(): void {
    if (this.#started) throw new Error('start: the flock has started already');
    this.#started = true;
    for (let actor = 0; actor < this.#options.size; actor++) this.#work(actor);
  }

  send(actor: number, event: EventObject): void {
    if (!this.#started) throw new Error(`send to actor ${actor}: start the flock first`);
    if (actor >>> 0 !== actor || actor >= this.#size) {
      throw new RangeError(`actor is ${actor}: give one from 0 to ${this.#options.size - 1}`);
    }
    if (this.#busy || !this.#mailbox.isEmpty) {
      this.#mailbox.put(actor, event);
      if (!this.#busy) this.#work();
      return;
    }
    if (!this.hands.isActive(actor)) return;
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
      if (this.hands.isActive(actor)) this.hands.end(actor, 'stopped');
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
    const actor = slot >>> this.laneBits;
    const lane = slot - (actor << this.laneBits);
    const configuration = records.configuration(actor);
    const { event, cell } = program.afterOf(configuration, lane);
    if (this.#busy || !this.#mailbox.isEmpty) {
      this.send(actor, event);
      return;
    }
    this.#busy = true;
    try {
      this.#step(actor, cell, configuration, event);
    } finally {
      this.#busy = false;
    }
    if (!this.#mailbox.isEmpty) this.#work();
  }

  /** What the calendar keeps of a timer lies in its actor's record. */
  #placeStamps(): void {
    const { u32, layout } = this.records;
    const { stampsAt, words } = layout;
    const slotBits = this.laneBits;
    this.#alarm.keepStampsIn?.({ words: u32, slotBits, stride: words, offset: stampsAt });
  }

  #begin(actor: number): void {
    const input = this.#options.inputOf?.(actor);
    try {
      const context = initialContext(this.program.parts.machine, input);
      this.#rowsFor(context).fill(actor, context);
    } catch (error) {
      this.blank.add(actor);
      this.hands.fail(actor, error);
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
    const { program, hands, laneBits } = this;
    const options = this.#options;
    const { generateAfter = 100 } = options;
    return new Ways(
      { host: this, hands, options, program, rows, stepper, laneBits },
      generateAfter,
    );
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
      this.hands.fail(actor, error);
      return;
    }
    ways.gone(cell, from);
    this.hands.arrive(actor, from, to, (this.#stepper as Stepper).effects);
  }

  handOver(actor: number, cell: number, from: number, event: EventObject, stop: Stop): void {
    if (stop.thrown === undefined) this.#ways?.missed(cell);
    const stepper = this.#stepper as Stepper;
    let to: number;
    try {
      to = stepper.goOn(cell, from, event, stop);
    } catch (error) {
      this.hands.fail(actor, error);
      return;
    }
    this.hands.arrive(actor, from, to, stepper.effects);
  }

  #slotOf(actor: number, lane: number): number {
    return (actor << this.laneBits) + lane;
  }
}
