import type { ReproductionDefinition } from '@squall/experiment';
import { type LimitName, limitNames, limits } from './limits.ts';
import { type parameters, usual } from './parameters.ts';
import { overloaded, unanswered, unansweredS } from './rows.ts';

type TableClaim = ReproductionDefinition<typeof parameters>['claims'][number];
type Holds = TableClaim['holds'];
type MeanOf = Parameters<Holds>[0];

/** Holds when it does of all these means; unknown while one of them is. */
const all =
  (
    means: (mean: MeanOf) => readonly (number | undefined)[],
    hold: (value: number) => boolean,
  ): Holds =>
  (mean) => {
    const found = means(mean);
    const known = found.filter((value) => value !== undefined);
    return known.length < found.length ? undefined : known.every(hold);
  };

const limiting = limitNames.filter((name) => name !== 'none' && name !== 'three');
const others = (name: LimitName) => limiting.filter((other) => other !== name);
const breakers = limiting.filter((name) => limits[name].kind === 'circuitBreaker');
const { ratio, retriesPerSecondMin, ttlMs } = limits.finagleBudget;

export const claims: readonly TableClaim[] = [
  {
    claim: 'Three retries and no limit: metastable. With any of the limits it recovers',
    holds: (mean) => {
      const three = mean({ limit: 'three' }, 'recovered');
      const limited = limiting.map((limit) => mean({ limit }, 'recovered'));
      if (three === undefined || limited.includes(undefined)) return undefined;
      return three === 0 && limited.every((recovered) => recovered === 1);
    },
  },
  {
    claim: 'Finagle: retries stay below 20 % of the calls and 10 a second of each client',
    holds: (mean) => {
      // The reserve of one time to live is there from the beginning.
      const most = (perSecond: number, spanS: number) =>
        1 + ratio + (retriesPerSecondMin * (1 + ttlMs / 1000 / spanS)) / perSecond;
      const inCut = mean({ limit: 'finagleBudget' }, 'amplification');
      const inOutage = mean(
        { ...unanswered, trouble: 'outage', limit: 'finagleBudget' },
        'amplification',
      );
      if (inCut === undefined || inOutage === undefined) return undefined;
      return (
        inCut <= most(usual.perSecond, unansweredS) &&
        inOutage <= most(unanswered.perSecond, unansweredS)
      );
    },
  },
  {
    claim:
      'Google: with K = 2 the service rejects about one request for each that it accepts, where without it two',
    holds: (mean) => {
      const throttled = mean({ ...overloaded, limit: 'sreThrottling' }, 'sentPerAccepted');
      const free = mean({ ...overloaded, limit: 'none' }, 'sentPerAccepted');
      if (throttled === undefined || free === undefined) return undefined;
      return Math.abs(throttled - 2) < 0.1 && Math.abs(free - 3) < 0.1;
    },
  },
  {
    claim: 'gRPC: while most attempts fail nothing is retried, but for the first tokens',
    holds: all(
      (mean) => [mean({ ...overloaded, limit: 'grpcThrottling' }, 'retriesPerClient')],
      (retries) => retries <= limits.grpcThrottling.maxTokens / 2,
    ),
  },
  {
    claim:
      'AWS: since November 2026 the bucket of a client pays for about a third of the retries that it paid for before',
    holds: (mean) => {
      const retries = (limit: LimitName) =>
        mean({ ...unanswered, trouble: 'outage', limit }, 'retriesPerClient');
      const [before, since] = [retries('awsQuotaBefore2026'), retries('awsQuota2026')];
      return before === undefined || since === undefined ? undefined : since <= 0.36 * before;
    },
  },
  {
    claim: 'A breaker lets nearly nothing through in an outage',
    holds: all(
      (mean) =>
        breakers.map((limit) => mean({ ...unanswered, trouble: 'outage', limit }, 'amplification')),
      (amplification) => amplification < 0.02,
    ),
  },
  {
    claim:
      'Where a service refuses two of three, a breaker has it answer under half of what it could',
    holds: (mean) => {
      const free = mean({ ...overloaded, limit: 'none' }, 'goodputDuring');
      if (free === undefined) return undefined;
      return all(
        () => breakers.map((limit) => mean({ ...overloaded, limit }, 'goodputDuring')),
        (answered) => answered < free / 2,
      )(mean);
    },
  },
  {
    claim: 'Adaptive throttling is the last to come back: minutes later, for it remembers two',
    holds: (mean) => {
      const [throttled, ...rest] = (['sreThrottling', ...others('sreThrottling')] as const).map(
        (limit) => mean({ limit }, 'recoveryS'),
      );
      if (throttled === undefined || rest.includes(undefined)) return undefined;
      return throttled > 120 && rest.every((backS) => (backS ?? Infinity) < 60);
    },
  },
];
