import type { ReproductionDefinition } from '@squall/experiment';

export const loops = ['open', 'paced', 'closed'] as const;
export const services = ['exponential', 'bimodal', 'fixed'] as const;

/** Brooker's two kinds of job: one in a thousand takes a hundred times as long. */
export const bimodal = { costs: [1, 100], shares: [0.999, 0.001] } as const;
/** Mean cost of a job. */
export const bimodalMean = 0.999 * 1 + 0.001 * 100;

export const parameters = {
  loop: { about: 'Who decides when the next call begins', default: 'open', oneOf: loops },
  service: { about: 'Service time', default: 'exponential', oneOf: services },
  N: { about: 'Clients of a closed loop', default: 1, atLeast: 1, atMost: 10_000, whole: true },
  load: {
    about: 'Calls, as a share of the capacity',
    default: 0.8,
    atLeast: 0.001,
    atMost: 10,
  },
  serviceMs: { about: 'Usual service time, ms', default: 0.1, atLeast: 0.001, atMost: 1e6 },
  stallMs: { about: 'Length of a stall, ms', default: 0, atLeast: 0, atMost: 1e6 },
  stallEveryMs: { about: 'From stall to stall, ms', default: 10_000, atLeast: 1, atMost: 1e9 },
  timeoutMs: {
    about: 'Time-out of an attempt, after which it is made again, ms; 0: none',
    default: 0,
    atLeast: 0,
    atMost: 1e6,
  },
  warmUpMs: {
    about: 'Answers before that are not counted, ms',
    default: 0,
    atLeast: 0,
    atMost: 1e8,
  },
  runMs: { about: 'Length of the run, ms', default: 5000, atLeast: 1, atMost: 1e8 },
} as const satisfies ReproductionDefinition['parameters'];
