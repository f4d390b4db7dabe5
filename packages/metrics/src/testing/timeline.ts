import { Observable, VirtualTimeScheduler } from 'rxjs';
import type { Timed } from '../fold.ts';

/** Records that happen at their times in a scheduler's virtual time, then the end. */
export function timeline<R extends Timed>(
  scheduler: VirtualTimeScheduler,
  records: readonly R[],
  endMs: number,
): Observable<R> {
  return new Observable((subscriber) => {
    const at = (atMs: number, task: () => void) =>
      subscriber.add(scheduler.schedule(task, atMs - scheduler.now()));
    for (const record of records) at(record.atMs, () => subscriber.next(record));
    at(endMs, () => subscriber.complete());
  });
}

/** Plays records through an operator, in virtual time, and gives what came out. */
export function play<R extends Timed, V>(
  records: readonly R[],
  endMs: number,
  operate: (source: Observable<R>, scheduler: VirtualTimeScheduler) => Observable<V>,
): V[] {
  const scheduler = new VirtualTimeScheduler();
  const values: V[] = [];
  const failures: unknown[] = [];
  operate(timeline(scheduler, records, endMs), scheduler).subscribe({
    next: (value) => values.push(value),
    error: (error: unknown) => failures.push(error),
  });
  scheduler.flush();
  if (failures.length > 0) throw failures[0];
  return values;
}
