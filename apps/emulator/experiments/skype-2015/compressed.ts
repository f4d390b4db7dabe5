import { fullJitter, noJitter, withBudget } from '@squall/client-actor';
import { assumed, documented } from '@squall/experiment';
import type { Scale } from './scale.ts';
import { post, press } from './sources.ts';

const stepped = noJitter({ baseMs: 1000, factor: 2, capMs: 10_000 });

/** The 15.5 hours in 12 minutes: clients and services keep the time scale of a desktop, people are sooner. */
export const compressed: Scale = {
  horizonMs: 720_000,
  warmUpMs: 20_000,
  windowMs: 5000,
  human: {
    patienceMeanMs: assumed(
      60_000,
      'people tried again by hand; how soon was not published',
      [20_000, 180_000],
    ),
    manualRetriesMax: assumed(20, 'people go on for a quarter of an hour or so'),
    absenceMeanMs: assumed(180_000, 'and come back after some minutes'),
  },
  clients: {
    heartbeatMs: assumed(30_000, 'SDKs beat every 25 to 60 s'),
    messageMeanMs: assumed(120_000, 'a message every two minutes'),
    asShipped: assumed(
      stepped,
      'doubling from 1 s to 10 s: 25 of 54 reconnecting SDKs have no jitter, most caps lie between 2 and 30 s',
    ),
    gentle: assumed(
      fullJitter({ baseMs: 1000, factor: 2, capMs: 300_000 }),
      'the textbook cure: U(0, min(300 s, 1 s · 2^n))',
    ),
    budgeted: assumed(
      withBudget(stepped, { capacity: 3, refillPerSecond: 1 / 120, cost: 1 }),
      'three retries at once, then one in two minutes',
    ),
    sessionTtlMs: assumed(120_000, 'two minutes of absence are forgiven'),
  },
  capacity: {
    edge: assumed(60, 'all connections in under 20 s'),
    signIn: assumed(6, 'everybody within three minutes', [3, 12]),
    contacts: assumed(8, 'a little above sign-in'),
    presence: assumed(94, 'two and a half times its usual load'),
    messaging: assumed(25, 'three times its usual load'),
    directory: assumed(24, 'what sign-in and contact lists need at most'),
  },
  contactsQueueSeconds: assumed(15, 'as sign-in'),
  syncCost: assumed(4, 'what was missed'),
  presence: {
    memoryLimitOfQueue: assumed(0.8, 'its memory ends before its queue does', [0.2, 1]),
    startUpMs: assumed(5000, 'a process starts'),
    warmUpMs: assumed(20_000, 'its caches fill'),
  },
  rollout: {
    startMs: 60_000,
    spreadMs: 30_000,
    fetchOverMs: assumed(30_000, 'clients poll for it'),
    upgradeMeanMs: assumed(3_600_000, 'few install another version during an outage'),
    stageMs: 120_000,
    cellWatchedMs: assumed(180_000, 'a cell is watched for three minutes'),
  },
  operators: {
    sampleDelayMs: assumed(15_000, 'metrics are seen late'),
    alarmSamples: assumed(6, 'for half a minute'),
    diagnosisMs: assumed(
      180_000,
      `that it took hours is documented (${press}); compressed as the run is`,
    ),
    mendOverMs: assumed(60_000, 'the mended one spreads as the first did'),
    reactionMs: documented(60_000, `traffic was "re-balanced" before that, compressed: ${post}`),
    startPerThousandPerSecond: assumed(2, 'a third of what sign-in can serve'),
    endPerThousandPerSecond: assumed(5, 'a little below what sign-in can serve'),
  },
  supervision: {
    periodMs: assumed(60_000, 'and no more than that in a minute'),
    restartByHandMs: assumed(60_000, 'operators restart what its supervisor gave up'),
  },
};
