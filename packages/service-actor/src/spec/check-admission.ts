import { aimdDefaults } from '../overload/aimd.ts';
import { codelDefaults } from '../overload/codel.ts';
import { controlledDelayDefaults } from '../overload/controlled-delay.ts';
import { dagorDefaults } from '../overload/dagor.ts';
import { gradient2Defaults } from '../overload/gradient2.ts';
import { vegasDefaults } from '../overload/vegas.ts';
import type { AdmissionControl } from './admission-control.ts';
import { checkAtLeast, checkOneOf, checkPositive, checkShare, checkWhole } from './check.ts';

type Kind = AdmissionControl['kind'];
type Of<K extends Kind> = Extract<AdmissionControl, { readonly kind: K }>;

/** What each kind has beside the words to the caller. Figures left out are the authors', and checked with the others. */
const checks: { readonly [K in Kind]: (name: string, admission: Of<K>) => void } = {
  queueLimit: () => undefined,
  tokenBucket: (name, { ratePerSecond, burst }) => {
    checkAtLeast(`${name}.ratePerSecond`, ratePerSecond, 0);
    // A bucket that cannot hold one token would never let anything pass.
    checkAtLeast(`${name}.burst`, burst, 1);
  },
  fixedConcurrency: (name, { limit }) => checkWhole(`${name}.limit`, limit, 1),
  aimd: (name, admission) => {
    const given = { ...aimdDefaults, ...admission };
    checkLimits(name, given);
    checkPositive(`${name}.timeoutMs`, given.timeoutMs);
    if (given.backoffRatio > 0 && given.backoffRatio < 1) return;
    throw new RangeError(
      `${name}.backoffRatio is ${given.backoffRatio}: give a number above 0 and below 1`,
    );
  },
  vegas: (name, admission) => {
    const given = { ...vegasDefaults, ...admission };
    checkLimits(name, { minLimit: 1, ...given });
    checkShare(`${name}.smoothing`, given.smoothing);
    checkPositive(`${name}.probeMultiplier`, given.probeMultiplier);
  },
  gradient2: (name, admission) => {
    const given = { ...gradient2Defaults, ...admission };
    checkLimits(name, given);
    checkShare(`${name}.smoothing`, given.smoothing);
    checkAtLeast(`${name}.tolerance`, given.tolerance, 1);
    checkAtLeast(`${name}.queueAllowed`, given.queueAllowed, 0);
    checkWhole(`${name}.longWindow`, given.longWindow, 1);
  },
  codel: (name, admission) => {
    const given = { ...codelDefaults, ...admission };
    checkAtLeast(`${name}.targetMs`, given.targetMs, 0);
    checkAtLeast(`${name}.intervalMs`, given.intervalMs, given.targetMs);
  },
  controlledDelay: (name, admission) => {
    const given = { ...controlledDelayDefaults, ...admission };
    checkAtLeast(`${name}.standingMs`, given.standingMs, 0);
    checkAtLeast(`${name}.intervalMs`, given.intervalMs, given.standingMs);
  },
  dagor: (name, admission) => {
    const given = { ...dagorDefaults, ...admission };
    checkAtLeast(`${name}.targetMs`, given.targetMs, 0);
    checkPositive(`${name}.windowMs`, given.windowMs);
    checkWhole(`${name}.windowRequests`, given.windowRequests, 1);
    checkShare(`${name}.decrease`, given.decrease);
    checkShare(`${name}.increase`, given.increase);
    checkWhole(`${name}.userLevels`, given.userLevels, 1);
  },
};

export function checkAdmission(name: string, admission: AdmissionControl): void {
  checkOneOf(`${name}.kind`, admission.kind, Object.keys(checks));
  checkAtLeast(`${name}.retryAfterMs`, admission.retryAfterMs ?? 0, 0);
  const check = checks[admission.kind] as (name: string, admission: AdmissionControl) => void;
  check(name, admission);
}

interface Limits {
  readonly initialLimit: number;
  readonly minLimit: number;
  readonly maxLimit: number;
}

function checkLimits(name: string, { initialLimit, minLimit, maxLimit }: Limits): void {
  checkWhole(`${name}.minLimit`, minLimit, 1);
  checkWhole(`${name}.maxLimit`, maxLimit, minLimit);
  checkWhole(`${name}.initialLimit`, initialLimit, minLimit);
  if (initialLimit <= maxLimit) return;
  throw new RangeError(
    `${name}.initialLimit is ${initialLimit}: give at most maxLimit, ${maxLimit}`,
  );
}
