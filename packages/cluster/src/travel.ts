import type { Kernel } from '@squall/kernel';
import { type MonoTypeOperatorFunction, Observable } from 'rxjs';
import { type Message, type Rule, travelTimeMs } from './network.ts';

/**
 * RxJS operator: each message comes out when it has crossed the network, through the calendar even without delay;
 * lost ones are handed to `onLost` instead. `rules` is read for each message, so that faults can add and remove rules.
 */
export function travel<M extends Message>(
  kernel: Kernel,
  rules: readonly Rule[],
  onLost: (message: M) => void,
): MonoTypeOperatorFunction<M> {
  return (messages) =>
    new Observable<M>((subscriber) =>
      messages.subscribe({
        next: (message) => {
          const afterMs = travelTimeMs(rules, message, kernel.now());
          if (afterMs < 0) onLost(message);
          else kernel.schedule(afterMs, () => subscriber.next(message));
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
    );
}
