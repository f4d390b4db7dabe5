import { watchedForS, windowOf } from '@squall/cluster/crowds';
import { longestDrainS, stableLoadPerSecond } from '@squall/cluster/theory';
import type { TableMap } from '@squall/experiment';
import type { parameters } from './parameters.ts';
import { windowsOutlastDrains } from '../maps/windows.ts';

const secondMs = 1000;
/** In a window of the map at least: fewer vary by more than is lost in a collapse. */
const requestsMin = 200;
const baselineWindows = 3;

/**
 * The most that is answered within the time-out, 1/s: n in service leave n/(serviceMs + slopeMs · n), and the longest service that two
 * hops leave time for sets n. Infinity where nobody slows anybody down.
 */
function inTimePerSecond(
  values: Readonly<Record<'serviceMs' | 'slopeMs' | 'timeoutMs' | 'hopMs', number>>,
) {
  const longestMs = values.timeoutMs - 2 * values.hopMs;
  const inService = Math.max(0, longestMs - values.serviceMs) / values.slopeMs;
  return (inService * secondMs) / longestMs;
}

/** A load that goes on against the height of the spike. */
export const map: TableMap<typeof parameters> = {
  about: [
    windowsOutlastDrains,
    'The spike lasts for spikeS, 5 s unless told.',
    'Windows have 200 requests at least; the band is four standard deviations of a Poisson count below the baseline.',
    'C_norm is the most that is answered within the time-out: n in service whose service takes the 3 s less two hops.',
  ],
  load: { parameter: 'perSecond', label: 'Requests', unit: '1/s', from: 10, to: 50, count: 9 },
  trigger: {
    parameter: 'spikePerSecond',
    label: 'Requests in the spike',
    unit: '1/s',
    from: 60,
    to: 200,
    count: 8,
  },
  replications: 3,
  parameters: (values) => {
    const { perSecond: load, spikePerSecond, spikeS, tries } = values;
    const backlog = tries * spikePerSecond * spikeS;
    const drainS = longestDrainS(backlog, inTimePerSecond(values), load * tries);
    const windowS = windowOf(load, { requestsMin, drainS });
    const spikeAtS = baselineWindows * windowS;
    return { windowS, spikeAtS, horizonS: spikeAtS + spikeS + watchedForS(windowS) };
  },
  stableLoad: {
    formula:
      'C_stable = C_norm / (w_L · w_C), w_L = tries, w_C = 1, C_norm the most it answers within the time-out',
    of: (values) => stableLoadPerSecond(inTimePerSecond(values), values.tries),
  },
};
