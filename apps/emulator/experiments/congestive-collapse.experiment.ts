import { type ReconnectPolicy, constantDelay, fullJitter } from '@squall/client-actor';
import { callStation, goodputRecovery, perSecond, poissonArrivals } from '@squall/cluster/crowds';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';
import { deterministic, exponential, samplerOf, streamSeed } from '@squall/random';
import { map } from './congestive-collapse/map.ts';
import { parameters } from './congestive-collapse/parameters.ts';

const secondMs = 1000;
/** In their program the first request comes at 10 ms. */
const firstMs = 10;
/** Means of ten runs, in whole windows of a second; the window of each is named by its beginning. */
const successes = (second: number, mean: number, roundedTo = 1): PublishedFigure => ({
  figure: `successes${second}`,
  mean,
  runs: 10,
  roundedTo,
});
const seconds = [5, 25, 30, 35, 40, 55] as const;

/** U(0, T) with T = first, twice that, ...; without back-off the next attempt leaves at once. */
function policyOf(backoff: 'none' | 'jittered', firstBackoffMs: number, tries: number) {
  const retriesMax = tries - 1;
  const capMs = 1e9;
  const policy: ReconnectPolicy =
    backoff === 'none' ? constantDelay(0) : fullJitter({ baseMs: firstBackoffMs, capMs });
  return { ...policy, retriesMax };
}

export default defineReproduction({
  name: 'congestive-collapse',
  title: 'Congestive collapse, with and without back-off',
  source:
    'M. Brooker, mbrooker/simulator_example, simple_collapse_sim/sim.py (spike), run again: means of ten runs.',
  setUp: [
    'A server that serves everybody at once and slows down: service takes 1.0 + 0.01 · n s, n requests in service, oneself counted.',
    'A hop takes Exp(0.1 s) each way; a client waits for 3 s and tries three times. Work that nobody waits for is still done.',
    'Requests are a Poisson process of 40/s, and of 80/s from 20 s to 25 s; the run ends at 80 s.',
    'With back-off a client waits U(0, 1) · T, T = 20 s and then 40 s, before it tries again.',
    'Some runs without back-off never collapse: figures of those that do are apart. Collapsed: over 500 in service at the end. ' +
      'It is so by their rules too: of 600 runs of these, written down again in Python, 447 collapsed, with 22.9 ± 1.1 ' +
      'successes at 30 s and 10.2 ± 0.7 in the last 20 s (mean and standard error); their ten runs hardly held one that did not.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors of the difference, and half of the last digit given ("about" and "near": ' +
    'whole numbers). The number in service is that at the end of the first of their ten runs, which is what their program prints.',
  parameters,
  figures: {
    ...Object.fromEntries(seconds.map((s) => [`successes${s}`, `successes at ${s} s, 1/s`])),
    successesLate: 'successes in the last 20 s, 1/s',
    retriesLate: 'retries in the last 20 s, 1/s',
    timeoutsLate: 'time-outs in the last 20 s, 1/s',
    inService: 'in service at the end',
    inServiceCollapsed: 'in service at the end, runs that collapsed',
    collapsed: 'share of runs that collapsed',
  },
  rows: [
    {
      parameters: {},
      published: [
        successes(5, 39.4, 0.1),
        successes(25, 57),
        successes(30, 9.6, 0.1),
        { figure: 'successesLate', mean: 4, runs: 10, roundedTo: 1 },
        { figure: 'retriesLate', mean: 72, runs: 10, roundedTo: 1 },
        { figure: 'timeoutsLate', mean: 106, runs: 10, roundedTo: 1 },
        { figure: 'inServiceCollapsed', mean: 1768, runs: 1, roundedTo: 1 },
      ],
    },
    {
      parameters: { backoff: 'jittered' },
      published: [
        successes(25, 62),
        successes(30, 52),
        successes(35, 46),
        successes(55, 40),
        { figure: 'inService', mean: 68, runs: 1, roundedTo: 1 },
      ],
    },
  ],
  claims: [
    {
      claim: 'Without back-off most runs are metastable: still collapsed 55 s after the spike',
      holds: (mean) => {
        const collapsed = mean({}, 'collapsed');
        return collapsed === undefined ? undefined : collapsed > 0.5;
      },
    },
    {
      claim: 'With back-off and jitter every run recovers',
      holds: (mean) => {
        const collapsed = mean({ backoff: 'jittered' }, 'collapsed');
        return collapsed === undefined ? undefined : collapsed === 0;
      },
    },
  ],
  replications: { quick: 100, full: 400 },
  replicate: (values, { seed, engine, history }) => {
    const { serviceMs, slopeMs, spikeAtS, spikeS } = values;
    const spikeFromMs = spikeAtS * secondMs;
    const spikeUntilMs = (spikeAtS + spikeS) * secondMs;
    const horizonMs = values.horizonS * secondMs;
    // The station counts the others in service, their program oneself too.
    const aloneMs = serviceMs + slopeMs;
    const calls = callStation({
      engine,
      station: {
        name: 'server',
        servers: 1_000_000,
        queueCapacity: 0,
        serviceTime: deterministic(aloneMs),
        slowdownPerRequest: slopeMs / aloneMs,
      },
      caller: {
        timeoutMs: values.timeoutMs,
        policy: policyOf(values.backoff, values.firstBackoffMs, values.tries),
      },
      arrivalsMs: poissonArrivals(
        {
          perSecondAt: (atMs) =>
            atMs < spikeFromMs || atMs > spikeUntilMs ? values.perSecond : values.spikePerSecond,
          fromMs: firstMs,
          untilMs: horizonMs,
        },
        streamSeed(seed, 'arrivals'),
      ),
      hopMs: samplerOf(exponential(values.hopMs)),
      seed,
      history,
    });
    calls.runUntil(horizonMs);
    const { log, station } = calls;
    const at = (second: number) =>
      perSecond(log.succeededMs, second * secondMs, (second + 1) * secondMs);
    const late = (moments: readonly number[]) =>
      perSecond(moments, horizonMs - 20 * secondMs, horizonMs);
    const { inService } = station;
    const hasCollapsed = inService > 500;
    const figures = {
      ...Object.fromEntries(seconds.map((second) => [`successes${second}`, at(second)])),
      successesLate: late(log.succeededMs),
      retriesLate: late(log.retriedMs),
      timeoutsLate: late(log.timedOutMs),
      inService,
      inServiceCollapsed: hasCollapsed ? inService : null,
      collapsed: hasCollapsed ? 1 : 0,
    };
    const recovery = goodputRecovery({
      succeededMs: log.succeededMs,
      offeredPerSecond: values.perSecond,
      arrivals: 'poisson',
      fromMs: firstMs,
      triggerMs: spikeFromMs,
      triggerEndsMs: spikeUntilMs,
      endMs: horizonMs,
      windowMs: values.windowS * secondMs,
    });
    return { figures, events: calls.events(), recovery };
  },
  map,
});
