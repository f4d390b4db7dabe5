import type { ReproductionDefinition } from '@squall/experiment';
import { limitNames } from './limits.ts';

/** What happens to the service: less capacity for a while; nothing but too much to do; or no answer at all, in three ways. */
export const troubles = ['cut', 'overload', 'outage', 'refusal', 'silence'] as const;
export type Trouble = (typeof troubles)[number];

/** What is the same in all rows of a trouble, unless it is changed there. */
export const usual = { perSecond: 40, load: 0.6, cut: 0.8, cutS: 10, timeoutMs: 1000 };

export const parameters = {
  trouble: { about: 'What happens to the service', default: 'cut', oneOf: troubles },
  limit: { about: 'What a client imposes on itself', default: 'none', oneOf: limitNames },
  clients: { about: 'Clients', default: 4, atLeast: 1, atMost: 10_000, whole: true },
  perSecond: {
    about: 'Calls of a client, 1/s',
    default: usual.perSecond,
    atLeast: 0.01,
    atMost: 10_000,
  },
  load: {
    about: 'Calls, as a share of the capacity',
    default: usual.load,
    atLeast: 0.01,
    atMost: 100,
  },
  timeoutMs: {
    about: 'Time-out of an attempt, ms',
    default: usual.timeoutMs,
    atLeast: 1,
    atMost: 1e6,
  },
  delayMs: { about: 'Wait before a retry, ms', default: 0, atLeast: 0, atMost: 1e6 },
  cut: {
    about: 'Share of the capacity that is cut',
    default: usual.cut,
    atLeast: 0,
    atMost: 0.99,
  },
  cutS: { about: 'For so long, s', default: usual.cutS, atLeast: 0, atMost: 10_000 },
  beforeS: { about: 'Time before the cut, s', default: 30, atLeast: 5, atMost: 10_000 },
  afterS: { about: 'Time after it, s', default: 360, atLeast: 20, atMost: 10_000 },
} as const satisfies ReproductionDefinition['parameters'];
