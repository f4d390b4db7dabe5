import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { type AnyStateMachine, assign, createActor, createMachine } from 'xstate';
import { createKept } from '../kept.ts';
import type { WatchedMessage } from '../message.ts';
import { createWatch } from '../watch.ts';

/** A session that comes and goes by itself; its states are not in the order of the alphabet. */
export const session = createMachine({
  id: 'session',
  context: { attempts: 0 },
  initial: 'waiting',
  states: {
    waiting: { after: { 1000: 'connecting' } },
    connecting: {
      entry: assign({ attempts: ({ context }) => context.attempts + 1 }),
      after: { 500: 'backoff' },
      on: { connected: 'active' },
    },
    backoff: { after: { 2000: 'connecting' } },
    active: { on: { lost: 'backoff' } },
  },
});

export interface Said {
  readonly type: string;
  readonly name?: string;
  readonly id: string;
  readonly rootId: string;
  readonly sessionId: string;
  readonly createdAt: string;
  readonly definition?: string;
  readonly event?: { readonly type: string };
  readonly snapshot?: { readonly value?: unknown; readonly context?: unknown };
}

/** Plain XState actors at addresses on a kernel, watched as a cluster's would be. */
export function plainCluster(addresses: readonly string[]) {
  const kernel = createKernel();
  const kept = createKept();
  const messages: WatchedMessage[] = [];
  const watch = createWatch({
    addresses: new Set(addresses),
    now: () => kernel.now(),
    knows: kept.knows,
    put: (message) => {
      kept.put(message);
      messages.push(message);
    },
  });
  const start = (address: string, machine: AnyStateMachine = session) => {
    const observer = watch.inspect(address);
    const inspect = observer ? { inspect: observer } : {};
    const actor = createActor(machine, { clock: kernelClock(kernel), id: address, ...inspect });
    actor.subscribe({ error: () => undefined });
    return actor.start();
  };
  const read = (texts: readonly string[]) =>
    texts.map((text) => {
      const said: Said = JSON.parse(text);
      return said;
    });
  return {
    kernel,
    kept,
    watch,
    messages,
    start,
    said: () => read(messages.map(({ text }) => text)),
    backlog: () => read(kept.backlog()),
  };
}
