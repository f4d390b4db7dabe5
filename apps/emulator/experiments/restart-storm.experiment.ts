import { fullJitter } from '@squall/client-actor';
import { assumed, defineExperiment, documented } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const google =
  'Google Cloud, incident of 12 June 2025: restarting tasks herded onto one table, without randomised exponential back-off';
const pekko =
  'Pekko, documentation of BackoffSupervisor: 3 s, doubled up to 30 s, a fifth more by chance';

const pekkoBackoff = { minMs: 3000, maxMs: 30_000, randomFactor: 0.2 };

const allCrash = { kind: 'crash' as const, atMs: 60_000, cell: 'main', service: 'gateway' };

export default defineExperiment({
  name: 'restart-storm',
  title: 'A supervisor makes its own storm',
  question:
    'All gateways of a chat die at once. Their supervisor starts them again at once, as OTP does, and the clients are there before they can serve. Does a back-off between restarts help, and how long must it remember?',
  answer:
    'Restarted at once, a gateway meets the crowd that its death has made, dies of it, and throws the crowd out again. With a back-off the clients spread meanwhile, because each refusal lets them wait longer: the gateways come up to a load that they can take. It has to remember for longer than a gateway lives in the storm; one that begins anew after three seconds does not end it.',
  covers: [
    `After the model of several incidents; in one the lack of back-off is documented: ${google}.`,
    'Four gateways hold the connections. One that holds more requests than its memory has room for dies.',
    "The supervisor's intensity is set out of the way, so that it never gives up: what is asked is the effect of the back-off.",
    'Left out: clients that never wait longer. For them no back-off of the supervisor is long enough.',
  ],
  world: {
    clients: 1000,
    horizonMs: 300_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      gateway: {
        instances: assumed(4, 'few enough to see each of them'),
        capacityPerThousandPerSecond: assumed(60, 'everybody connects within seventeen seconds'),
        queueSeconds: assumed(6, 'more than its memory has room for'),
        serviceTimeMs: assumed(20, 'a TLS handshake and what a connection needs'),
        memoryLimitOfQueue: assumed(0.5, 'its memory ends before its queue does', [0.3, 0.8]),
        startUpMs: assumed(1000, 'a process starts quickly'),
        coldCache: {
          missShare: assumed(0.8, 'nothing is known of whoever comes'),
          missSlowdown: assumed(3, 'a look into the database'),
          fillRequests: assumed(100, 'the usual ones are known after a hundred'),
        },
      },
      sessions: {
        capacityPerThousandPerSecond: assumed(60, 'as the gateways'),
        queueSeconds: assumed(3, 'shorter than a client waits'),
        serviceTimeMs: assumed(50, 'a session is looked up or made'),
      },
    },
    stages: {
      connect: { service: 'gateway', cost: 1 },
      resume: { service: 'sessions', cost: assumed(0.25, 'a token, no password') },
      signIn: { service: 'sessions', cost: 1 },
      contacts: { service: 'sessions', cost: assumed(0.25, 'who is in the same rooms') },
      presence: { service: 'sessions', cost: assumed(0.25, 'told to the rooms') },
      heartbeat: { service: 'gateway', cost: assumed(0.1, 'a few bytes') },
      sync: { service: 'gateway', cost: assumed(0.1, 'what was missed') },
      message: { service: 'gateway', cost: assumed(0.1, 'a few bytes') },
    },
    cohorts: {
      all: {
        share: 1,
        cells: ['main'],
        canProcess: true,
        settings: chatClients(
          assumed(
            fullJitter({ baseMs: 500, factor: 2, capMs: 60_000 }),
            'U(0, min(60 s, 0.5 s · 2^n)): eager at first, patient later',
          ),
        ),
      },
    },
    network,
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'sessions',
      connectionsHeldBy: 'gateway',
    },
    operators: null,
    supervision: {
      intensity: assumed(1000, 'out of the way'),
      periodMs: 60_000,
    },
    faults: [allCrash],
  },
  variants: {
    'at-once': {
      title: 'Restarted at once',
      about: 'As OTP restarts: no wait, however often.',
    },
    'short-memory': {
      title: 'A back-off that forgets',
      about:
        'Each restart in a row waits twice as long, and up to a fifth more by chance; three seconds of life, and it begins anew.',
      change: { supervision: { backoff: documented(pekkoBackoff, pekko) } },
    },
    backoff: {
      title: 'A back-off that remembers',
      about: 'The same, but it begins anew only after a minute of life.',
      change: {
        supervision: {
          backoff: assumed(
            { ...pekkoBackoff, resetAfterMs: 60_000 },
            'longer than any gateway lives in the storm',
          ),
        },
      },
    },
  },
  profiles: {
    quick: { about: 'Five minutes of 1,000 clients.', replications: 3 },
    full: {
      about: 'Five minutes of 4,000 clients, and caches as much larger.',
      world: { clients: 4000, services: { gateway: { coldCache: { fillRequests: 400 } } } },
      replications: 3,
    },
  },
  accept: [
    {
      claim: 'Restarted at once, they die again and again of those who come back',
      variant: 'at-once',
      measure: 'cell.main.crashes',
      atLeast: 100,
    },
    {
      claim: '... and nobody is back within four minutes',
      variant: 'at-once',
      measure: 'cell.main.recoveryMs',
      never: true,
    },
    {
      claim: 'A back-off that forgets after three seconds of life does not end it either',
      variant: 'short-memory',
      measure: 'cell.main.crashes',
      atLeast: 30,
    },
    {
      claim: 'One that remembers does: a few crashes more ...',
      variant: 'backoff',
      measure: 'cell.main.crashes',
      atMost: 24,
    },
    {
      claim: '... and everybody is back',
      variant: 'backoff',
      measure: 'cell.main.recoveryMs',
      atMost: 150_000,
    },
  ],
});
