import { streamSeed } from '@squall/random';
import type { AdmissionControl } from '../spec/admission-control.ts';
import { aimdDefaults, aimdRule } from './aimd.ts';
import { codel } from './codel.ts';
import { concurrencyLimit } from './concurrency-limit.ts';
import { controlledDelay } from './controlled-delay.ts';
import { dagor } from './dagor.ts';
import { gradient2Defaults, gradient2Rule } from './gradient2.ts';
import type { OverloadControl } from './overload-control.ts';
import { vegasDefaults, vegasRule } from './vegas.ts';

/**
 * The overload control of an admission control; undefined when the queue's limit and a token bucket are all there is.
 * @param seed of the station's streams
 */
export function createControl(
  admission: AdmissionControl,
  seed: number,
): OverloadControl | undefined {
  switch (admission.kind) {
    case 'fixedConcurrency':
      return concurrencyLimit(admission.limit);
    case 'aimd':
      return concurrencyLimit(
        admission.initialLimit ?? aimdDefaults.initialLimit,
        aimdRule(admission),
      );
    case 'vegas':
      return concurrencyLimit(
        admission.initialLimit ?? vegasDefaults.initialLimit,
        vegasRule(admission, streamSeed(seed, 'probe')),
      );
    case 'gradient2':
      return concurrencyLimit(
        admission.initialLimit ?? gradient2Defaults.initialLimit,
        gradient2Rule(admission),
      );
    case 'codel':
      return codel(admission);
    case 'controlledDelay':
      return controlledDelay(admission);
    case 'dagor':
      return dagor(admission, streamSeed(seed, 'users'));
    default:
      return undefined;
  }
}
