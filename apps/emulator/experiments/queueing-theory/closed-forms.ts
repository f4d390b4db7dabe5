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
import { checkQueue, isEndless, loadOf, markovOf } from './queue.ts';
import { rareInRuns } from './run-length.ts';

/** Within three standard errors and within 3 %. */
export const relativeMax = 0.03;
/** As many digits as the values of reference have: a share of the time that is no longer than this is seen by nobody. */
const roundedTo = 1e-6;
/** A share that is smaller has a standard error that is no longer small against 3 %. */
const rareShare = 0.05;
/** Where hardly anybody waits, is turned away or leaves, runs would have to be longer than they are. */
const rareEvent = rareInRuns;
/** An endless queue that is fuller settles too slowly; section 8 of the validation asks for 0.9. */
const loadMax = 0.95;

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

/** How rare the events are that a figure is an average of; 1: not rare. */
function shareBehind(figure: string, exact: Exact): number {
  if (figure === 'Wq' || figure === 'Lq') return exact['waited'] ?? exact['abandoned'] ?? 1;
  return figure === 'blocked' || figure === 'abandoned' ? (exact[figure] ?? 1) : 1;
}

/** Why a figure cannot be held against 3 % in runs of this length, if it is so. */
function apart(values: QueueValues, figure: string, exact: Exact): Partial<PublishedFigure> {
  const mean = exact[figure] ?? 0;
  if (figure.startsWith('waited') && mean < rareShare)
    return {
      notComparable: `a share below ${rareShare} is too rare for 3 % in runs of this length`,
    };
  if (shareBehind(figure, exact) < rareEvent)
    return {
      notComparable: `fewer than one in ${1 / rareEvent}: too rare for 3 % in runs of this length`,
    };
  if (figure !== 'utilisation' && isEndless(values) && loadOf(values) > loadMax)
    return {
      notComparable: `rho is above ${loadMax}: it settles too slowly for 3 % in runs of this length`,
    };
  return {};
}

/**
 * Kleinrock 1975; Gross and Harris; Harchol-Balter 2013; Garnett, Mandelbaum and Reiman 2002; Falin and Templeton 1997: the functions of
 * @squall/cluster/theory say which is whose.
 * @throws InputError when there is no such queue, or none that settles
 */
export function closedForms(values: QueueValues): readonly PublishedFigure[] {
  checkQueue(values);
  const exact = exactOf[values.model](values);
  const figures = Object.entries(exact).filter(([, mean]) => mean > 0);
  return [
    ...figures.map(([figure, mean]) => ({
      figure,
      mean,
      roundedTo,
      relativeMax,
      ...apart(values, figure, exact),
    })),
    // Not by chance: both sides are counted in the same run.
    { figure: 'little', mean: 1, roundedTo: 1e-9 },
  ];
}
