import { steadyRun } from '@squall/cluster/crowds';
import { type PublishedFigure, defineReproduction } from '@squall/experiment';
import { closedForms, relativeMax } from './queueing-theory/closed-forms.ts';
import { type QueueValues, parameters, uses } from './queueing-theory/parameters.ts';
import { stationOf } from './queueing-theory/queue.ts';
import { requestsFor } from './queueing-theory/run-length.ts';

/** Values of reference, to as many digits as are printed. */
const printed = (figures: Readonly<Record<string, number>>, roundedTo = 1e-6) =>
  Object.entries(figures).map(([figure, mean]): PublishedFigure => {
    return { figure, mean, roundedTo, relativeMax };
  });

const row = (values: Partial<QueueValues>, published: readonly PublishedFigure[] = []) => ({
  parameters: values,
  published,
});

export default defineReproduction({
  name: 'queueing-theory',
  title: 'Queueing theory: closed forms',
  source:
    'L. Kleinrock, Queueing Systems I, 1975; D. Gross and C. Harris, Fundamentals of Queueing Theory; M. Harchol-Balter, 2013; ' +
    'O. Garnett, A. Mandelbaum and M. Reiman, 2002 (Erlang A); G. Falin and J. Templeton, Retrial Queues, 1997.',
  setUp: [
    'Clients that are Poisson processes, state machines of uneven rates, before one station, first come first served; no network.',
    'Independent replications that begin empty. The first eleventh is warm-up; what follows is as long as 20 replications ' +
      'need for a standard error below 1 %, which grows with 1/(1 - rho)^2.',
    'Little’s law and the books (in = served + turned away + abandoned + there) are checked in every replication, to the unit.',
    'Values of reference where the books print them; closed forms for everything else, and for any values given with --set.',
  ],
  tolerance:
    'Reproduced: the mean within three standard errors, and within 3 %. L / (lambda W) is 1 but for rounding.',
  parameters,
  uses,
  closedForms,
  figures: {
    L: 'L, in the system',
    Lq: 'Lq, waiting',
    Wq: 'Wq, wait, s',
    W: 'W, time in the system, s',
    Wp99: 'W, p99, s',
    waited: 'share that waits',
    waitedLonger: 'share that waits longer than t',
    blocked: 'share turned away',
    abandoned: 'share that leaves unserved',
    orbit: 'clients in orbit',
    utilisation: 'busy servers, share',
    little: 'L / (lambda W)',
  },
  rows: [
    // oxlint-disable-next-line oxc/approx-constant -- a value of reference, as it is printed
    row({}, printed({ L: 4, Wq: 0.4, Wp99: 2.302585 })),
    row({ lambda: 9 }, printed({ L: 9, Wp99: 4.60517 })),
    row({ lambda: 5, t: 0.1 }),
    row({ model: 'mmc-loss', lambda: 8, mu: 1, c: 10 }, printed({ blocked: 0.121661 })),
    row({ model: 'mmc-loss', lambda: 16, mu: 1, c: 20 }, printed({ blocked: 0.064411 })),
    row({ model: 'mmc-loss', lambda: 50, c: 3 }),
    row(
      { model: 'mmc', lambda: 8, mu: 1, c: 10 },
      printed({ waited: 0.40918, Wq: 0.20459, waitedLonger: 0.150529 }),
    ),
    row({ model: 'mmc', lambda: 17, c: 2 }),
    row({ model: 'mmc', lambda: 30, mu: 2, c: 20, t: 0.02 }),
    row({ model: 'mmck', lambda: 12, K: 10 }, printed({ blocked: 0.192586, L: 6.710709 })),
    row({ model: 'mmck', lambda: 20, mu: 1, c: 10, K: 30 }, [
      ...printed({ blocked: 0.5 }),
      ...printed({ L: 29 }, 0.1),
    ]),
    row({ model: 'mmck', lambda: 9, mu: 2, c: 4, K: 9 }),
    row({ model: 'md1' }, printed({ Wq: 0.2 })),
    row({ model: 'md1', lambda: 5 }),
    row({ model: 'mg1', cv2: 0.5 }, printed({ Wq: 0.3 })),
    row({ model: 'mg1', cv2: 4 }, printed({ Wq: 1 })),
    row({ model: 'mg1', lambda: 7, cv2: 2.5 }),
    row(
      { model: 'erlang-a', lambda: 120, mu: 1, c: 100, theta: 0.5 },
      printed({ abandoned: 0.166791, Lq: 40.029751 }),
    ),
    row(
      { model: 'erlang-a', lambda: 100, mu: 1, c: 100, theta: 1 },
      printed({ abandoned: 0.039861 }),
    ),
    row({ model: 'erlang-a', lambda: 15, theta: 4 }),
    row({ model: 'retrial', theta: 10 }, printed({ orbit: 6.4 })),
    row({ model: 'retrial', theta: 1 }, printed({ orbit: 35.2 })),
    row({ model: 'retrial', lambda: 3, mu: 5, theta: 2 }),
  ],
  claims: [],
  replications: { quick: 8, full: 20, reduced: 4 },
  replicate: (values, { seed, engine, history }) => {
    const { run, steady } = steadyRun({
      engine,
      queue: stationOf(values),
      sources: values.sources,
      requests: requestsFor(values),
      seed,
      answered: (atMs, ticket) => {
        history.number(atMs);
        history.number(ticket);
      },
    });
    const { model } = values;
    const waits = model === 'mm1' || model === 'mmc';
    const figures = {
      L: steady.inSystem,
      Lq: steady.waiting,
      Wq: steady.waitS,
      W: steady.sojournS,
      Wp99: steady.sojournP99S,
      waited: waits ? steady.waitedLongerThan(0) : null,
      waitedLonger: waits ? steady.waitedLongerThan(values.t) : null,
      blocked: model === 'mmc-loss' || model === 'mmck' ? steady.blocked : null,
      abandoned: model === 'erlang-a' ? steady.abandoned : null,
      orbit: model === 'retrial' ? steady.orbit : null,
      utilisation: steady.utilisation,
      little: steady.littlesRatio,
    };
    return { figures, events: run.events };
  },
});
