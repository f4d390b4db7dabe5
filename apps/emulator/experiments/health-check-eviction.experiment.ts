import { assumed, defineExperiment, documented } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const aws = 'Elastic Load Balancing, "Health checks for your target groups"';
const canva = 'Canva, incident of 12 November 2024: load balancers evicted slow tasks';
const aws2025 =
  'AWS, summary of 20 October 2025: network load balancers failed over by health checks that failed';
const envoy = 'Envoy, outlier detection: max_ejection_percent, 10 %';

const slow = [1, 2, 3].map((instance) => ({
  kind: 'slowdown' as const,
  atMs: 60_000,
  cell: 'main',
  service: 'api',
  instance,
  forMs: assumed(60_000, 'a noisy neighbour for a minute'),
  factor: assumed(8, 'slow, but alive'),
}));

const healthCheck = {
  everyMs: assumed(2000, 'faster than the usual 10 to 30 s, as all else here'),
  timeoutMs: assumed(1000, 'less than the interval'),
  unhealthyAfter: documented(2, aws),
  healthyAfter: documented(5, aws),
  cost: assumed(0.2, 'a short page'),
};

export default defineExperiment({
  name: 'health-check-eviction',
  title: 'Evicting the slow kills the rest',
  question:
    'Three of ten instances are slow for a minute, and the balancer evicts whoever fails its health check. Who carries their load, and what does it take to get everybody back?',
  answer:
    'The seven others cannot carry it: they become slow, are evicted in their turn, and the first that comes back meets the load of ten alone. It goes on after the three are well again. A limit on how many may be out at once prevents it; a balancer that fails open does not, because there is always one left in rotation.',
  covers: [
    `After ${canva}; ${aws2025}.`,
    'A probe is a request in the queue of the instance: one that is overloaded fails it although it is not broken.',
    `Thresholds are those of AWS target groups, faster: ${aws}.`,
    'Left out: new instances in place of the evicted ones.',
  ],
  world: {
    clients: 2000,
    horizonMs: 300_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      edge: {
        capacityPerThousandPerSecond: assumed(400, 'far more than there is'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(5, 'a TLS handshake and a route'),
      },
      api: {
        instances: assumed(10, 'few enough to see each of them'),
        capacityPerThousandPerSecond: assumed(
          130,
          'a quarter more than its usual load',
          [110, 200],
        ),
        queueSeconds: assumed(4, 'longer than a probe waits'),
        serviceTimeMs: assumed(50, 'a page'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'api', cost: 1 },
      signIn: { service: 'api', cost: assumed(2, 'credentials too') },
      contacts: { service: 'api', cost: 1 },
      presence: { service: 'api', cost: 1 },
      heartbeat: { service: 'api', cost: 1 },
      sync: { service: 'api', cost: 1 },
      message: { service: 'api', cost: 1 },
    },
    cohorts: {
      all: {
        share: 1,
        cells: ['main'],
        canProcess: true,
        settings: {
          ...chatClients(),
          heartbeatMs: assumed(20_000, 'a page that asks for news'),
          messageMeanMs: assumed(20_000, 'and saves what was done'),
        },
      },
    },
    network,
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'edge',
      connectionsHeldBy: 'edge',
    },
    operators: null,
    supervision: { intensity: 5, periodMs: 60_000 },
    faults: slow,
  },
  variants: {
    'as-it-was': {
      title: 'Evict whoever fails',
      about: 'Two failed probes and an instance is out, five answered ones and it is back.',
      change: { services: { api: { healthCheck } } },
    },
    'no-check': {
      title: 'Without a health check',
      about: 'The slow ones stay in rotation: three requests in ten meet one of them.',
    },
    limited: {
      title: 'Few at a time',
      about: 'No more than one in ten is out at once.',
      change: {
        services: {
          api: { healthCheck: { ...healthCheck, evictedShareMax: documented(0.1, envoy) } },
        },
      },
    },
    'fails-open': {
      title: 'Fails open',
      about: 'When all are evicted, requests go to all of them.',
      change: {
        services: { api: { healthCheck: { ...healthCheck, failsOpen: documented(true, aws) } } },
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
      claim: 'Not only the three are evicted, the others are too, again and again',
      variant: 'as-it-was',
      measure: 'cell.main.evictions',
      atLeast: 20,
    },
    {
      claim: 'It outlasts the slowness by two minutes at least',
      variant: 'as-it-was',
      measure: 'cell.main.outlastsTriggerMs',
      atLeast: 120_000,
    },
    {
      claim: 'With few at a time everybody stays',
      variant: 'limited',
      measure: 'cell.main.onlineMin',
      atLeast: 0.9,
    },
    {
      claim: 'and it is over with its trigger',
      variant: 'limited',
      measure: 'cell.main.outlastsTriggerMs',
      atMost: 30_000,
    },
    {
      claim:
        'A balancer that fails open does not end it: there is always one left, and it gets everything',
      variant: 'fails-open',
      measure: 'cell.main.outlastsTriggerMs',
      atLeast: 120_000,
    },
    {
      claim: 'Without a health check it would have been over with its trigger too',
      variant: 'no-check',
      measure: 'cell.main.outlastsTriggerMs',
      atMost: 60_000,
    },
  ],
});
