import type { Station } from '@squall/service-actor';
import type { Plan } from '../plan.ts';

/** The door of a station: closed to a rate, or as open as it was. */
export interface Door {
  set(perThousandPerSecond: number): void;
  open(): void;
}

/**
 * A token bucket at a station; opened, it is what the specification has there.
 * @param thousands clients that it is there for, in thousands
 * @param retryAfterMs what those turned away are told to wait
 */
export function doorOf(
  index: number,
  { plan, stations }: { readonly plan: Plan; readonly stations: readonly Station[] },
  thousands: number,
  retryAfterMs: number,
): Door {
  const station = stations[index];
  const usual = plan.stations[index]?.station.admission ?? { kind: 'queueLimit' as const };
  return {
    set: (perThousandPerSecond) => {
      const ratePerSecond = perThousandPerSecond * thousands;
      const burst = Math.max(1, ratePerSecond);
      station?.setAdmission({ kind: 'tokenBucket', ratePerSecond, burst, retryAfterMs });
    },
    open: () => station?.setAdmission(usual),
  };
}
