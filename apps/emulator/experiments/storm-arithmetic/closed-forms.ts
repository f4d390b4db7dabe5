import { InputError } from '@squall/cluster';
import {
  collapseFreeWindowS,
  failureSharesUpwards,
  layeredAttempts,
  longestWaitInTurnS,
  longestWaitS,
  queuePeak,
  safeWindowS,
  waves,
} from '@squall/cluster/theory';
import type { PublishedFigure } from '@squall/experiment';
import { endS, leftOutRequests, stormOf } from './left-out.ts';
import type { Model, StormValues } from './parameters.ts';

/** @throws InputError when there is no such storm, or none that ends */
function check(values: StormValues): void {
  const { model, lambda, C, T, B, c } = values;
  if (model !== 'waves' && model !== 'layers' && lambda >= C)
    throw new InputError(`--set lambda=${lambda}: give less than the capacity C, ${C} a second`);
  if (model === 'waves' && T * C <= B + c)
    throw new InputError(
      `--set T=${T}: give more than the ${(B + c) / C} s in which a wave of ${B + c} is served`,
    );
}

function stormForms(values: StormValues): readonly PublishedFigure[] {
  const { C, lambda, W, order } = values;
  const storm = stormOf(values);
  const end = endS(values, W);
  const peak = leftOutRequests(values, W, W);
  const spare = C - lambda;
  return [
    { figure: 'queuePeak', mean: queuePeak(storm, W), leftOut: peak },
    { figure: 'clearedS', mean: end, leftOut: leftOutRequests(values, W, end) / spare },
    order === 'others'
      ? {
          figure: 'longestWaitS',
          mean: longestWaitS(storm, W),
          leftOut: leftOutRequests(values, W, end) / spare,
        }
      : { figure: 'longestWaitS', mean: longestWaitInTurnS(storm, W), leftOut: peak / C },
  ];
}

/** In a window within which no wait reaches the time-out, and by more than chance: no work is done in vain, to the unit. */
function timeoutForms(values: StormValues): readonly PublishedFigure[] {
  const { W, tau, C, lambda } = values;
  const edgeS = collapseFreeWindowS(stormOf(values), tau);
  const marginS = (3 * leftOutRequests(values, W, endS(values, W))) / (C - lambda);
  if (W < edgeS + marginS) return [];
  return [{ figure: 'inVain', mean: 0 }];
}

function window(values: StormValues, figure: string, mean: number): readonly PublishedFigure[] {
  const end = endS(values, mean);
  return [
    { figure, mean, leftOut: leftOutRequests(values, mean, end) / (values.C - values.lambda) },
  ];
}

function waveForms({ N, B, c }: StormValues): readonly PublishedFigure[] {
  const count = waves(N, B, c);
  return [
    { figure: 'waves', mean: count },
    { figure: 'periods', mean: count },
  ];
}

function layerForms({ N, p, r, d }: StormValues): readonly PublishedFigure[] {
  const shares = failureSharesUpwards(p, r, d + 1);
  const lost = shares[d] ?? 0;
  return [
    { figure: 'attempts', mean: layeredAttempts(shares.slice(0, d), r), roundedTo: 1e-9 },
    {
      figure: 'lost',
      mean: lost,
      standardDeviation: Math.sqrt((lost * (1 - lost)) / N),
      roundedTo: 1e-9,
    },
  ];
}

const forms: Readonly<Record<Model, (values: StormValues) => readonly PublishedFigure[]>> = {
  storm: stormForms,
  timeout: timeoutForms,
  'safe-window': (values) => window(values, 'safeWindowS', safeWindowS(stormOf(values))),
  'collapse-free': (values) =>
    window(values, 'collapseFreeWindowS', collapseFreeWindowS(stormOf(values), values.tau)),
  waves: waveForms,
  layers: layerForms,
};

/**
 * The fluid limits of docs/storm-arithmetic.md, and what they leave out; waves and layers are exact.
 * @throws InputError when there is no such storm
 */
export function closedForms(values: StormValues): readonly PublishedFigure[] {
  check(values);
  return forms[values.model](values);
}
