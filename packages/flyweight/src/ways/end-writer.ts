import type { Program } from '../compile/program.ts';
import type { ActionSite } from '../compile/sites.ts';
import { effectKinds } from '../run/effects.ts';
import type { Bindings } from './bindings.ts';

/** What is put off to the end of a step; expressions stand for what was computed on the way. */
export type Effect =
  | { readonly kind: 'emit'; readonly event: string }
  | { readonly kind: 'arm'; readonly site: ActionSite; readonly delayMs: string }
  | { readonly kind: 'disarm'; readonly site: ActionSite }
  | {
      readonly kind: 'raiseLater';
      readonly event: string;
      readonly delayMs: string;
      readonly id: string | undefined;
    }
  | { readonly kind: 'cancelLater'; readonly id: string };

interface Past {
  readonly effects: readonly Effect[];
  readonly outcomes: readonly (number | string)[];
}

/** Writes what is done where a way ends: at a configuration, or where nobody has gone yet. */
export class EndWriter {
  readonly #program: Program;
  readonly #bindings: Bindings;
  readonly #from: number;
  readonly #ends: string[] = [];

  constructor(program: Program, bindings: Bindings, from: number) {
    this.#program = program;
    this.#bindings = bindings;
    this.#from = from;
  }

  /** The step ends in a configuration. */
  reach(configuration: number, effects: readonly Effect[]): string {
    const moves = configuration !== this.#from;
    const to = this.#bindings.number(`to${this.#ends.length}`, configuration);
    const lines = [
      ...(moves ? [`records.setConfiguration(actor, ${to});`] : []),
      ...effects.map((effect, at) => this.#carryOut(effect, effects[at + 1])),
    ];
    if (moves && this.#bindings.tellsTransitions)
      lines.push(`options.onTransition(actor, from, ${to});`);
    if (moves && this.#program.configurations.isDone(configuration))
      lines.push(`hands.end(actor, 'done');`);
    return this.#end(lines);
  }

  /** Behind a node nobody has gone on with this outcome: XState does. */
  miss(node: number, { effects, outcomes }: Past): string {
    return this.#end([
      'effects.clear();',
      ...effects.map((effect) => this.#record(effect)),
      `host.handOver(actor, cell, from, event, { node: nodes[${this.#bindings.node(node)}], outcomes: [${outcomes.join(', ')}], changed });`,
    ]);
  }

  /** All that is behind the part that may throw. */
  write(): string {
    if (this.#ends.length === 1) return this.#ends[0] as string;
    const cases = this.#ends.map((lines, end) => `case ${end}: {\n${lines}\nreturn;\n}`);
    return `switch (end) {\n${cases.join('\n')}\n}`;
  }

  #end(lines: readonly string[]): string {
    const text = lines.join('\n');
    const known = this.#ends.indexOf(text);
    const end = known >= 0 ? known : this.#ends.push(text) - 1;
    return `end = ${end};\nbreak way;`;
  }

  #carryOut(effect: Effect, next: Effect | undefined): string {
    switch (effect.kind) {
      case 'emit':
        return this.#bindings.tellsEmitted
          ? `options.emitted(actor, ${effect.event});\nif (!hands.isActive(actor)) return;`
          : '';
      case 'arm':
        return `if (!hands.arm(actor, ${this.#slot(effect.site)}, ${effect.delayMs})) return;`;
      case 'disarm':
        // Arming moves what is armed.
        return next?.kind === 'arm' && next.site.lane === effect.site.lane
          ? ''
          : `hands.disarm(${this.#slot(effect.site)});`;
      case 'raiseLater':
        return `if (!hands.raiseLater(actor, ${effect.event}, ${effect.delayMs}, ${JSON.stringify(effect.id)})) return;`;
      default:
        return `hands.cancelLater(actor, ${effect.id});`;
    }
  }

  /** The same, put off once more: for the step that XState completes. */
  #record(effect: Effect): string {
    switch (effect.kind) {
      case 'emit':
        return `effects.pushEmit(${effect.event});`;
      case 'arm':
        return `effects.push(${effectKinds.arm}, ${effect.site.index}, ${effect.delayMs});`;
      case 'disarm':
        return `effects.push(${effectKinds.disarm}, ${effect.site.index});`;
      case 'raiseLater':
        return `effects.pushRaise(${effect.event}, ${effect.delayMs}, ${JSON.stringify(effect.id)});`;
      default:
        return `effects.pushCancel(${effect.id});`;
    }
  }

  #slot({ lane }: ActionSite): string {
    return `(actor << ${this.#bindings.laneBits}) + ${lane}`;
  }
}
