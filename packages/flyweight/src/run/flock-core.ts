import type { Program } from '../compile/program.ts';
import type { ActionSite } from '../compile/sites.ts';
import type { EventObject } from '../xstate-shapes.ts';
import type { Alarm } from './alarm.ts';
import { Columns } from './columns.ts';
import { type Effects, effectKinds } from './effects.ts';
import type { FlockOptions, PendingTimer } from './flock-options.ts';
import { initialContext } from './initial-context.ts';
import { LateRaises } from './late-raises.ts';
import { Mailbox } from './mailbox.ts';
import { Rows } from './rows.ts';
import { Stepper } from './stepper.ts';

/** The actors of a flock and everything that happens to them. One step is at work at a time; the rest waits in the mailbox. */
export class FlockCore {
  readonly program: Program;
  readonly columns: Columns;
  readonly late: LateRaises;
  rows = new Rows({}, 0);
  readonly #options: FlockOptions;
  readonly #alarm: Alarm;
  readonly #lanes: number;
  readonly #mailbox = new Mailbox();
  #stepper: Stepper;
  #busy = false;
  #started = false;
  #laidOut = false;

  constructor(program: Program, options: FlockOptions, createAlarm: (core: FlockCore) => Alarm) {
    this.program = program;
    this.#options = options;
    this.#lanes = program.parts.lanes;
    this.columns = new Columns(options.size, this.#lanes);
    this.#alarm = createAlarm(this);
    this.#alarm.grow(options.size * this.#lanes);
    this.late = new LateRaises(this.#alarm, options.size * this.#lanes);
    this.#stepper = new Stepper(program, this.rows);
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
    this.#busy = true;
    try {
      this.#hear(actor, event);
    } finally {
      this.#busy = false;
    }
    if (!this.#mailbox.isEmpty) this.#work();
  }

  /** A timer of the flock has come. */
  fire(slot: number): void {
    const lanes = this.#options.size * this.#lanes;
    if (slot >= lanes) {
      const actor = this.late.actorOf(slot);
      const event = this.late.take(slot);
      if (event) this.send(actor, event);
      return;
    }
    this.send(Math.floor(slot / this.#lanes), this.#siteAt(this.columns.siteOf(slot)).event);
  }

  stop(): void {
    for (let actor = 0; actor < this.#options.size; actor++) {
      if (this.columns.isActive(actor)) this.#end(actor, 'stopped');
    }
    this.#mailbox.clear();
  }

  /** ms */
  now(): number {
    return this.#alarm.now();
  }

  pending(actor: number): PendingTimer[] {
    const lanes = Array.from({ length: this.#lanes }, (_, lane) => actor * this.#lanes + lane);
    const afters = lanes.flatMap((slot) => {
      const { event } = this.#siteAt(this.columns.siteOf(slot));
      const dueMs = this.#alarm.dueMs(slot);
      return Number.isNaN(dueMs) ? [] : [{ event, id: event.type, dueMs }];
    });
    return [...afters, ...this.late.pending(actor)].map(({ event, id, dueMs }) => ({
      event,
      id,
      remainingMs: dueMs - this.#alarm.now(),
    }));
  }

  get bytes(): number {
    return this.columns.bytes + this.rows.bytes + this.#alarm.bytes + this.program.paths.bytes;
  }

  #begin(actor: number): void {
    const input = this.#options.inputOf?.(actor);
    try {
      const context = initialContext(this.program.parts.machine, input);
      if (!this.#laidOut) this.#layOut(context);
      this.rows.fill(actor, context);
    } catch (error) {
      this.columns.blank.add(actor);
      this.#fail(actor, error);
      return;
    }
    this.columns.setStatus(actor, 'active');
    this.#step(actor, this.program.initialCell, -1, { type: 'xstate.init', input } as EventObject);
  }

  /** The first context tells how all rows are laid out. */
  #layOut(context: object): void {
    this.rows = new Rows(context, this.#options.size);
    this.#stepper = new Stepper(this.program, this.rows);
    this.#laidOut = true;
  }

  /** Begins with an actor, if one is given; then empties the mailbox, but for what is sent to actors that have not begun. */
  #work(beginning = -1): void {
    this.#busy = true;
    try {
      if (beginning >= 0) this.#begin(beginning);
      while (!this.#mailbox.isEmpty) {
        const actor = this.#mailbox.actor();
        if (this.columns.isWaiting(actor)) return;
        const event = this.#mailbox.take();
        this.#hear(actor, event);
      }
    } finally {
      this.#busy = false;
    }
  }

  #hear(actor: number, event: EventObject): void {
    const { columns, program } = this;
    if (!columns.isActive(actor)) return;
    const configuration = columns.configurations[actor] ?? 0;
    const cell = program.cellOf(configuration, program.parts.types.numberOf(event.type));
    this.#step(actor, cell, configuration, event);
  }

  #step(actor: number, cell: number, from: number, event: EventObject): void {
    this.rows.select(actor);
    let to: number;
    try {
      to = this.#stepper.step(cell, from, event);
    } catch (error) {
      this.#fail(actor, error);
      return;
    }
    this.columns.configurations[actor] = to;
    if (!this.#carryOut(actor, this.#stepper.effects)) return;
    if (from !== to && from >= 0) this.#options.onTransition?.(actor, from, to);
    if (this.program.configurations.at(to).status === 'done') this.#end(actor, 'done');
  }

  /** @returns false when an effect threw, which ends the actor */
  #carryOut(actor: number, effects: Effects): boolean {
    try {
      for (const call of effects.calls) call();
    } catch (error) {
      this.#fail(actor, error);
      return false;
    }
    const { count } = effects;
    for (let at = 0; at < count; at++) {
      if (effects.kinds[at] === effectKinds.emit) {
        this.#options.emitted?.(actor, effects.events[at] as EventObject);
        if (!this.columns.isActive(actor)) return false;
        continue;
      }
      try {
        this.#carryOutOne(actor, effects, at);
      } catch (error) {
        this.#fail(actor, error);
        return false;
      }
    }
    return true;
  }

  #carryOutOne(actor: number, effects: Effects, at: number): void {
    const operand = effects.operands[at] ?? 0;
    const delayMs = effects.delaysMs[at] ?? 0;
    switch (effects.kinds[at]) {
      case effectKinds.arm: {
        const slot = actor * this.#lanes + this.#siteAt(operand).lane;
        this.columns.setSite(slot, operand);
        this.#alarm.arm(slot, delayMs);
        return;
      }
      case effectKinds.disarm:
        this.#alarm.disarm(actor * this.#lanes + this.#siteAt(operand).lane);
        return;
      case effectKinds.raiseLater:
        this.late.arm(actor, effects.events[at] as EventObject, delayMs, effects.ids[at]);
        return;
      default:
        this.late.cancel(actor, effects.ids[at] ?? '');
    }
  }

  #fail(actor: number, error: unknown): void {
    this.columns.errors.set(actor, error);
    this.#end(actor, 'error');
    this.#options.failed(actor, error);
  }

  #end(actor: number, status: 'done' | 'error' | 'stopped'): void {
    this.columns.setStatus(actor, status);
    for (let lane = 0; lane < this.#lanes; lane++) this.#alarm.disarm(actor * this.#lanes + lane);
    this.late.cancelAll(actor);
  }

  #siteAt(index: number): ActionSite {
    return this.program.parts.actions[index] as ActionSite;
  }
}
