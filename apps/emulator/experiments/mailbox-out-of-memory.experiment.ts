import { noJitter } from '@squall/client-actor';
import { assumed, defineExperiment, documented } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const status = 'Discord, status page of 20 March 2017';

export default defineExperiment({
  name: 'mailbox-out-of-memory',
  title: 'Discord, 20 March 2017: a mailbox without a limit',
  question:
    'One presence node drops. Sessions wait for it and queue what comes meanwhile, in memory, without a limit. Does a limit save them, and what does it cost?',
  answer:
    'Mailboxes without a limit fill until the memory of the sessions is full; they die with everything they hold, and their clients come back to a cluster that is cold. With a limit some messages are refused for as long as presence is away, and nobody loses a connection. Shorter calls alone only put it off.',
  covers: [
    `A presence node drops, sessions reconnect to it in a herd, a third of them stall and queue events in memory without bound, and run out of memory twelve minutes later: ${status}. Here minutes are seconds.`,
    'Sessions hold the connections. Each message to them asks presence, and holds a place until that answers.',
    'Left out: the second wave at 14:52, and the restart of everything that ended it.',
  ],
  world: {
    clients: 2000,
    horizonMs: 300_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      sessions: {
        instances: documented(3, `a third of the sessions was hit: ${status}; as three nodes`),
        capacityPerThousandPerSecond: assumed(150, 'twice the usual load, while presence answers'),
        queueSeconds: assumed(60, 'a mailbox without a limit: its memory ends first'),
        serviceTimeMs: assumed(20, 'an event is sent on'),
        memoryLimitOfQueue: assumed(0.3, 'so many events have room', [0.2, 0.5]),
        startUpMs: assumed(3000, 'a process starts'),
        dependencies: [
          {
            service: 'presence',
            cost: 1,
            timeoutMs: documented(
              15_000,
              `sessions wait for presence: ${status}; how long is assumed`,
            ),
          },
        ],
      },
      presence: {
        capacityPerThousandPerSecond: assumed(250, 'twice its usual load'),
        queueSeconds: assumed(20, 'as those who ask wait'),
        serviceTimeMs: assumed(10, 'who is online?'),
      },
    },
    stages: {
      connect: { service: 'sessions', cost: 1 },
      resume: { service: 'sessions', cost: assumed(0.5, 'a token, no password') },
      signIn: { service: 'sessions', cost: assumed(2, 'a session is made') },
      contacts: { service: 'sessions', cost: 1 },
      presence: { service: 'presence', cost: 1 },
      heartbeat: { service: 'sessions', cost: assumed(0.1, 'a few bytes') },
      sync: { service: 'sessions', cost: 1 },
      message: { service: 'sessions', cost: 1 },
    },
    cohorts: {
      all: {
        share: 1,
        cells: ['main'],
        canProcess: true,
        settings: {
          ...chatClients(
            assumed(noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 }), 'as was usual in 2017'),
          ),
          messageMeanMs: assumed(20_000, 'a lively evening'),
          heartbeatMissesMax: assumed(10, 'a session that stalls is not given up'),
        },
      },
    },
    network,
    sessions: {
      ttlMs: assumed(60_000, 'a minute of absence is forgiven'),
      keptBy: 'sessions',
      connectionsHeldBy: 'sessions',
    },
    operators: null,
    supervision: {
      intensity: assumed(20, 'out of the way'),
      periodMs: 60_000,
    },
    faults: [
      {
        kind: 'pause',
        atMs: 60_000,
        cell: 'main',
        service: 'presence',
        forMs: assumed(60_000, 'an hour of that day'),
      },
    ],
  },
  variants: {
    'as-it-was': {
      title: 'Mailboxes without a limit',
      about: 'Events wait in memory until presence answers, or the memory is full.',
    },
    bounded: {
      title: 'A mailbox with a limit',
      about: 'A mailbox holds two seconds of work: what does not fit is refused at once.',
      change: { services: { sessions: { queueSeconds: 2, memoryLimitOfQueue: 9 } } },
    },
    'short-calls': {
      title: 'Short calls',
      about: 'Presence is given up after 200 ms: a place is held for a shorter time.',
      change: {
        services: {
          sessions: { dependencies: [{ service: 'presence', cost: 1, timeoutMs: 200 }] },
        },
      },
    },
  },
  profiles: {
    quick: { about: 'Five minutes of 2,000 clients.', replications: 3 },
    full: {
      about: 'Five minutes of 4,000 clients.',
      world: { clients: 4000 },
      replications: 3,
    },
  },
  accept: [
    {
      claim: 'All sessions die: their memory is full',
      variant: 'as-it-was',
      measure: 'cell.main.crashes',
      atLeast: 3,
    },
    {
      claim: '... and everybody is thrown out',
      variant: 'as-it-was',
      measure: 'cell.main.onlineMin',
      atMost: 0.1,
    },
    {
      claim: 'It outlasts the fault by a minute at least',
      variant: 'as-it-was',
      measure: 'cell.main.outlastsTriggerMs',
      atLeast: 60_000,
    },
    {
      claim: 'With a limit nothing dies ...',
      variant: 'bounded',
      measure: 'cell.main.crashes',
      atMost: 0,
    },
    {
      claim: '... and hardly anybody loses the connection',
      variant: 'bounded',
      measure: 'cell.main.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: 'What it costs: messages fail while presence is away',
      variant: 'bounded',
      measure: 'cohort.all.messagesFailedShare',
      atLeast: 0.1,
    },
    {
      claim: 'Calls that are given up soon only put it off: the mailbox still has no limit',
      variant: 'short-calls',
      measure: 'cell.main.crashes',
      atLeast: 3,
    },
  ],
});
