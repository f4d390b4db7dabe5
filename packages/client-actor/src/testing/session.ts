import { createActor } from 'xstate';
import {
  type ClientEmitted,
  type ClientEvent,
  type ClientInput,
  type ClientSettings,
  clientStateIndex,
  clientStates,
  createSessionClient,
} from '../index.ts';
import { createFakeClock } from './fake-clock.ts';
import { plainSettings } from './settings.ts';

/** One client with its clock, and all that it said. */
export function openSession(
  changes: Partial<ClientSettings> = {},
  input: Partial<ClientInput> = {},
) {
  const clock = createFakeClock();
  const machine = createSessionClient({ ...plainSettings, ...changes }, { now: clock.now });
  const actor = createActor(machine, {
    input: { id: 1, seed: 2015, ...input },
    // XState hands back to clearTimeout what setTimeout gave it.
    clock: { setTimeout: clock.setTimeout, clearTimeout: (id: number) => clock.clearTimeout(id) },
  });
  const said: ClientEmitted[] = [];
  actor.on('*', (event) => said.push(event));
  actor.start();

  const session = {
    actor,
    clock,
    said,
    send: (...events: readonly ClientEvent[]) => {
      for (const event of events) actor.send(event);
    },
    advance: clock.advance,
    context: () => actor.getSnapshot().context,
    value: () => actor.getSnapshot().value,
    state: () => clientStates[clientStateIndex(actor.getSnapshot().value)],
    /** What was said since this was last asked. */
    news: () => said.splice(0),
    /** The same in short: `requested connect 1`, `backedOff 1000`. */
    brief: () => said.splice(0).map(briefly),
    respond: (attempt: number, resumable?: 0 | 1) =>
      actor.send({ type: 'response', attempt, ...(resumable === undefined ? {} : { resumable }) }),
    reject: (attempt: number, retryAfterMs?: number) =>
      actor.send({
        type: 'rejection',
        attempt,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      }),
    /** From offline to online, every request answered at once. The sync is request 5, or in flight for `sync: false`. */
    comeOnline: ({ sync = true } = {}) => {
      actor.send({ type: 'start' });
      for (const attempt of [1, 2, 3, 4]) session.respond(attempt);
      if (sync) session.respond(5);
      said.length = 0;
    },
  };
  return session;
}

const briefly = (event: ClientEmitted): string => {
  const { type, ...rest } = event;
  return [type, ...Object.values(rest)].join(' ');
};
