import { fullJitter, noJitter, withBudget } from '@squall/client-actor';
import { assumed, documented } from '@squall/experiment';
import type { Scale } from './scale.ts';
import { post, press } from './sources.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Requests per second and 1,000 clients that serve everybody once within so many hours. */
const everybodyWithin = (hours: number) => 1000 / (hours * 3600);

const heartbeatMs = hourMs;
const messageMeanMs = 6 * hourMs;
/** Sign-ins per second and 1,000 clients: the measure of what the others can do. */
const signIns = everybodyWithin(1.5);
const messages = 1000 / (messageMeanMs / 1000);
const usualPresence = 1000 / (heartbeatMs / 1000) + messages / 2;

/** Sign-ins that presence can tell of while everybody is online. */
const presentable = (2 * usualPresence) / 20;

const stepped = noJitter({ baseMs: 4 * minuteMs, factor: 2, capMs: 20 * minuteMs });

/** The day as long as it was: half an hour before the first report, and the 15.5 hours from 08:23 to 23:53 GMT. */
export const day: Scale = {
  horizonMs: 16 * hourMs,
  warmUpMs: 5 * minuteMs,
  windowMs: 5 * minuteMs,
  human: {
    patienceMeanMs: assumed(
      2 * hourMs,
      'people tried again by hand, in between other things; how soon was not published',
    ),
    manualRetriesMax: assumed(3, 'people go on until the evening'),
    absenceMeanMs: assumed(4 * hourMs, 'and come back after some hours'),
  },
  clients: {
    heartbeatMs: assumed(
      heartbeatMs,
      'on the move they beat every quarter of an hour to every hour',
    ),
    messageMeanMs: assumed(messageMeanMs, 'three in a day that is awake'),
    asShipped: assumed(
      stepped,
      'doubling from 4 min to 20 min: what stays connected for a day spares its battery',
    ),
    gentle: assumed(
      fullJitter({ baseMs: 4 * minuteMs, factor: 2, capMs: 10 * hourMs }),
      'the textbook cure: U(0, min(10 h, 4 min · 2^n))',
    ),
    budgeted: assumed(
      withBudget(stepped, { capacity: 3, refillPerSecond: 1 / (3 * 3600), cost: 1 }),
      'three retries at once, then one in three hours',
    ),
    sessionTtlMs: assumed(2 * hourMs, 'two hours of absence are forgiven'),
  },
  capacity: {
    edge: assumed(everybodyWithin(0.4), 'all connections in under half an hour'),
    signIn: assumed(signIns, 'everybody within an hour and a half'),
    contacts: assumed(everybodyWithin(4.5), 'everybody within four and a half hours'),
    presence: assumed(3 * usualPresence, 'three times its usual load'),
    messaging: assumed(3 * messages, 'three times its usual load'),
    directory: assumed(4 * signIns, 'what sign-in and contact lists need at most'),
  },
  contactsQueueSeconds: assumed(6, 'a list is there soon or not at all'),
  syncCost: assumed(2, 'what was missed: few write more than once while one is away'),
  presence: {
    memoryLimitOfQueue: assumed(1.2, 'its queue is full before its memory is'),
    startUpMs: assumed(8 * minuteMs, 'its memory is filled from its neighbours first'),
    warmUpMs: assumed(25 * minuteMs, 'its caches fill'),
  },
  rollout: {
    startMs: 30 * minuteMs,
    spreadMs: 30 * minuteMs,
    fetchOverMs: assumed(30 * minuteMs, 'clients poll for it'),
    upgradeMeanMs: assumed(75 * hourMs, 'few install another version during an outage'),
    stageMs: 2 * hourMs,
    cellWatchedMs: assumed(3 * hourMs, 'a cell is watched for three hours'),
  },
  operators: {
    sampleDelayMs: assumed(10 * minuteMs, 'metrics are seen late'),
    alarmSamples: assumed(6, 'for half an hour'),
    diagnosisMs: assumed(3 * hourMs, `that it took hours is documented: ${press}`),
    mendOverMs: assumed(hourMs, 'the mended one spreads as the first did'),
    reactionMs: documented(hourMs, `traffic was "re-balanced" before that: ${post}`),
    startPerThousandPerSecond: assumed(presentable / 3, 'a third of what presence can take'),
    endPerThousandPerSecond: assumed(0.9 * presentable, 'a little below what presence can take'),
  },
  supervision: {
    periodMs: assumed(hourMs, 'and no more than that in an hour'),
    restartByHandMs: assumed(hourMs, 'operators restart what its supervisor gave up'),
  },
};
