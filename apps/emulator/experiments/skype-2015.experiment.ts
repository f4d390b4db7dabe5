import {
  type ReconnectPolicy,
  everyStage,
  fullJitter,
  noJitter,
  withBudget,
} from '@squall/client-actor';
import { assumed, defineExperiment, documented } from '@squall/experiment';

const post = "Microsoft's post on the outage, as quoted by MSPoweruser";
const press = 'Numerama, and rcpmag of 23 September 2015';

/** Clients of any version wait so long for each answer. */
const timeoutMs = assumed(10_000, 'most SDKs give a connection 5 to 20 s');

/** How a person behaves is no matter of version or variant: one figure, wherever it stands. */
const human = {
  patienceMeanMs: assumed(
    60_000,
    'people tried again by hand; how soon was not published',
    [20_000, 180_000],
  ),
  manualRetriesMax: assumed(20, 'people go on for a quarter of an hour or so'),
  absenceMeanMs: assumed(180_000, 'and come back after some minutes'),
};

/** What versions and variants differ in is the policy alone. */
const client = (policy: ReconnectPolicy, why: string) => ({
  policy: assumed(policy, why),
  timeoutsMs: everyStage(timeoutMs),
  heartbeatMs: assumed(30_000, 'SDKs beat every 25 to 60 s'),
  heartbeatMissesMax: assumed(1, 'many take the first missed one for a dead connection'),
  messageMeanMs: assumed(120_000, 'a message every two minutes'),
  resume: true,
  honoursRetryAfter: assumed(false, 'of 54 reconnecting SDKs only a few obey a hint'),
  human,
});

const stepped = noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 });
const asShipped = client(
  stepped,
  'doubling from 1 s to 10 s: 25 of 54 reconnecting SDKs have no jitter, most caps lie between 2 and 30 s',
);
const gentle = client(
  fullJitter({ baseMs: 1000, factor: 2, capMs: 300_000 }),
  'the textbook cure: U(0, min(300 s, 1 s · 2^n))',
);
const budgeted = client(
  withBudget(stepped, { capacity: 3, refillPerSecond: 1 / 120, cost: 1 }),
  'three retries at once, then one in two minutes',
);
const everybody = (settings: typeof asShipped) => ({
  cohorts: { old: { settings }, current: { settings }, business: { settings } },
});

const callTimeoutMs = assumed(5000, 'half of what a client waits');

export default defineExperiment({
  name: 'skype-2015',
  title: 'Skype, 21 September 2015',
  question:
    'A configuration change cuts some client versions off. Why does that take everybody down, why for so long, and which change would have prevented it?',
  answer:
    'Those cut off come straight back: each success resets their policy, and people retry by hand. That is more than the services shared by all can take, so healthy versions lose their connections too, and the storm goes on after its cause is mended. A staged roll-out with a health gate prevents it, and cells keep it to one half; jitter or a retry budget alone do not.',
  covers: [
    'Reports of the outage span 08:23 to 23:53 GMT, about 15.5 hours.',
    'A larger than usual configuration reaches all clients; some versions cannot process it, lose their connection and come straight back.',
    'Sign-in, contact lists, presence and messaging are shared by all consumers; the business cell has infrastructure of its own.',
    'Left out: calls, supernodes, regions, the phone network.',
  ],
  world: {
    clients: 2000,
    horizonMs: 720_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: documented(['consumer', 'business'], `business on infrastructure of its own: ${post}`),
    services: {
      edge: {
        capacityPerThousandPerSecond: assumed(60, 'all connections in under 20 s'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(20, 'a TLS handshake and a route'),
      },
      signIn: {
        capacityPerThousandPerSecond: assumed(6, 'everybody within three minutes', [3, 12]),
        queueSeconds: assumed(15, 'deep queues were usual: longer than a client waits', [5, 30]),
        serviceTimeMs: assumed(400, 'credentials, tokens, policies'),
        dependencies: [
          { service: 'directory', cost: assumed(1, 'one account'), timeoutMs: callTimeoutMs },
        ],
      },
      contacts: {
        capacityPerThousandPerSecond: assumed(8, 'a little above sign-in'),
        queueSeconds: assumed(15, 'as sign-in'),
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
        capacityPerThousandPerSecond: assumed(100, 'two and a half times its usual load'),
        queueSeconds: assumed(10, 'presence may be late'),
        serviceTimeMs: assumed(20, 'one heartbeat'),
        memoryLimitOfQueue: assumed(0.4, 'its memory ends before its queue does', [0.2, 1]),
        startUpMs: assumed(5000, 'a process starts'),
        warmUp: {
          durationMs: assumed(20_000, 'its caches fill'),
          slowdown: assumed(2, 'cold caches double the work'),
        },
      },
      messaging: {
        capacityPerThousandPerSecond: assumed(25, 'three times its usual load'),
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
        capacityPerThousandPerSecond: assumed(24, 'what sign-in and contact lists need at most'),
        queueSeconds: assumed(10, 'a database keeps its callers waiting'),
        serviceTimeMs: assumed(40, 'a few indexed reads'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'signIn', cost: assumed(0.25, 'a token, no password') },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'contacts', cost: 1 },
      presence: {
        service: 'presence',
        cost: assumed(20, 'told to every contact who is online', [10, 30]),
      },
      heartbeat: { service: 'presence', cost: 1 },
      sync: { service: 'messaging', cost: assumed(4, 'what was missed') },
      message: { service: 'messaging', cost: 1 },
    },
    cohorts: {
      old: {
        share: assumed(0.3, '"some versions": no share was published', [0.15, 0.5]),
        cells: ['consumer'],
        canProcess: documented(false, `some versions could not process it: ${post}`),
        settings: asShipped,
      },
      current: { share: 'rest', cells: ['consumer'], canProcess: true, settings: asShipped },
      business: {
        share: assumed(0.15, 'no share was published'),
        cells: documented(['business'], `not affected: ${post}`),
        canProcess: true,
        settings: asShipped,
      },
    },
    network: {
      latencyMs: assumed(40, 'one way, across a continent'),
      cv2: assumed(0.25, 'some spread'),
      lossShare: assumed(0.001, 'a healthy network'),
    },
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'presence',
      connectionsHeldBy: 'edge',
    },
    configuration: {
      startMs: 60_000,
      waves: [
        { share: assumed(0.25, 'a change in the background, out within a minute'), afterMs: 0 },
        { share: 1, afterMs: 30_000 },
      ],
      order: 'random',
      fetchOverMs: assumed(30_000, 'clients poll for it'),
      haltOnAlarm: true,
      upgradeMeanMs: assumed(3_600_000, 'few install another version during an outage'),
    },
    operators: {
      sampleDelayMs: assumed(15_000, 'metrics are seen late'),
      alarm: {
        service: 'signIn',
        successShareBelow: assumed(0.5, 'half of the sign-ins fail'),
        samples: assumed(6, 'for half a minute'),
      },
      diagnosisMs: assumed(
        180_000,
        `that it took hours is documented (${press}); compressed as the run is`,
      ),
      mendOverMs: assumed(60_000, 'the mended one spreads as the first did'),
      admissionRamp: {
        service: 'edge',
        reactionMs: documented(
          60_000,
          `traffic was "re-balanced" before that, compressed: ${post}`,
        ),
        startPerThousandPerSecond: assumed(2, 'a third of what sign-in can serve'),
        endPerThousandPerSecond: assumed(5, 'a little below what sign-in can serve'),
        raise: assumed(1.1, 'per sample, while services answer'),
        lower: assumed(0.7, 'faster down than up'),
        healthySuccessShare: assumed(0.9, 'nine of ten requests are answered'),
        retryAfterMs: 0,
      },
    },
    supervision: {
      intensity: assumed(5, "OTP's advice: tolerate a burst of 5 to 10"),
      periodMs: assumed(60_000, 'and no more than that in a minute'),
      restartByHandMs: assumed(60_000, 'operators restart what its supervisor gave up'),
    },
    faults: [],
  },
  variants: {
    'as-it-was': { title: 'As it was', about: 'Every figure as documented or assumed.' },
    'full-jitter': {
      title: 'Full jitter and a higher cap',
      about: 'All versions wait U(0, min(300 s, 1 s · 2^n)).',
      change: everybody(gentle),
    },
    'retry-budget': {
      title: 'A retry budget',
      about: 'All versions may retry three times at once, then once in two minutes.',
      change: everybody(budgeted),
    },
    'staged-rollout': {
      title: 'Staged roll-out with a health gate',
      about: 'Waves of 1, 10, 50 and 100 %; rolls itself back when those reached drop off.',
      change: {
        configuration: {
          waves: [
            { share: 0.01, afterMs: 0 },
            { share: 0.1, afterMs: 120_000 },
            { share: 0.5, afterMs: 240_000 },
            { share: 1, afterMs: 360_000 },
          ],
          gate: { lossShareMax: assumed(0.1, 'one in ten of those reached is gone') },
        },
      },
    },
    'hands-off': {
      title: 'Without supervisors and admission ramp',
      about: 'The cause is found and mended as before; nothing is restarted, the door stays open.',
      change: { supervision: null, operators: { admissionRamp: null } },
    },
    'two-cells': {
      title: 'A cell for each half of the users',
      about: 'The change goes out cell by cell and is halted when the first cell fails.',
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
            { share: 1, afterMs: assumed(180_000, 'a cell is watched for three minutes') },
          ],
        },
      },
    },
  },
  profiles: {
    quick: {
      about:
        'The 15.5 hours are compressed to 12 minutes: clients and services keep their own time scale, people are sooner.',
      replications: { default: 1, 'as-it-was': 3, 'hands-off': 3 },
    },
    full: {
      about:
        'The 15.5 hours are compressed to 20 minutes: clients and services keep their own time scale, people are sooner.',
      world: {
        horizonMs: 1_200_000,
        operators: { diagnosisMs: 360_000, admissionRamp: { reactionMs: 120_000 } },
      },
      replications: 10,
      sensitivity: {
        variants: [
          'as-it-was',
          'full-jitter',
          'retry-budget',
          'staged-rollout',
          'hands-off',
          'two-cells',
        ],
        replications: 1,
      },
    },
  },
  accept: [
    {
      claim: 'The configuration cuts off versions that cannot process it ...',
      variant: 'as-it-was',
      measure: 'cohort.old.disconnectedByConfigurationShare',
      atLeast: 0.5,
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
      atLeast: 60_000,
    },
    {
      claim: 'Contact lists are overloaded, until hardly anybody gets that far',
      variant: 'as-it-was',
      measure: 'service.consumer/contacts.overloadedMs',
      atLeast: 10_000,
    },
    {
      claim: 'Presence is overloaded',
      variant: 'as-it-was',
      measure: 'service.consumer/presence.overloadedMs',
      atLeast: 10_000,
    },
    {
      claim: 'Messaging is overloaded',
      variant: 'as-it-was',
      measure: 'service.consumer/messaging.overloadedMs',
      atLeast: 30_000,
    },
    {
      claim: 'Healthy versions are hurt too: a fifth of them at least is thrown out',
      variant: 'as-it-was',
      measure: 'cohort.current.onlineMin',
      atMost: 0.8,
    },
    {
      claim: 'The business cell is spared',
      variant: 'as-it-was',
      measure: 'cell.business.onlineMin',
      atLeast: 0.98,
    },
    {
      claim: 'The storm outlasts its trigger by a minute at least',
      variant: 'as-it-was',
      measure: 'cell.consumer.outlastsTriggerMs',
      atLeast: 60_000,
    },
    {
      claim: 'Supervisors and operators bring everybody back',
      variant: 'as-it-was',
      measure: 'cell.consumer.recoveryMs',
      atMost: 1_140_000,
    },
    {
      claim: 'Without supervisors and admission ramp it does not come back',
      variant: 'hands-off',
      measure: 'cell.consumer.recoveryMs',
      never: true,
    },
    {
      claim: 'Full jitter thins the storm of those cut off ...',
      variant: 'full-jitter',
      measure: 'cohort.old.attemptsPerClient',
      atMostTimes: { factor: 0.9, variant: 'as-it-was' },
    },
    {
      claim: '... but does not prevent it: each success and each retry by hand resets the policy',
      variant: 'full-jitter',
      measure: 'service.consumer/signIn.overloadedMs',
      atLeast: 60_000,
    },
    {
      claim: 'A retry budget makes it far smaller ...',
      variant: 'retry-budget',
      measure: 'cohort.old.attemptsPerClient',
      atMostTimes: { factor: 0.5, variant: 'as-it-was' },
    },
    {
      claim: '... but does not prevent it either: the first tries of all are enough',
      variant: 'retry-budget',
      measure: 'service.consumer/signIn.overloadedMs',
      atLeast: 15_000,
    },
    {
      claim: 'A staged roll-out with a health gate would have prevented it',
      variant: 'staged-rollout',
      measure: 'cell.consumer.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: 'With a cell for each half, the second half is never reached',
      variant: 'two-cells',
      measure: 'cell.consumer2.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: '... while the first half goes through the storm',
      variant: 'two-cells',
      measure: 'cell.consumer.onlineMin',
      atMost: 0.8,
    },
  ],
});
