import { uniformAt } from '@squall/random';
import type { CallService, Tell } from './service.ts';

/** A service that takes no time and fails each attempt with the same probability. */
export function createChanceService(
  failureProbability: number,
  seed: number,
  tell: Tell,
): CallService {
  let offered = 0;
  return {
    offer: (ticket) => {
      const failed = uniformAt(seed, offered++) < failureProbability;
      tell(ticket, failed ? 'failure' : 'response');
    },
    abandon: () => {},
    get offered() {
      return offered;
    },
  };
}
