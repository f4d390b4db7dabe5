import type { OperatorsSpec } from '../spec.ts';

/** People who notice after three bad samples and close the door at once. */
export const operators = {
  sampleDelayMs: 500,
  alarm: { service: 'back', successShareBelow: 0.5, samples: 3 },
  diagnosisMs: 10_000,
  mendOverMs: 2000,
  admissionRamp: {
    service: 'front',
    reactionMs: 1000,
    startPerThousandPerSecond: 100,
    endPerThousandPerSecond: 800,
    raise: 2,
    lower: 0.5,
    healthySuccessShare: 0.8,
    retryAfterMs: 3000,
  },
} satisfies OperatorsSpec;
