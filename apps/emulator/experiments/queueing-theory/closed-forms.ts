import {
  abandonment,
  blocking,
  erlangC,
  erlangCWaitS,
  meanInSystem,
  meanOrbit,
  meanWaitS,
  meanWaiting,
  pollaczekKhinchineWaitS,
  sojournQuantileS,
  waitsLongerThan,
} from '@squall/cluster/theory';
import type { PublishedFigure } from '@squall/experiment';
import type { Model, QueueValues } from './parameters.ts';
import { checkQueue, loadOf, markovOf } from './queue.ts';

/** Within three standard errors and within 3 %. */
export const relativeMax = 0.03;
/** As many digits as the values of reference have: a share of the time that is no longer than this is seen by nobody. */
const roundedTo = 1e-6;
/** A share that is smaller has a standard error that is no longer small against 3 %. */
const rareShare = 0.05;
const rarelyTurnedAway = 0.0001;

type Exact = Readonly<Record<string, number>>;

/** Endless queues: what waits, and for how long. */
function waiting(values: QueueValues): Exact {
  const { lambda, mu, c, t } = values;
  const group = { arrivalsPerSecond: lambda, servedPerSecond: mu, servers: c };
  const Wq = erlangCWaitS(group);
  return {
    L: lambda * (Wq + 1 / mu),
    Wq,
    W: Wq + 1 / mu,
    waited: erlangC(lambda / mu, c),
    waitedLonger: waitsLongerThan(group, t),
    utilisation: loadOf(values),
  };
}

function singleServer(values: QueueValues, cv2: number): Exact {
  const { lambda, mu } = values;
  const Wq = pollaczekKhinchineWaitS(lambda, 1 / mu, cv2);
  return { L: lambda * (Wq + 1 / mu), Wq, W: Wq + 1 / mu, utilisation: loadOf(values) };
}

function room(values: QueueValues): Exact {
  const queue = markovOf(values);
  const L = meanInSystem(queue);
  return {
    L,
    Wq: meanWaitS(queue),
    blocked: blocking(queue),
    utilisation: (L - meanWaiting(queue)) / values.c,
  };
}

function loss(values: QueueValues): Exact {
  const { Wq: _, ...rest } = room(values);
  return rest;
}

function impatience(values: QueueValues): Exact {
  const queue = markovOf(values);
  const [L, Lq] = [meanInSystem(queue), meanWaiting(queue)];
  return { L, Lq, abandoned: abandonment(queue), utilisation: (L - Lq) / values.c };
}

const exactOf: Readonly<Record<Model, (values: QueueValues) => Exact>> = {
  mm1: (values) => ({
    ...waiting(values),
    Wp99: sojournQuantileS(values.lambda, values.mu, 0.99),
  }),
  'mmc-loss': loss,
  mmc: waiting,
  mmck: room,
  md1: (values) => singleServer(values, 0),
  mg1: (values) => singleServer(values, values.cv2),
  'erlang-a': impatience,
  retrial: (values) => ({
    utilisation: loadOf(values),
    orbit: meanOrbit(values.lambda, values.mu, values.theta),
  }),
};

/** Why a share is too small to be judged by 3 %, if it is. */
function tooRare(figure: string, mean: number): Partial<PublishedFigure> {
  const least = { waited: rareShare, waitedLonger: rareShare, blocked: rarelyTurnedAway }[figure];
  if (least === undefined || mean >= least) return {};
  return { notComparable: `a share below ${least} is too rare for 3 % in runs of this length` };
}

/**
 * Kleinrock 1975; Gross and Harris; Harchol-Balter 2013; Garnett, Mandelbaum and Reiman 2002; Falin and Templeton 1997: the functions of
 * @squall/cluster/theory say which is whose.
 * @throws InputError when there is no such queue, or none that settles
 */
export function closedForms(values: QueueValues): readonly PublishedFigure[] {
  checkQueue(values);
  const figures = Object.entries(exactOf[values.model](values)).filter(([, mean]) => mean > 0);
  return [
    ...figures.map(([figure, mean]) => ({
      figure,
      mean,
      roundedTo,
      relativeMax,
      ...tooRare(figure, mean),
    })),
    // Not by chance: both sides are counted in the same run.
    { figure: 'little', mean: 1, roundedTo: 1e-9 },
  ];
}
