import type { Provenance } from '@squall/experiment';

const settings = JSON.stringify({
  policy: {
    base: { kind: 'exponential', baseMs: 1000, factor: 2 },
    jitter: { kind: 'none' },
    capMs: 10_000,
  },
  timeoutsMs: { connect: 10_000, signIn: 10_000 },
  heartbeatMs: 60_000,
  human: { patienceMeanMs: 30_000, manualRetriesMax: 10 },
});

/** Figures of every kind that a page has to show: numbers with units, words, lists, structures, ranges. */
export const figuresOfTheTest: readonly Provenance[] = [
  {
    path: 'cells',
    value: '["consumer","business"]',
    kind: 'documented',
    note: 'business variants on infrastructure of their own: the operator’s post, as quoted by the press',
  },
  {
    path: 'cohorts.old.canProcess',
    value: false,
    kind: 'documented',
    note: 'some versions could not process it: the operator’s post',
  },
  {
    path: 'operators.diagnosisMs',
    value: 240_000,
    kind: 'documented',
    note: 'hours to identify the problem, compressed',
  },
  {
    path: 'services.edge.capacityPerThousandPerSecond',
    value: 60,
    kind: 'assumed',
    note: 'accepting a connection is cheap: the whole population in under 20 s',
  },
  {
    path: 'services.signIn.queueSeconds',
    value: 15,
    kind: 'assumed',
    note: 'deep queues were usual: longer than a client waits',
    range: [5, 30],
  },
  {
    path: 'services.signIn.serviceTimeMs',
    value: 200,
    kind: 'assumed',
    note: 'credentials, tokens, policies',
  },
  {
    path: 'services.presence.warmUp.durationMs',
    value: 20_000,
    kind: 'assumed',
    note: 'caches fill',
  },
  {
    path: 'cohorts.old.share',
    value: 0.3,
    kind: 'assumed',
    note: 'no share was published: "some versions"',
    range: [0.1, 0.5],
  },
  {
    path: 'cohorts.old.settings',
    value: settings,
    kind: 'assumed',
    note: 'timeouts of 10 s and doubling from 1 s to a cap of 10 s without jitter',
  },
  {
    path: 'full-jitter: cohorts.old.settings',
    value: settings,
    kind: 'assumed',
    note: 'full jitter with a cap of five minutes',
  },
];
