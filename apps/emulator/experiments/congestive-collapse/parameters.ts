/** Of the world of the table, and of what is done to it. */
export const parameters = {
  backoff: { about: 'Between two tries', default: 'none', oneOf: ['none', 'jittered'] },
  tries: { about: 'Tries of a client', default: 3, atLeast: 1, atMost: 100, whole: true },
  timeoutMs: { about: 'Time-out of a try, ms', default: 3000, atLeast: 1, atMost: 1_000_000 },
  firstBackoffMs: {
    about: 'T of the first back-off, ms',
    default: 20_000,
    atLeast: 1,
    atMost: 1e6,
  },
  serviceMs: { about: 'Service time when empty, ms', default: 1000, atLeast: 1, atMost: 1e6 },
  slopeMs: {
    about: 'Service time for each in service, ms',
    default: 10,
    atLeast: 0,
    atMost: 1e6,
  },
  hopMs: { about: 'Mean of a hop, ms', default: 100, atLeast: 0.001, atMost: 1e6 },
  perSecond: { about: 'Requests, 1/s', default: 40, atLeast: 0.1, atMost: 10_000 },
  spikePerSecond: {
    about: 'Requests in the spike, 1/s',
    default: 80,
    atLeast: 0.1,
    atMost: 10_000,
  },
  spikeAtS: { about: 'Begin of the spike, s', default: 20, atLeast: 0, atMost: 10_000 },
  spikeS: { about: 'Length of the spike, s', default: 5, atLeast: 0, atMost: 10_000 },
  horizonS: { about: 'End of the run, s', default: 80, atLeast: 61, atMost: 1_000_000 },
  windowS: { about: 'Window of the verdict, s', default: 1, atLeast: 0.01, atMost: 10_000 },
} as const;
