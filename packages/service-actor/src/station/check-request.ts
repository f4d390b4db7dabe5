import { checkAtLeast, checkWhole } from '../spec/check.ts';
import { priorityMax } from './waiting-line.ts';

/** The usual case is decided by comparisons alone: this is the hot path. */
export function checkRequest(ticket: number, cost: number, priority: number): void {
  if (!(Number.isSafeInteger(ticket) && ticket >= 0)) checkWhole('ticket', ticket, 0);
  if (!(cost >= 0 && cost < Infinity)) checkAtLeast('cost', cost, 0);
  if (!(priority >= 0 && priority <= priorityMax && (priority | 0) === priority)) {
    throw new RangeError(
      `priority is ${priority}: give a whole number from 0 to ${priorityMax}, the highest served first`,
    );
  }
}
