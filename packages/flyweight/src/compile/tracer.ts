import type { EventObject, MachineShape, SnapshotShape } from '../xstate-shapes.ts';
import type { EventTypes } from './event-types.ts';
import { ops } from './paths.ts';
import { type ActionSite, actionKinds } from './sites.ts';

/** What the recorders act on: the actor whose step is traced. */
export interface Live {
  /** Events raised in this step, in order. */
  readonly raised: readonly EventObject[];
  guard(site: number, event: EventObject): boolean;
  act(site: ActionSite, event: EventObject): void;
  /** @returns 0 when it is delayed, else 1 + the type of the event, which is the latest of `raised` */
  raise(site: ActionSite, event: EventObject): number;
}

/** What of the step was done before the tracing began: so many operations, with these outcomes of guards and raises. */
export interface Done {
  readonly count: number;
  readonly outcomes: readonly number[];
  /** The next operation threw this; XState is to see it too, because it may wrap it. */
  readonly thrown?: { readonly error: unknown };
}

/** XState asks it for these; nothing here does anything, for the recorders do it all. */
const scope = {
  self: {},
  id: '',
  sessionId: '',
  system: { _sendInspectionEvent: () => undefined },
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  actionExecutor: () => undefined,
};

/** Stands for an event that was raised, with its place among those of the step. */
interface Raised extends EventObject {
  readonly raised: number;
}

const initType = 'xstate.init';
const nobody: Live = { raised: [], guard: () => false, act: () => undefined, raise: () => 0 };

/** Runs one step of the probe in XState and writes down the way that it takes. */
export class Tracer {
  /** Triples of operation, operand and outcome. */
  steps: number[] = [];
  #live = nobody;
  #done: Done = { count: 0, outcomes: [] };
  #operations = 0;
  #outcomes = 0;
  #raised = 0;
  /** The event as XState has it: a raised one goes there as a stand-in, since an event may be raised twice. */
  #heard: EventObject = { type: initType };
  #event: EventObject = { type: initType };
  readonly #types: EventTypes;

  constructor(types: EventTypes) {
    this.#types = types;
  }

  /** @throws whatever XState throws for this step */
  trace(
    probe: MachineShape,
    snapshot: SnapshotShape | undefined,
    event: EventObject,
    live: Live,
    done: Done,
  ): SnapshotShape {
    this.#begin(event, live, done);
    try {
      const next = snapshot
        ? probe.transition(snapshot, event, scope)
        : probe.getInitialSnapshot(scope, undefined);
      if (next.status === 'error') throw next.error;
      return next;
    } finally {
      this.#live = nobody;
    }
  }

  guard(site: number, { event }: { readonly event: EventObject }): boolean {
    this.#hear(event);
    const outcome = this.#isDone()
      ? this.#doneOutcome()
      : Number(this.#live.guard(site, this.#event));
    this.steps.push(ops.guard, site, outcome);
    return outcome === 1;
  }

  action(site: ActionSite, event: EventObject, queue: EventObject[]): void {
    this.#hear(event);
    if (site.kind === actionKinds.raise) return this.#raise(site, queue);
    if (!this.#isDone()) this.#live.act(site, this.#event);
    this.steps.push(ops.act, site.index, 0);
  }

  #begin(event: EventObject, live: Live, done: Done): void {
    this.steps = [];
    this.#live = live;
    this.#done = done;
    this.#event = event;
    this.#heard = event;
    this.#operations = this.#outcomes = this.#raised = 0;
  }

  #raise(site: ActionSite, queue: EventObject[]): void {
    const outcome = this.#isDone() ? this.#doneOutcome() : this.#live.raise(site, this.#event);
    this.steps.push(ops.raise, site.index, outcome);
    const raised = this.#raised;
    const event = outcome > 0 ? this.#live.raised[this.#raised++] : undefined;
    if (event) queue.push({ type: event.type, raised } as Raised);
  }

  /** Notes that XState has gone on to another event: one that was raised, or one of its own. */
  #hear(event: EventObject): void {
    if (event === this.#heard || event.type === initType) return;
    this.#heard = event;
    const raised = (event as Partial<Raised>).raised ?? -1;
    const own = this.#live.raised[raised];
    if (own) {
      this.steps.push(ops.raised, raised, 0);
      this.#event = own;
      return;
    }
    const constant = this.#types.constantOf(event);
    this.steps.push(ops.constant, constant, 0);
    this.#event = this.#types.constants[constant] ?? event;
  }

  #isDone(): boolean {
    const { count, thrown } = this.#done;
    const operation = this.#operations++;
    if (operation < count) return true;
    if (operation === count && thrown) throw thrown.error;
    return false;
  }

  #doneOutcome(): number {
    return this.#done.outcomes[this.#outcomes++] ?? 0;
  }
}
