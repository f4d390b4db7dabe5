import { constantDelay } from '@squall/client-actor';
import { assumed, defineExperiment, documented } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const aws = 'AWS, summary of the event of 19 and 20 October 2025';

const outage = {
  kind: 'pause' as const,
  atMs: 60_000,
  cell: 'main',
  service: 'table',
  forMs: documented(60_000, `no answers for 2 h 37 min, here a minute: ${aws}`),
};
const restart = { kind: 'crash' as const, atMs: 240_000, cell: 'main', service: 'manager' };

export default defineExperiment({
  name: 'congestive-collapse-leases',
  title: 'AWS, 20 October 2025: leases that expire while they wait',
  question:
    'A table does not answer for a while, and the manager that keeps a lease with every host loses them all. The table is back, the leases are not: why, and what brings them back?',
  answer:
    'To make a lease takes longer than to renew one, all hosts ask at once, and whoever is served has given up before: the manager works at its limit and in vain. A throttle lets in what it can serve and a restart empties the queue of those who are gone; a restart alone does not do it, a throttle alone not for as long as the queue of the gone lasts. A queue no longer than hosts wait brings back a part of them by itself, not all: renewals are refused with the rest.',
  covers: [
    `The fault of 2 h 37 min became an incident of over 14 h: leases timed out faster than they could be made ("congestive collapse"), until throttling and selective restarts: ${aws}.`,
    'Hosts are clients: a heartbeat renews the lease, signing in makes one. Minutes are seconds or less.',
    `Announced since: incoming work is limited by the size of the waiting queue: ${aws}.`,
    'Left out: everything behind the leases, starts of new instances and the network state of each.',
  ],
  world: {
    clients: 1000,
    horizonMs: 600_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      edge: {
        capacityPerThousandPerSecond: assumed(1000, 'far more than there is'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(2, 'a route'),
      },
      manager: {
        capacityPerThousandPerSecond: assumed(
          110,
          'all renewals and half as much again',
          [90, 150],
        ),
        queueSeconds: assumed(30, 'a queue without a limit to speak of'),
        serviceTimeMs: assumed(20, 'one renewal'),
        startUpMs: assumed(5000, 'a process starts'),
        dependencies: [
          {
            service: 'table',
            cost: 1,
            timeoutMs: assumed(2000, 'a table answers in milliseconds'),
          },
        ],
      },
      network: {
        capacityPerThousandPerSecond: assumed(1000, 'far more than there is'),
        queueSeconds: assumed(2, 'as the edge'),
        serviceTimeMs: assumed(2, 'a route'),
      },
      table: {
        capacityPerThousandPerSecond: assumed(1000, 'far more than there is'),
        queueSeconds: assumed(1, 'what waits for longer is given up'),
        serviceTimeMs: assumed(2, 'one item'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'manager', cost: 1 },
      signIn: {
        service: 'manager',
        cost: assumed(10, 'to make a lease takes more than to renew it'),
      },
      contacts: { service: 'network', cost: 1 },
      presence: { service: 'network', cost: 1 },
      heartbeat: { service: 'manager', cost: 1 },
      sync: { service: 'network', cost: 1 },
      message: { service: 'network', cost: 1 },
    },
    cohorts: {
      hosts: {
        share: 1,
        cells: ['main'],
        canProcess: true,
        settings: {
          ...chatClients(assumed(constantDelay(5000), 'hosts ask again every five seconds')),
          heartbeatMs: assumed(15_000, 'renewed long before it ends'),
          heartbeatMissesMax: assumed(2, 'two renewals may fail'),
        },
      },
    },
    network,
    sessions: {
      ttlMs: assumed(20_000, 'a lease ends soon after its last renewal'),
      keptBy: 'manager',
      connectionsHeldBy: 'edge',
    },
    operators: {
      sampleDelayMs: assumed(5000, 'metrics are a window old'),
      alarm: {
        service: 'manager',
        successShareBelow: assumed(0.5, 'half of the renewals fail'),
        samples: assumed(3, 'for a quarter of a minute'),
      },
      diagnosisMs: assumed(1000, 'there is no configuration to mend'),
      mendOverMs: assumed(1000, 'as above'),
      admissionRamp: {
        service: 'edge',
        reactionMs: documented(
          90_000,
          `throttling began 1 h 49 min after the table was back: ${aws}; here 90 s after the alarm`,
        ),
        startPerThousandPerSecond: assumed(4, 'less than half of what the manager can make'),
        endPerThousandPerSecond: assumed(9, 'a little less than it can make'),
        raise: assumed(1.05, 'per sample, while it answers'),
        lower: assumed(0.7, 'faster down than up'),
        healthySuccessShare: assumed(0.8, 'four of five are answered'),
        retryAfterMs: 0,
      },
    },
    supervision: { intensity: 5, periodMs: 60_000 },
    faults: [outage, restart],
  },
  variants: {
    'as-it-was': {
      title: 'Throttled and restarted',
      about: 'Operators throttle what comes in, then restart the manager.',
    },
    'hands-off': {
      title: 'Neither',
      about: 'The table is back, and nobody does anything.',
      change: { operators: { admissionRamp: null }, faults: [outage] },
    },
    'throttle-only': {
      title: 'Throttled only',
      about: 'Few are let in; the queue of those who are gone stays.',
      change: { faults: [outage] },
    },
    'restart-only': {
      title: 'Restarted only',
      about: 'The queue is emptied once, and fills again.',
      change: { operators: { admissionRamp: null } },
    },
    'queue-limited': {
      title: 'A short queue',
      about:
        'The manager refuses what it cannot serve before the host gives up; nobody throttles or restarts.',
      change: {
        operators: { admissionRamp: null },
        faults: [outage],
        services: {
          manager: { queueSeconds: documented(0.5, `by the size of the queue: ${aws}`) },
        },
      },
    },
  },
  profiles: {
    quick: { about: 'Ten minutes of 1,000 hosts.', replications: 3 },
    full: { about: 'Ten minutes of 3,000 hosts.', world: { clients: 3000 }, replications: 3 },
  },
  accept: [
    {
      claim: 'All leases are lost',
      variant: 'hands-off',
      measure: 'cell.main.onlineMin',
      atMost: 0.05,
    },
    {
      claim: 'and never come back by themselves, though the table does',
      variant: 'hands-off',
      measure: 'cell.main.recoveryMs',
      never: true,
    },
    {
      claim: 'for most of the work is in vain',
      variant: 'hands-off',
      measure: 'service.main/manager.wastedShare',
      atLeast: 0.5,
    },
    {
      claim: 'A restart alone does not bring them back',
      variant: 'restart-only',
      measure: 'cell.main.recoveryMs',
      never: true,
    },
    {
      claim: 'A throttle and a restart do',
      variant: 'as-it-was',
      measure: 'cell.main.recoveryMs',
      atMost: 500_000,
    },
    {
      claim: 'A throttle alone takes longer than ten minutes: first those who are gone are served',
      variant: 'throttle-only',
      measure: 'cell.main.recoveryMs',
      never: true,
    },
    {
      claim: 'A short queue alone brings back a part ...',
      variant: 'queue-limited',
      measure: 'cell.main.onlineAtEnd',
      atLeast: 0.2,
    },
    {
      claim: '... but not all: renewals are refused with the rest',
      variant: 'queue-limited',
      measure: 'cell.main.recoveryMs',
      never: true,
    },
  ],
});
