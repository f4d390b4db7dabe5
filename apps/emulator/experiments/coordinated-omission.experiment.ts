import { defineReproduction } from '@squall/experiment';
import { claims } from './coordinated-omission/claims.ts';
import { parameters } from './coordinated-omission/parameters.ts';
import { rows } from './coordinated-omission/rows.ts';
import { figures, runWorld } from './coordinated-omission/world.ts';

export default defineReproduction({
  name: 'coordinated-omission',
  title: 'Open and closed loops, and what a closed one omits',
  source:
    'M. Brooker, "Open and Closed, Omission and Collapse", 2023: what it says, and means of 100 runs of its program, ' +
    'mbrooker/simulator_example, omission/omission.py. G. Tene, HdrHistogram, recordValueWithExpectedInterval. Closed forms: M/M/1, M/G/1, M/M/1//N.',
  setUp: [
    'One server, first come first served, no limit to its queue, no network.',
    'open: a Poisson process (fixed: exactly spaced). closed: N clients call, wait for the answer, think, and call again. paced: a closed loop ' +
      'with a plan; a call that is late is sent as soon as the one before has been answered.',
    'As in the program a client thinks Exp((1 - load)·S + (N - 1)·S/load) on average; S is the mean service time.',
    'bimodal: 0.1 ms, and 10 ms for one in a thousand, exponential each. fixed: always the same, with a stall every so often.',
    'A call lasts from the moment when it was to begin. From the sending it is as a closed loop measures.',
    'Spaced calls before stalls of D every T: D/((1 - rho)·T) of them are late, evenly up to D.',
  ],
  tolerance:
    'Reproduced: each mean within three standard errors of the difference; a quantile of spaced calls to the distance of two of them.',
  parameters,
  figures,
  rows,
  claims,
  replications: { quick: 20, full: 50 },
  replicate: runWorld,
});
