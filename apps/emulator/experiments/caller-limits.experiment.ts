import { defineReproduction } from '@squall/experiment';
import { claims } from './caller-limits/claims.ts';
import { figures, figuresOf } from './caller-limits/figures.ts';
import { parameters } from './caller-limits/parameters.ts';
import { rows } from './caller-limits/rows.ts';
import { runWorld } from './caller-limits/world.ts';

export default defineReproduction({
  name: 'caller-limits',
  title: 'Limits of the caller: what each does to a service in trouble',
  source:
    "The documents of each limit (Google SRE book, chapter 21; Finagle's RetryBudget; gRFC A6; AWS SDKs, standard mode; M. Brooker, " +
    '2022; Hystrix; Polly 8): figures are derived from its rule, not measured by somebody. Theorem 2 of Huang et al., OSDI 2022.',
  setUp: [
    'Clients, each with its limit, call one server in an open loop; no network; what failed is tried again after delayMs.',
    'cut: the capacity is cut for a while, nothing is ever refused, work that nobody waits for is still done. A client without ' +
      'answers makes w_L attempts a call: calls below 1/w_L of the capacity come back, others do not.',
    'overload: calls are load times the capacity, ten may wait. none is M/M/1/11; with K = 2 a client sends K + 1/a requests for each of a accepted.',
    'outage, refusal, silence: no call is ever answered: the process is down, full, or stands still. Retries of a client are counted.',
    'A retry is asked for when the attempt has failed; of throttling and breakers, which look at every attempt, when it is sent.',
    'Recovered: within 15 % of the goodput before, in windows of 5 s. Metastable: 300 s outside.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors. What is left in a bucket at the end is allowed for; a time of recovery ' +
    'is known to one window of 5 s.',
  parameters,
  figures,
  rows,
  claims,
  replications: { quick: 8, full: 40 },
  replicate: (values, run) => {
    const ran = runWorld(values, run);
    return { figures: figuresOf(values, ran), events: ran.events };
  },
});
