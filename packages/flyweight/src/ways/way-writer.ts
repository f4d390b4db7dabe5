import { ops } from '../compile/paths.ts';
import type { Program } from '../compile/program.ts';
import { type ActionSite, actionKinds } from '../compile/sites.ts';
import type { Bindings } from './bindings.ts';
import { type Effect, EndWriter } from './end-writer.ts';

/** What was done on the way to a place in it. */
interface Past {
  readonly effects: readonly Effect[];
  /** Of guards and raises. */
  readonly outcomes: readonly number[];
  /** An assign has changed the row. */
  readonly changed: boolean;
}

/** More operations than this in one cell are not worth it. */
const nodesMax = 1000;

/**
 * Writes all known ways of one cell as a JavaScript function, so that V8 sees each guard and each action of the user at a
 * place of its own. Values that were computed on the way are `v<node>`; `node` tells where an error was thrown. Ends are numbered, and what
 * is to be done at each follows behind the part that may throw. Numbers that depend on what was learnt first have names, so
 * that the text of a way is the same in every flock.
 */
export class WayWriter {
  readonly #program: Program;
  readonly #bindings: Bindings;
  readonly #variables: string[] = [];
  readonly #ends: EndWriter;
  #nodes = 0;

  constructor(program: Program, bindings: Bindings, cell: number, configuration: number) {
    this.#program = program;
    this.#bindings = bindings;
    this.#ends = new EndWriter(program, bindings, configuration);
    bindings.number('cell', cell);
    bindings.number('from', configuration);
  }

  /** The body of the function; undefined when there is too much of it. */
  write(first: number): string | undefined {
    const body = this.#node(first, { effects: [], outcomes: [], changed: false });
    if (this.#nodes > nodesMax) return undefined;
    // Nothing of the user's is called: an event that is not heard, or a bare transition.
    if (!body.includes('node = ')) return this.#ends.write();
    const clear = body.includes('raise') ? 'if (raised.length > 0) raised.length = 0;\n' : '';
    const declared = ['node = 0', 'end = 0', 'changed = 0', ...this.#variables].join(', ');
    return `let ${declared};
asked.event = event;
${clear}way: try {
${body}
} catch (error) {
  host.handOver(actor, cell, from, event, { node: nodes[node], thrown: { error }, changed });
  return;
}
${this.#ends.write()}`;
  }

  #node(at: number, past: Past): string {
    if (++this.#nodes > nodesMax) return '';
    const { code } = this.#program.paths;
    const operand = code[at + 1] as number;
    switch (code[at]) {
      case ops.guard:
        return this.#guard(at, operand, past);
      case ops.act:
        return this.#act(at, this.#siteAt(operand), past);
      case ops.raise:
        return this.#raise(at, this.#siteAt(operand), past);
      case ops.raised:
        return `asked.event = raised[${operand}];\n${this.#next(at, past)}`;
      case ops.constant:
        return `asked.event = ${this.#bindings.constant(operand)};\n${this.#next(at, past)}`;
      default:
        return this.#ends.reach(operand, past.effects);
    }
  }

  /** Behind an operation that has one follower. */
  #next(at: number, past: Past): string {
    const next = this.#program.paths.code[at + 2] as number;
    return next === 0 ? this.#ends.miss(at, past) : this.#node(next, past);
  }

  #guard(at: number, site: number, past: Past): string {
    const { code } = this.#program.paths;
    const branch = (outcome: number) => {
      const then = { ...past, outcomes: [...past.outcomes, outcome] };
      const next = code[at + 2 + outcome] as number;
      return next === 0 ? this.#ends.miss(at, then) : this.#node(next, then);
    };
    const call = this.#bindings.guard(site);
    return `node = ${this.#bindings.node(at)};\nif (${call}) {\n${branch(1)}\n} else {\n${branch(0)}\n}`;
  }

  #act(at: number, site: ActionSite, past: Past): string {
    const bindings = this.#bindings;
    switch (site.kind) {
      case actionKinds.assign:
        return this.#change(
          at,
          past,
          `stepper.assign(${bindings.site(site)}, ${bindings.run(site)});`,
        );
      case actionKinds.assignEach:
        return this.#change(at, past, bindings.assignEach(site));
      case actionKinds.emit: {
        const event = site.run ? this.#value(at, bindings.run(site)) : ['', bindings.event(site)];
        return event[0] + this.#next(at, added(past, { kind: 'emit', event: event[1] as string }));
      }
      case actionKinds.cancel: {
        if (site.lane >= 0) return this.#next(at, added(past, { kind: 'disarm', site }));
        if (!site.run && site.id === undefined) return this.#next(at, past);
        const id = site.run ? this.#value(at, bindings.run(site)) : ['', JSON.stringify(site.id)];
        return id[0] + this.#next(at, added(past, { kind: 'cancelLater', id: id[1] as string }));
      }
      default:
        return `node = ${bindings.node(at)};\n${bindings.run(site)};\n${this.#next(at, past)}`;
    }
  }

  /** The row is kept before it is changed for the first time. */
  #change(at: number, past: Past, statements: string): string {
    const keep = past.changed ? '' : 'records.keep();\nchanged = 1;\n';
    const next = this.#next(at, { ...past, changed: true });
    return `${keep}node = ${this.#bindings.node(at)};\n{\n${statements}\n}\n${next}`;
  }

  #raise(at: number, site: ActionSite, past: Past): string {
    const { run, delay } = site;
    const bindings = this.#bindings;
    const event = run ? this.#value(at, bindings.run(site)) : ['', bindings.event(site)];
    if (delay === undefined) return event[0] + this.#raiseNow(at, event[1] as string, past);
    const effect = (delayMs: string): Effect =>
      site.lane >= 0
        ? { kind: 'arm', site, delayMs }
        : { kind: 'raiseLater', event: event[1] as string, delayMs, id: site.id };
    const then = { ...past, outcomes: [...past.outcomes, 0] };
    if (typeof delay === 'number')
      return event[0] + this.#behind(at, 0, added(then, effect(String(delay))));
    const delayMs = `d${bindings.node(at)}`;
    this.#variables.push(`${delayMs} = 0`);
    return `${event[0]}node = ${bindings.node(at)};
${delayMs} = ${bindings.delay(site)};
if (typeof ${delayMs} !== 'number') {
${this.#raiseNow(at, event[1] as string, past)}
} else {
${this.#behind(at, 0, added(then, effect(delayMs)))}
}`;
  }

  /** An event for this very step: what follows depends on its type. */
  #raiseNow(at: number, event: string, past: Past): string {
    const { code } = this.#program.paths;
    const type = `t${this.#bindings.node(at)}`;
    this.#variables.push(`${type} = 0`);
    const branches: string[] = [];
    for (let sibling = at; sibling !== 0; sibling = code[sibling + 4] as number) {
      const outcome = code[sibling + 2] as number;
      if (outcome === 0) continue;
      const then = { ...past, outcomes: [...past.outcomes, outcome] };
      branches.push(`if (${type} === ${outcome}) {\n${this.#behind(at, outcome, then)}\n}`);
    }
    const unknown = this.#ends.miss(at, { ...past, outcomes: [...past.outcomes, type] });
    return `node = ${this.#bindings.node(at)};\n${type} = stepper.raiseNow(${event});\n${[...branches, `{\n${unknown}\n}`].join(' else ')}`;
  }

  /** What follows a raise with this outcome. */
  #behind(at: number, outcome: number, past: Past): string {
    const { code } = this.#program.paths;
    for (let sibling = at; sibling !== 0; sibling = code[sibling + 4] as number) {
      if (code[sibling + 2] !== outcome) continue;
      const next = code[sibling + 3] as number;
      if (next !== 0) return this.#node(next, past);
    }
    return this.#ends.miss(at, past);
  }

  #value(at: number, expression: string): [statement: string, name: string] {
    const node = this.#bindings.node(at);
    const name = `v${node}`;
    this.#variables.push(name);
    return [`node = ${node};\n${name} = ${expression};\n`, name];
  }

  #siteAt(index: number): ActionSite {
    return this.#program.parts.actions[index] as ActionSite;
  }
}

const added = (past: Past, effect: Effect): Past => ({
  ...past,
  effects: [...past.effects, effect],
});
