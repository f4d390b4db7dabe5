import type { WatchedMessage } from './message.ts';
import { createRecent } from './recent.ts';

/** Messages in order that a late viewer gets, of all watched actors together. */
export const recentMax = 500;

/** The same in UTF-16 code units: far below what may wait for a viewer that reads slowly. */
export const recentLengthMax = 1024 * 1024;

/** Actors kept at one address: the watched one and the youngest of those it started. */
export const actorsPerAddressMax = 32;

interface Numbered {
  readonly order: number;
  readonly message: WatchedMessage;
}

interface KeptActor {
  readonly introduction: WatchedMessage;
  last?: Numbered;
}

/** What a viewer that comes late needs: each actor's definition, its last snapshot, and what happened of late. */
export interface Kept {
  readonly put: (message: WatchedMessage) => void;
  /** Whether this actor has been introduced, and has not been forgotten since. */
  readonly knows: (message: Pick<WatchedMessage, 'address' | 'sessionId'>) => boolean;
  /** In the order in which a viewer is to get them. */
  readonly backlog: () => readonly string[];
}

/** Keeps an actor; a new one at the address (a restart) takes the place of the old one and of all it started. */
function introduce(actors: Map<string, KeptActor>, message: WatchedMessage): void {
  if (message.isRoot) actors.clear();
  actors.set(message.sessionId, { introduction: message });
  if (actors.size <= actorsPerAddressMax) return;
  const eldest = [...actors].find(([, { introduction }]) => !introduction.isRoot);
  if (eldest !== undefined) actors.delete(eldest[0]);
}

export function createKept(): Kept {
  const byAddress = new Map<string, Map<string, KeptActor>>();
  const recent = createRecent<Numbered>(
    recentMax,
    recentLengthMax,
    ({ message }) => message.text.length,
  );
  let count = 0;
  const actorsAt = (address: string) => {
    const actors = byAddress.get(address) ?? new Map<string, KeptActor>();
    byAddress.set(address, actors);
    return actors;
  };
  const knows: Kept['knows'] = ({ address, sessionId }) =>
    byAddress.get(address)?.has(sessionId) ?? false;
  const latest = () => recent.list().filter(({ message }) => knows(message));
  return {
    knows,
    put: (message) => {
      if (message.type === '@xstate.actor') return introduce(actorsAt(message.address), message);
      const numbered = { order: count++, message };
      const actor = actorsAt(message.address).get(message.sessionId);
      if (actor !== undefined && message.type === '@xstate.snapshot') actor.last = numbered;
      recent.push(numbered);
    },
    backlog: () => {
      const actors = [...byAddress.values()].flatMap((actors) => [...actors.values()]);
      const messages = latest();
      const firstOrder = messages[0]?.order ?? Infinity;
      const lasts = actors.flatMap(({ last }) => (last && last.order < firstOrder ? [last] : []));
      return [
        ...actors.map(({ introduction }) => introduction.text),
        ...[...lasts, ...messages].map(({ message }) => message.text),
      ];
    },
  };
}
