import type { Inspect } from '@squall/cluster';
import { type StatelyInspectionEvent, createInspector } from '@statelyai/inspect';
import type { ActorRefLike, InspectionEvent, Observer } from 'xstate';
import { definitionOf } from './definition.ts';
import { type WatchedMessage, serialise } from './message.ts';

export interface WatchOptions {
  /** Addresses that are watched; whatever else happens costs nothing. */
  readonly addresses: ReadonlySet<string>;
  /** Virtual time, ms: what a viewer sees as the moment of a message. */
  readonly now: () => number;
  /** Whether viewers can know this actor already. */
  readonly knows: (actor: Pick<WatchedMessage, 'address' | 'sessionId'>) => boolean;
  readonly put: (message: WatchedMessage) => void;
}

export interface Watch {
  readonly inspect: Inspect;
  /** Messages that could not be written as JSON of a bearable length, and were left out. */
  readonly leftOut: () => number;
}

/** Where the message under way comes from: the inspector's adapter sees only the message. */
interface Origin {
  readonly address: string;
  readonly rootId: string;
  readonly actor: ActorRefLike & { readonly id?: string; readonly logic?: unknown };
}

/**
 * Turns what XState tells of the watched actors into messages of the inspector protocol, at once. The stock
 * observer, `inspector.inspect`, holds a closure per event until the host's event loop turns, which a run in
 * virtual time does not let it do, and reads snapshots only then; its three methods do the same in place.
 */
export function createWatch({ addresses, now, knows, put }: WatchOptions): Watch {
  const incarnations = new Map<string, number>();
  let origin: Origin | undefined;
  let messages = 0;
  let leftOut = 0;

  /** Virtual time for wall time, a number for chance, the address for a machine's own name. */
  const stamp = (message: StatelyInspectionEvent, { address, rootId, actor }: Origin) => {
    const stamped = { ...message, rootId, id: String(messages++) };
    stamped.createdAt = String(Math.round(now()));
    if (stamped.type !== '@xstate.actor') return stamped;
    stamped.name = actor.sessionId === rootId ? address : (actor.id ?? actor.sessionId);
    stamped.definition = definitionOf(actor.logic) ?? stamped.definition;
    return stamped;
  };
  const send = (message: StatelyInspectionEvent) => {
    if (origin === undefined) return;
    const { address, rootId, actor } = origin;
    const text = serialise(stamp(message, origin));
    const { sessionId } = actor;
    if (text === undefined) leftOut++;
    else put({ address, sessionId, isRoot: sessionId === rootId, type: message.type, text });
  };
  const inspector = createInspector({ send });

  const introduce = (actor: ActorRefLike) => {
    try {
      inspector.actor(actor, actor.getSnapshot());
    } catch {
      // The stock method serialises the definition, which may throw; by name alone it does not.
      inspector.actor(actor.sessionId, actor.getSnapshot());
    }
  };
  const tell = (event: InspectionEvent) => {
    if (event.type !== '@xstate.event' && event.type !== '@xstate.snapshot') return;
    const { actorRef: actor } = event;
    // An actor is introduced with its first event: when XState announces it, it has no snapshot yet.
    if (origin !== undefined && !knows({ address: origin.address, sessionId: actor.sessionId }))
      introduce(actor);
    if (event.type === '@xstate.snapshot')
      inspector.snapshot(actor, event.snapshot, { event: event.event });
    else
      inspector.event(
        actor,
        event.event,
        event.sourceRef ? { source: event.sourceRef } : undefined,
      );
  };
  const observerOf = (address: string, incarnation: number): Observer<InspectionEvent> => ({
    next: (event) => {
      // Late words of an actor that has been restarted would bring it back on the screen.
      if (incarnations.get(address) !== incarnation) return;
      origin = { address, rootId: event.rootId, actor: event.actorRef };
      try {
        tell(event);
      } catch {
        // A snapshot that cannot be read (a getter that throws) must never change the run.
        leftOut++;
      } finally {
        origin = undefined;
      }
    },
  });
  return {
    inspect: (address) => {
      if (!addresses.has(address)) return undefined;
      const incarnation = (incarnations.get(address) ?? 0) + 1;
      incarnations.set(address, incarnation);
      return observerOf(address, incarnation);
    },
    leftOut: () => leftOut,
  };
}
