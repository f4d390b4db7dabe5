import { type ClientSettings, fullJitter, noJitter, withBudget } from '@squall/client-actor';
import { assumed, defineExperiment, documented } from '@squall/experiment';

const post = "Microsoft's post on the outage of 21 September 2015, as quoted by MSPoweruser";
const press = 'Numerama and rcpmag, 23 September 2015';

/** What clients of any version do; the policy is what versions and variants differ in. */
const client = (policy: ClientSettings['policy']): ClientSettings => ({
  policy,
  timeoutsMs: {
    connect: 10_000,
    resume: 10_000,
    signIn: 10_000,
    contacts: 10_000,
    presence: 10_000,
    heartbeat: 10_000,
    sync: 10_000,
    message: 10_000,
  },
  heartbeatMs: 60_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 120_000,
  resume: true,
  honoursRetryAfter: false,
  human: { patienceMeanMs: 30_000, manualRetriesMax: 10, absenceMeanMs: 600_000 },
});

const asShipped = client(noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 }));
const gentle = client(fullJitter({ baseMs: 1000, factor: 2, capMs: 300_000 }));
const budgeted = client(
  withBudget(noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 }), {
    capacity: 3,
    refillPerSecond: 1 / 120,
    cost: 1,
  }),
);

const settingsWhy =
  'timeouts of 10 s and doubling from 1 s to a cap of 10 s without jitter: 25 of 54 reconnecting SDKs have no jitter, most caps lie between 2 and 30 s; people retry by hand after half a minute on average';

const everyVersion = (settings: ClientSettings, why: string) => ({
  cohorts: {
    old: { settings: assumed(settings, why) },
    current: { settings: assumed(settings, why) },
    business: { settings: assumed(settings, why) },
  },
});

export default defineExperiment({
  name: 'skype-2015',
  title: 'Skype, 21 September 2015',
  question:
    'A configuration change cuts some client versions off. Why does that take everybody down, why for so long, and which change would have prevented it?',
  covers: [
    'A larger than usual configuration reaches all clients; some versions cannot process it, lose their connection, and come straight back.',
    'Sign-in, contact lists, presence and messaging of the consumer cell share a directory; the business cell has infrastructure of its own.',
    'Left out: supernodes and calls between peers, regions, the phone network.',
  ],
  world: {
    clients: 2000,
    horizonMs: 900_000,
    warmUpMs: 30_000,
    windowMs: 5_000,
    cells: documented(
      ['consumer', 'business'],
      `business variants on infrastructure of their own: ${post}`,
    ),
    services: {
      edge: {
        capacityPerThousandPerSecond: assumed(
          60,
          'accepting a connection is cheap: the whole population in under 20 s',
        ),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(20, 'TLS handshake and routing'),
      },
      signIn: {
        capacityPerThousandPerSecond: assumed(
          6,
          'everybody within three minutes: several times a morning peak',
          [4, 10],
        ),
        queueSeconds: assumed(15, 'deep queues were usual: longer than a client waits', [5, 30]),
        serviceTimeMs: assumed(200, 'credentials, tokens, policies'),
        dependencies: [
          {
            service: 'directory',
            cost: assumed(1, 'one read of the account'),
            timeoutMs: assumed(5000, 'half of what a client waits'),
          },
        ],
      },
      contacts: {
        capacityPerThousandPerSecond: assumed(8, 'sized as sign-in, a little above'),
        queueSeconds: assumed(15, 'as sign-in'),
        serviceTimeMs: assumed(150, 'a list of some hundred entries'),
        dependencies: [
          {
            service: 'directory',
            cost: assumed(2, 'the list and its members'),
            timeoutMs: assumed(5000, 'half of what a client waits'),
          },
        ],
      },
      presence: {
        capacityPerThousandPerSecond: assumed(50, 'heartbeats of all clients, times three'),
        queueSeconds: assumed(10, 'presence may be late'),
        serviceTimeMs: assumed(10, 'one heartbeat'),
        memoryLimitOfQueue: assumed(
          0.95,
          'presence is kept in memory: a full queue brings the process near its limit',
        ),
        startUpMs: assumed(5000, 'a process start'),
        warmUp: {
          durationMs: assumed(20_000, 'caches fill'),
          slowdown: assumed(2, 'cold caches double the work'),
        },
        dependencies: [
          {
            service: 'directory',
            cost: assumed(0.1, 'rarely goes past its cache'),
            timeoutMs: assumed(5000, 'half of what a client waits'),
          },
        ],
      },
      messaging: {
        capacityPerThousandPerSecond: assumed(25, 'messages of all clients, times three'),
        queueSeconds: assumed(10, 'as presence'),
        serviceTimeMs: assumed(40, 'store and forward'),
        dependencies: [
          {
            service: 'directory',
            cost: assumed(0.25, 'the route to the recipient'),
            timeoutMs: assumed(5000, 'half of what a client waits'),
          },
        ],
      },
      directory: {
        capacityPerThousandPerSecond: assumed(24, 'its usual load times three', [16, 40]),
        queueSeconds: assumed(10, 'a database keeps its callers waiting'),
        serviceTimeMs: assumed(40, 'a few indexed reads'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'signIn', cost: assumed(0.25, 'a token is checked, no password') },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'contacts', cost: 1 },
      presence: { service: 'presence', cost: assumed(8, 'told to the contacts who are online') },
      heartbeat: { service: 'presence', cost: 1 },
      sync: { service: 'messaging', cost: assumed(4, 'the messages that were missed') },
      message: { service: 'messaging', cost: 1 },
    },
    cohorts: {
      old: {
        share: assumed(0.3, 'no share was published: "some versions"', [0.1, 0.5]),
        cells: ['consumer'],
        canProcess: documented(false, `some versions could not process it: ${post}`),
        settings: assumed(asShipped, settingsWhy),
      },
      current: {
        share: assumed(0.55, 'what remains'),
        cells: ['consumer'],
        canProcess: true,
        settings: assumed(asShipped, settingsWhy),
      },
      business: {
        share: assumed(0.15, 'no share was published'),
        cells: documented(['business'], `not affected: ${post}`),
        canProcess: assumed(true, 'its versions were not cut off'),
        settings: assumed(asShipped, settingsWhy),
      },
    },
    network: {
      latencyMs: assumed(40, 'one way, a continent'),
      cv2: assumed(0.25, 'some spread'),
      lossShare: assumed(0.001, 'a healthy network'),
    },
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'presence',
      connectionsHeldBy: 'edge',
    },
    configuration: {
      startMs: 120_000,
      waves: [
        { share: assumed(0.25, 'a background change, pushed within minutes'), afterMs: 0 },
        { share: 1, afterMs: 30_000 },
      ],
      order: 'random',
      fetchOverMs: assumed(30_000, 'clients poll for configuration'),
      haltOnAlarm: true,
      upgradeMeanMs: assumed(3_600_000, 'few people install another version during an outage'),
    },
    operators: {
      sampleDelayMs: assumed(15_000, 'metrics are seen late'),
      alarm: {
        service: 'signIn',
        goodputShareBelow: assumed(0.5, 'half of the sign-ins fail'),
        samples: assumed(6, 'half a minute of it'),
      },
      diagnosisMs: documented(240_000, `hours to identify the problem, compressed: ${press}`),
      mendOverMs: assumed(60_000, 'the mended configuration spreads as the first one did'),
      admissionRamp: {
        service: 'edge',
        reactionMs: assumed(120_000, 'traffic was re-balanced before the configuration was mended'),
        startPerThousandPerSecond: assumed(1, 'a sixth of what sign-in can serve'),
        endPerThousandPerSecond: assumed(12, 'more than sign-in can serve: the door is open'),
        raise: assumed(1.15, 'per sample, while services answer'),
        lower: assumed(0.5, 'fast down'),
        healthyGoodputShare: assumed(0.9, 'nine of ten requests are answered'),
        retryAfterMs: 0,
      },
    },
    supervision: {
      intensity: assumed(5, "OTP's advice: tolerate a burst of 5 to 10"),
      periodMs: 60_000,
      restartByHandMs: assumed(60_000, 'an operator restarts what its supervisor gave up'),
    },
    faults: [],
  },
  variants: {
    'as-it-was': { title: 'As it was', about: 'The base: every figure as documented or assumed.' },
    'full-jitter': {
      title: 'Full jitter and a higher cap',
      about: 'All versions wait U(0, min(300 s, 1 s · 2^n)).',
      change: everyVersion(gentle, 'full jitter with a cap of five minutes'),
    },
    'retry-budget': {
      title: 'A retry budget',
      about: 'All versions may retry three times at once, then once in two minutes.',
      change: everyVersion(budgeted, 'three retries at once, then one in two minutes'),
    },
    'staged-rollout': {
      title: 'Staged roll-out with a health gate',
      about:
        'Waves of 1, 10, 50 and 100 % with a bake time; rolls itself back when those reached drop off.',
      change: {
        configuration: {
          waves: [
            { share: 0.01, afterMs: 0 },
            { share: 0.1, afterMs: 120_000 },
            { share: 0.5, afterMs: 240_000 },
            { share: 1, afterMs: 360_000 },
          ],
          gate: { lossShareMax: 0.1 },
        },
      },
    },
    'hands-off': {
      title: 'Without supervisors and admission ramp',
      about:
        'The cause is found and mended as in the base, but nothing is restarted and the door stays open.',
      change: { supervision: null, operators: { admissionRamp: null } },
    },
    'two-cells': {
      title: 'A cell for each half of the users',
      about:
        'Consumers live in two cells; the change goes cell by cell, and is halted when the first one fails.',
      change: {
        cells: ['consumer', 'consumer2', 'business'],
        cohorts: {
          old: { cells: ['consumer', 'consumer2'] },
          current: { cells: ['consumer', 'consumer2'] },
        },
        configuration: {
          order: 'byCell',
          waves: [
            { share: 0.425, afterMs: 0 },
            { share: 1, afterMs: 180_000 },
          ],
        },
      },
    },
  },
  profiles: {
    quick: {
      about:
        'The documented 15.5 hours are compressed to 15 minutes: clients and services keep their own time scale, people react sooner.',
      replications: { default: 1, 'as-it-was': 3, 'hands-off': 3 },
    },
    full: {
      about:
        'The documented 15.5 hours are compressed to 30 minutes: clients and services keep their own time scale, people react sooner.',
      world: { horizonMs: 1_800_000 },
      replications: 10,
      sensitivity: { variants: ['as-it-was', 'hands-off'], replications: 2 },
    },
  },
  accept: [
    {
      claim: 'The configuration cuts off the versions that cannot process it ...',
      variant: 'as-it-was',
      measure: 'cohort.old.disconnectedByConfigurationShare',
      atLeast: 0.7,
    },
    {
      claim: '... and none of the others',
      variant: 'as-it-was',
      measure: 'cohort.current.disconnectedByConfigurationShare',
      atMost: 0,
    },
    {
      claim: 'Sign-in is overloaded',
      variant: 'as-it-was',
      measure: 'service.consumer/signIn.overloadedMs',
      atLeast: 30_000,
    },
    {
      claim: 'So are contact lists',
      variant: 'as-it-was',
      measure: 'service.consumer/contacts.overloadedMs',
      atLeast: 30_000,
    },
    {
      claim: 'So is presence',
      variant: 'as-it-was',
      measure: 'service.consumer/presence.overloadedMs',
      atLeast: 30_000,
    },
    {
      claim: 'So is messaging',
      variant: 'as-it-was',
      measure: 'service.consumer/messaging.overloadedMs',
      atLeast: 30_000,
    },
    {
      claim: 'Healthy versions are hurt too: many lose their session',
      variant: 'as-it-was',
      measure: 'cohort.current.onlineMin',
      atMost: 0.7,
    },
    {
      claim: 'The business cell is spared',
      variant: 'as-it-was',
      measure: 'cell.business.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: 'The storm outlasts its trigger',
      variant: 'as-it-was',
      measure: 'cell.consumer.outlastsTriggerMs',
      atLeast: 60_000,
    },
    {
      claim: 'Operators and supervisors bring everybody back',
      variant: 'as-it-was',
      measure: 'cell.consumer.recoveryMs',
      atMost: 900_000,
    },
    {
      claim: 'Without supervisors and admission ramp it does not come back',
      variant: 'hands-off',
      measure: 'cell.consumer.recoveryMs',
      never: true,
    },
    {
      claim: 'Full jitter and a higher cap spare the healthy versions',
      variant: 'full-jitter',
      measure: 'cohort.current.onlineMin',
      atLeast: 0.9,
    },
    {
      claim: 'A retry budget spares the healthy versions',
      variant: 'retry-budget',
      measure: 'cohort.current.onlineMin',
      atLeast: 0.9,
    },
    {
      claim: 'A staged roll-out with a health gate keeps the change from nearly everybody',
      variant: 'staged-rollout',
      measure: 'cell.consumer.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: 'With two cells, the change is halted before it reaches the second',
      variant: 'two-cells',
      measure: 'cell.consumer2.onlineMin',
      atLeast: 0.95,
    },
  ],
});
