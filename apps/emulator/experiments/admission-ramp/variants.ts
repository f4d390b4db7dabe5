import type { ClusterSpec } from '@squall/cluster';
import { type Figured, type Variant, assumed, documented } from '@squall/experiment';
import { capacityPerThousandPerSecond } from './world.ts';

type Lever = Figured<NonNullable<ClusterSpec['recovery']>[number]>;

const cure = 'Canva, 12 November 2024: all traffic blocked at the edge, then re-admitted gradually';

/** The rates of a ramp, and its factors for a healthy sample and for another. */
interface Pace {
  readonly start: number;
  readonly end: number;
  readonly raise: number;
  readonly lower: number;
}

const ramp = ({ start, end, raise, lower }: Pace): Lever => ({
  kind: 'admissionRamp',
  service: documented('edge', cure),
  watch: ['boot'],
  alarmBelowShare: assumed(0.5, 'half of the boots fail'),
  alarmSamples: assumed(2, 'two windows in a row'),
  reactionMs: assumed(20_000, 'people decide, a rule spreads'),
  startPerThousandPerSecond: start * capacityPerThousandPerSecond,
  endPerThousandPerSecond: end * capacityPerThousandPerSecond,
  raise,
  lower,
  healthyShare: assumed(0.9, 'nine of ten boots succeed'),
  calmSamples: assumed(6, 'half a minute without a crowd'),
  retryAfterMs: 0,
});

/** The door at a share of what the database can serve, whatever happens behind it. */
const atShare = (share: number, about: string): Variant => ({
  title: `${Math.round(100 * share)} % of the capacity`,
  about,
  change: { recovery: [ramp({ start: share, end: share, raise: 1, lower: 1 })] },
});

/** No door, doors at ever higher rates, and one that feels its way. */
export const variants: Readonly<Record<string, Variant>> = {
  'no-door': { title: 'No door', about: 'Everybody may try at any time.' },
  'at-10-percent': atShare(0.1, 'Lets a tenth of what the database could serve in.'),
  'at-50-percent': atShare(0.5, 'Half of the capacity: what is left of it while caches are cold.'),
  'at-75-percent': atShare(0.75, 'What Cloudflare advises for its Waiting Room.'),
  'at-90-percent': atShare(0.9, 'Nearly the capacity.'),
  'at-110-percent': atShare(1.1, 'A little above the capacity.'),
  'at-150-percent': atShare(1.5, 'Half as much again as the capacity.'),
  'feels-its-way': {
    title: 'A ramp that feels its way',
    about: 'From a fifth of the capacity up by 10 % a healthy sample, down by half otherwise.',
    change: { recovery: [ramp({ start: 0.2, end: 3, raise: 1.1, lower: 0.5 })] },
  },
  'too-fast': {
    title: 'A ramp that is too fast',
    about: 'The same, but it doubles each healthy sample and never slows down.',
    change: { recovery: [ramp({ start: 0.2, end: 3, raise: 2, lower: 1 })] },
  },
};
