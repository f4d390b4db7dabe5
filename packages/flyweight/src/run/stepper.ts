import { ops } from '../compile/paths.ts';
import type { Program } from '../compile/program.ts';
import { type ActionSite, actionKinds } from '../compile/sites.ts';
import type { Live } from '../compile/tracer.ts';
import type { Stop } from '../ways/bindings.ts';
import type { EventObject, Expression } from '../xstate-shapes.ts';
import { Asked } from './asked.ts';
import { Effects, effectKinds } from './effects.ts';
import type { Field } from './layout.ts';
import type { Rows } from './rows.ts';

const paramsOf = (params: unknown, asked: Asked): unknown =>
  typeof params === 'function' ? (params as Expression)(asked) : params;

/** Takes the steps of one actor at a time: along a way that is known, or with XState along a new one. */
export class Stepper implements Live {
  readonly effects = new Effects();
  readonly raised: EventObject[] = [];
  readonly #program: Program;
  readonly #rows: Rows;
  readonly asked: Asked;
  readonly #outcomes: number[] = [];
  #outcomeCount = 0;
  readonly #values: unknown[] = [];
  /** By site: the keys that an assign gave last, with their fields: it gives the same ones nearly always. */
  readonly #keys: string[][];
  readonly #fields: Field[][];
  #changed = false;
  #initial = false;

  constructor(program: Program, rows: Rows) {
    this.#program = program;
    this.#rows = rows;
    this.asked = new Asked(rows.cursor, { type: '' });
    this.#keys = program.parts.actions.map(() => []);
    this.#fields = program.parts.actions.map(() => []);
  }

  /**
   * One step of the actor whose row is selected. What it does to the outside waits in `effects`.
   * @param configuration -1 for its first step
   * @returns its configuration after the step
   * @throws what the machine throws; then the row is as before, and there are no effects
   */
  step(cell: number, configuration: number, event: EventObject): number {
    this.#initial = configuration < 0;
    this.#begin(false);
    if (this.raised.length > 0) this.raised.length = 0;
    this.effects.clear();
    try {
      return this.#replay(cell, configuration, event);
    } catch (error) {
      return this.#undo(error);
    }
  }

  /**
   * Goes on with a step that a written way has begun and could not end.
   * @throws what the machine throws; then the row is as before, and there are no effects
   */
  goOn(cell: number, configuration: number, event: EventObject, stop: Stop): number {
    const { node, thrown, changed } = stop;
    this.#initial = false;
    this.#begin(changed === 1);
    for (const outcome of stop.outcomes ?? this.#program.paths.outcomesTo(cell, node))
      this.#outcomes[this.#outcomeCount++] = outcome;
    try {
      return this.#learn(cell, configuration, event, node, thrown);
    } catch (error) {
      return this.#undo(error);
    }
  }

  #begin(changed: boolean): void {
    this.#changed = changed;
    // An array that is set to length 0 gives its memory away, to ask for it again.
    this.#outcomeCount = 0;
  }

  #undo(error: unknown): never {
    if (this.#changed) this.#rows.records.restore();
    this.effects.clear();
    throw error;
  }

  #replay(cell: number, configuration: number, first: EventObject): number {
    const { paths, parts } = this.#program;
    const { code } = paths;
    const outcomes = this.#outcomes;
    let event = first;
    let at = code[cell] ?? 0;
    // The node behind which nobody has gone yet; 0 when that is the very first.
    let last = 0;
    try {
      while (at !== 0) {
        last = at;
        const operand = code[at + 1] ?? 0;
        switch (code[at]) {
          case ops.guard: {
            const outcome = this.guard(operand, event) ? 1 : 0;
            outcomes[this.#outcomeCount++] = outcome;
            at = code[at + 2 + outcome] ?? 0;
            break;
          }
          case ops.act:
            this.act(parts.actions[operand] as ActionSite, event);
            at = code[at + 2] ?? 0;
            break;
          case ops.raise: {
            const outcome = this.raise(parts.actions[operand] as ActionSite, event);
            outcomes[this.#outcomeCount++] = outcome;
            while (at !== 0 && code[at + 2] !== outcome) at = code[at + 4] ?? 0;
            if (at !== 0) at = code[at + 3] ?? 0;
            break;
          }
          case ops.raised:
            event = this.raised[operand] ?? event;
            at = code[at + 2] ?? 0;
            break;
          case ops.constant:
            event = parts.types.constants[operand] ?? event;
            at = code[at + 2] ?? 0;
            break;
          default:
            return operand;
        }
      }
    } catch (error) {
      // XState may wrap what a guard throws: it gets to see it at the same place, and throws it on.
      return this.#learn(cell, configuration, first, last, { error });
    }
    return this.#learn(cell, configuration, first, last);
  }

  /** XState goes on: from behind the last node, or at it with what it threw. */
  #learn(
    cell: number,
    configuration: number,
    event: EventObject,
    last: number,
    thrown?: { readonly error: unknown },
  ): number {
    const outcomes = this.#outcomes.slice(0, this.#outcomeCount);
    const before = last === 0 ? 0 : this.#program.paths.countTo(cell, outcomes, last);
    const done =
      thrown === undefined
        ? { count: last === 0 ? 0 : before + 1, outcomes }
        : { count: before, outcomes, thrown };
    return this.#program.learn(cell, configuration, event, this, done);
  }

  guard(site: number, event: EventObject): boolean {
    const { run, params } = this.#program.parts.guards[site] as {
      run: Expression;
      params: unknown;
    };
    this.asked.event = event;
    return Boolean(run(this.asked, paramsOf(params, this.asked)));
  }

  act(site: ActionSite, event: EventObject): void {
    const asked = this.asked;
    asked.event = event;
    const params = paramsOf(site.params, asked);
    switch (site.kind) {
      case actionKinds.assign:
        this.#willChange();
        this.assign(site, site.run?.(asked, params));
        break;
      case actionKinds.assignEach:
        this.#assignEach(site, params);
        break;
      case actionKinds.emit:
        this.effects.pushEmit(site.run ? (site.run(asked, params) as EventObject) : site.event);
        break;
      case actionKinds.cancel:
        this.#cancel(site, site.run ? (site.run(asked, params) as string) : site.id);
        break;
      default:
        this.#custom(site, params);
    }
  }

  raise(site: ActionSite, asking: EventObject): number {
    const asked = this.asked;
    asked.event = asking;
    const { delay } = site;
    const params = paramsOf(site.params, asked);
    const event = site.run ? (site.run(asked, params) as EventObject) : site.event;
    const delayMs = typeof delay === 'function' ? delay(asked, params) : delay;
    if (typeof delayMs !== 'number') return this.raiseNow(event);
    if (site.lane >= 0) this.effects.push(effectKinds.arm, site.index, delayMs);
    else this.effects.pushRaise(event, delayMs, site.id);
    return 0;
  }

  /** An event for this very step. @returns 1 + its type */
  raiseNow(event: EventObject): number {
    this.raised.push(event);
    return 1 + this.#program.parts.types.numberOf(event.type);
  }

  /** Writes the keys of an update into the row, which was kept before. */
  assign(site: ActionSite, update: unknown): void {
    const rows = this.#rows;
    const keys = this.#keys[site.index] as string[];
    const fields = this.#fields[site.index] as Field[];
    let at = 0;
    for (const key in update as Record<string, unknown>) {
      if (keys[at] !== key) {
        fields[at] = rows.fieldOf(key, site.where);
        keys[at] = key;
      }
      rows.write(fields[at++] as Field, (update as Record<string, unknown>)[key]);
    }
  }

  /** All functions see the context as it was: values first, then the row. */
  #assignEach(site: ActionSite, params: unknown): void {
    this.#willChange();
    const { each } = site;
    const fields = this.#fields[site.index] as Field[];
    for (let at = 0; at < each.length; at++) {
      const [key, value] = each[at] as readonly [string, unknown];
      fields[at] ??= this.#rows.fieldOf(key, site.where);
      this.#values[at] =
        typeof value === 'function' ? (value as Expression)(this.asked, params) : value;
    }
    for (let at = 0; at < each.length; at++)
      this.#rows.write(fields[at] as Field, this.#values[at]);
  }

  #cancel(site: ActionSite, id: string | undefined): void {
    if (site.lane >= 0) this.effects.push(effectKinds.disarm, site.index);
    else if (id !== undefined) this.effects.pushCancel(id);
  }

  /** XState keeps the actions of the very first step until the actor has started, each with the context of its moment. */
  #custom(site: ActionSite, params: unknown): void {
    const { run } = site;
    if (!this.#initial) {
      run?.(this.asked, params);
      return;
    }
    const asked = new Asked({ ...this.#rows.cursor }, this.asked.event);
    this.effects.calls.push(() => run?.(asked, params));
  }

  #willChange(): void {
    if (this.#changed) return;
    this.#changed = true;
    this.#rows.records.keep();
  }
}
