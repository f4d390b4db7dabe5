import { type StormRun, runLayers, runStorm } from '@squall/cluster/crowds';
import { safeWindowS, waves } from '@squall/cluster/theory';
import type { RowOutcome, RowRun } from '@squall/experiment';
import { bisectAtOnce } from '@squall/metrics';
import { deterministic, uniform } from '@squall/random';
import { endS, leftOutRequests, stormOf } from './left-out.ts';
import type { Model, StormValues } from './parameters.ts';

const secondMs = 1000;
const never = 1e9;
/** A window is found to within this share of the safe one. */
const resolution = 1 / 500;

/** N clients that drop, with a window of W s. */
function drop(values: StormValues, windowS: number, { seed, engine, history }: RowRun) {
  const { N, C, lambda, model, order, tau, c } = values;
  const horizonS =
    1.2 * endS(values, windowS) +
    (10 * leftOutRequests(values, 1, endS(values, windowS))) / (C - lambda);
  const storm: StormRun = {
    engine,
    seed,
    history,
    clients: N,
    capacityPerSecond: C,
    backgroundPerSecond: lambda,
    backgroundFirst: order === 'others',
    servers: c,
    firstAttempt: uniform(0, windowS * secondMs),
    timeoutMs: model === 'timeout' || model === 'collapse-free' ? tau * secondMs : never,
    retryAfter: deterministic(secondMs),
    horizonMs: horizonS * secondMs,
  };
  return runStorm(storm);
}

function storm(values: StormValues, run: RowRun): RowOutcome {
  const { queuePeak, longestWaitMs, clearedMs, events } = drop(values, values.W, run);
  const figures = {
    queuePeak,
    longestWaitS: longestWaitMs / secondMs,
    clearedS: clearedMs === Infinity ? null : clearedMs / secondMs,
  };
  return { figures, events };
}

function timeout(values: StormValues, run: RowRun): RowOutcome {
  const { wasted, served, events } = drop(values, values.W, run);
  return { figures: { inVain: wasted / served }, events };
}

/** The shortest window in which it goes as it should, by bisection: the same storm in each. */
function shortest(
  values: StormValues,
  run: RowRun,
  figure: string,
  holds: (found: ReturnType<typeof drop>, windowS: number) => boolean,
): RowOutcome {
  const safeS = safeWindowS(stormOf(values));
  let events = 0;
  const { least } = bisectAtOnce(
    (windowS) => {
      const found = drop(values, windowS, run);
      events += found.events;
      return holds(found, windowS);
    },
    { low: 0, high: 2 * safeS, resolution: resolution * safeS },
  );
  return { figures: { [figure]: least }, events };
}

function waveRun(values: StormValues, { seed, engine, history }: RowRun): RowOutcome {
  const { N, C, B, c, T } = values;
  const { attemptsMax, lastLoginMs, events } = runStorm({
    engine,
    seed,
    history,
    clients: N,
    capacityPerSecond: C,
    backgroundPerSecond: 0,
    backgroundFirst: true,
    servers: c,
    queueCapacity: B,
    firstAttempt: uniform(0, 0),
    timeoutMs: never,
    retryAfter: deterministic(T * secondMs),
    horizonMs: (waves(N, B, c) + 1) * T * secondMs,
  });
  const figures = { waves: attemptsMax, periods: Math.ceil(lastLoginMs / (T * secondMs)) };
  return { figures, events };
}

function layers({ N, p, r, d }: StormValues, { seed, engine, history }: RowRun): RowOutcome {
  const { attempts, failed, events } = runLayers({
    engine,
    seed,
    requests: N,
    layers: d,
    retriesMax: r,
    failureShare: p,
  });
  for (const count of attempts) history.number(count);
  const sum = attempts.reduce((total, count) => total + count, 0);
  return { figures: { attempts: sum / N, lost: failed / N }, events };
}

/** Two deviations of what the fluid leaves out are no queue. */
const safeWindow = (values: StormValues, run: RowRun): RowOutcome =>
  shortest(
    values,
    run,
    'safeWindowS',
    ({ queuePeak }, windowS) => queuePeak <= 2 * leftOutRequests(values, windowS, windowS),
  );

const collapseFree = (values: StormValues, run: RowRun): RowOutcome =>
  shortest(values, run, 'collapseFreeWindowS', ({ wasted }) => wasted === 0);

const runs: Readonly<Record<Model, (values: StormValues, run: RowRun) => RowOutcome>> = {
  storm,
  timeout,
  'safe-window': safeWindow,
  'collapse-free': collapseFree,
  waves: waveRun,
  layers,
};

/** One replication of a row of the arithmetic. */
export const replicate = (values: StormValues, run: RowRun): RowOutcome =>
  runs[values.model](values, run);
