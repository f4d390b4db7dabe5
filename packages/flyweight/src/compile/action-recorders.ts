import { refuse } from '../refusal.ts';
import type {
  ActionRef,
  BuiltinAction,
  EventObject,
  Expression,
  MachineShape,
  SnapshotShape,
} from '../xstate-shapes.ts';
import { type ActionSite, actionKinds, noEvent } from './sites.ts';

/** Called by XState in the place of a user's action, with its queue of raised events. */
export type ActionRecorder = (site: ActionSite, event: EventObject, queue: EventObject[]) => void;

type Known = Partial<ActionSite> & Pick<ActionSite, 'kind'>;

const isRun = (value: unknown): value is Expression => typeof value === 'function';
const constant = (event: BuiltinAction['event']): EventObject =>
  isRun(event) ? noEvent : (event ?? noEvent);

const wayOut: Readonly<Record<string, string>> = {
  'xstate.enqueueActions': 'write the choice as guards',
  'xstate.log': 'log in an action of your own',
  'xstate.sendTo': 'emit the event and let the host deliver it',
};

/** Puts a recorder in the place of every action of the probe, one for each use. */
export class ActionRecorders {
  readonly sites: ActionSite[] = [];
  readonly #machine: MachineShape;
  readonly #record: ActionRecorder;

  constructor(machine: MachineShape, record: ActionRecorder) {
    this.#machine = machine;
    this.#record = record;
  }

  replaceAll(actions: readonly ActionRef[], where: string): ActionRef[] {
    return actions.flatMap((action) => this.#replace(action, where));
  }

  #replace(action: ActionRef, where: string): ActionRef[] {
    const name = typeof action === 'function' ? undefined : nameOf(action);
    const found = name === undefined ? action : this.#machine.implementations.actions[name];
    // XState does nothing for a name without an implementation.
    if (typeof found !== 'function') return [];
    const params = typeof action === 'object' ? action.params : undefined;
    const known = 'resolve' in found ? this.#builtin(found as BuiltinAction, where) : undefined;
    const site = this.#site({
      where,
      params,
      ...(known ?? { kind: actionKinds.custom, run: found }),
    });
    return [this.#recorder(site)];
  }

  #builtin(action: BuiltinAction, where: string): Known {
    const { type, assignment, event, sendId, id } = action;
    switch (type) {
      case 'xstate.assign':
        return isRun(assignment)
          ? { kind: actionKinds.assign, run: assignment }
          : { kind: actionKinds.assignEach, each: Object.entries(assignment ?? {}) };
      case 'xstate.emit':
        return {
          kind: actionKinds.emit,
          run: isRun(event) ? event : undefined,
          event: constant(event),
        };
      case 'xstate.raise':
        return {
          kind: actionKinds.raise,
          run: isRun(event) ? event : undefined,
          event: constant(event),
          delay: this.#delay(action.delay),
          id,
        };
      case 'xstate.cancel':
        return isRun(sendId)
          ? { kind: actionKinds.cancel, run: sendId }
          : { kind: actionKinds.cancel, id: sendId };
      default:
        return refuse(type.replace('xstate.', ''), where, wayOut[type]);
    }
  }

  #delay(delay: BuiltinAction['delay']): Expression | number | undefined {
    return typeof delay === 'string' ? this.#machine.implementations.delays[delay] : delay;
  }

  #site(known: Known): ActionSite {
    const site: ActionSite = {
      index: this.sites.length,
      where: '',
      params: undefined,
      run: undefined,
      each: [],
      event: noEvent,
      delay: undefined,
      id: undefined,
      lane: -1,
      ...known,
    };
    this.sites.push(site);
    return site;
  }

  #recorder(site: ActionSite): ActionRef {
    // An assign gives a new snapshot, which is how XState knows that `always` is worth another look.
    const renews = site.kind === actionKinds.assign || site.kind === actionKinds.assignEach;
    const resolve = (
      _scope: unknown,
      snapshot: SnapshotShape,
      { event }: { readonly event: EventObject },
      _params: unknown,
      _action: unknown,
      { internalQueue }: { readonly internalQueue: EventObject[] },
    ) => {
      this.#record(site, event, internalQueue);
      return [renews ? { ...snapshot } : snapshot, undefined, undefined];
    };
    return Object.assign(() => undefined, { type: 'squall.record', resolve });
  }
}

const nameOf = (action: ActionRef): string =>
  typeof action === 'string' ? action : (action as { type: string }).type;
