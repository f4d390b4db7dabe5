import { and, not, or } from 'xstate';
import { refuse } from '../refusal.ts';
import type { Expression, GuardRef, MachineShape } from '../xstate-shapes.ts';
import type { GuardSite } from './sites.ts';

/** Called by XState in the place of a user's guard. */
export type GuardRecorder = (site: number, args: object) => boolean;

const combined: Readonly<Record<string, (guards: never) => unknown>> = { and, or, not };

/**
 * Puts a recorder in the place of every user's guard of the probe. Names stay, since XState tells them when a guard
 * throws; `and`, `or` and `not` stay, with recorders inside; `stateIn` stays: it depends on the configuration alone.
 */
export class GuardRecorders {
  readonly sites: GuardSite[] = [];
  /** For the probe: what stands behind the names. */
  readonly named: Record<string, GuardRef> = {};
  readonly #machine: MachineShape;
  readonly #record: GuardRecorder;

  constructor(machine: MachineShape, record: GuardRecorder) {
    this.#machine = machine;
    this.#record = record;
  }

  replace(guard: GuardRef, where: string): GuardRef {
    if (typeof guard === 'function') return this.#inline(guard, where);
    const name = typeof guard === 'string' ? guard : guard.type;
    const found = this.#resolve(name, where);
    if ('check' in found) {
      this.named[name] ??= this.#inline(found, where);
      return { type: name };
    }
    const params = typeof guard === 'string' ? undefined : guard.params;
    this.named[name] ??= ((args: object, site: number) => this.#record(site, args)) as Expression;
    return { type: name, params: this.#site(found, params) };
  }

  #resolve(name: string, where: string): Expression {
    let found = this.#machine.implementations.guards[name];
    for (let hops = 0; found !== undefined && typeof found !== 'function' && hops < 100; hops++) {
      found = this.#machine.implementations.guards[typeof found === 'string' ? found : found.type];
    }
    if (typeof found === 'function') return found;
    return refuse(`guard "${name}" without an implementation`, where, 'give it one in setup');
  }

  #inline(guard: Expression & { guards?: readonly GuardRef[] }, where: string): GuardRef {
    if (!('check' in guard)) {
      const site = this.#site(guard, undefined);
      return (args: object) => this.#record(site, args);
    }
    if (guard.guards === undefined) return guard;
    const combine = combined[guard.name];
    if (combine === undefined) return refuse(`guard "${guard.name}"`, where);
    const inner = guard.guards.map((each) => this.replace(each, where));
    return combine((guard.name === 'not' ? inner[0] : inner) as never) as GuardRef;
  }

  #site(run: Expression, params: unknown): number {
    return this.sites.push({ run, params }) - 1;
  }
}
