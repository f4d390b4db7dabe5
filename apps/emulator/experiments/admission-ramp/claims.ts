import type { Claim } from '@squall/experiment';

const measure = 'cell.main.recoveryMs';
const never = (variant: string, claim: string): Claim => ({ claim, variant, measure, never: true });
const within = (variant: string, claim: string, seconds: number): Claim => ({
  claim,
  variant,
  measure,
  atMost: seconds * 1000,
});

/** Of the runs that end a quarter of an hour after they began. */
export const claims: readonly Claim[] = [
  never('no-door', 'Without a door the cluster does not come back when its caches are warm again'),
  never('at-10-percent', 'A tenth of the capacity is safe and takes too long'),
  within('at-50-percent', 'Half of the capacity brings everybody back ...', 720),
  {
    claim: '... three quarters bring them back sooner, though the queue must drain first ...',
    variant: 'at-75-percent',
    measure,
    atMostTimes: { factor: 0.9, variant: 'at-50-percent' },
  },
  within(
    'at-90-percent',
    '... and nine tenths, the highest fixed rate here that is safe, hardly sooner than that',
    600,
  ),
  never('at-110-percent', 'A tenth above the capacity, and nobody comes back at all'),
  never('at-150-percent', 'Nor with half as much again'),
  within('feels-its-way', 'A ramp that feels its way needs not know the capacity ...', 420),
  {
    claim: '... and beats the fixed rates: slow while caches are cold, fast when they are warm',
    variant: 'feels-its-way',
    measure,
    atMostTimes: { factor: 0.85, variant: 'at-75-percent' },
  },
  never('too-fast', 'One that only knows up ends above the capacity'),
];
