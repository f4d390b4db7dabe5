import { assumed } from '@squall/experiment';
import type { Scale } from './scale.ts';

const callTimeoutMs = assumed(5000, 'half of what a client waits');

/** What sign-in, contact lists, presence and messages of a cell are served by. */
export const servicesOn = ({ capacity, ...scale }: Scale) => ({
  edge: {
    capacityPerThousandPerSecond: capacity.edge,
    queueSeconds: assumed(2, 'a listen backlog is short'),
    serviceTimeMs: assumed(20, 'a TLS handshake and a route'),
  },
  signIn: {
    capacityPerThousandPerSecond: capacity.signIn,
    queueSeconds: assumed(15, 'deep queues were usual: longer than a client waits', [5, 30]),
    serviceTimeMs: assumed(400, 'credentials, tokens, policies'),
    dependencies: [
      { service: 'directory', cost: assumed(1, 'one account'), timeoutMs: callTimeoutMs },
    ],
  },
  contacts: {
    capacityPerThousandPerSecond: capacity.contacts,
    queueSeconds: scale.contactsQueueSeconds,
    serviceTimeMs: assumed(300, 'a list of some hundred entries'),
    dependencies: [
      {
        service: 'directory',
        cost: assumed(2, 'a list of accounts'),
        timeoutMs: callTimeoutMs,
      },
    ],
  },
  presence: {
    capacityPerThousandPerSecond: capacity.presence,
    queueSeconds: assumed(10, 'presence may be late'),
    serviceTimeMs: assumed(20, 'one heartbeat'),
    memoryLimitOfQueue: scale.presence.memoryLimitOfQueue,
    startUpMs: scale.presence.startUpMs,
    warmUp: {
      durationMs: scale.presence.warmUpMs,
      slowdown: assumed(2, 'cold caches double the work'),
    },
  },
  messaging: {
    capacityPerThousandPerSecond: capacity.messaging,
    queueSeconds: assumed(10, 'as presence'),
    serviceTimeMs: assumed(200, 'stored twice, then forwarded'),
    dependencies: [
      {
        service: 'presence',
        cost: assumed(0.5, 'where is the recipient?'),
        timeoutMs: callTimeoutMs,
      },
    ],
  },
  directory: {
    capacityPerThousandPerSecond: capacity.directory,
    queueSeconds: assumed(10, 'a database keeps its callers waiting'),
    serviceTimeMs: assumed(40, 'a few indexed reads'),
  },
});
