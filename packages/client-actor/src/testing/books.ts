import type { ClientEmitted, Stage } from '../index.ts';

/** What became of every request, kept from outside: from what a client says and what it is answered. */
export function createBooks() {
  const open = new Map<number, Stage>();
  const count = { requested: 0, answered: 0, rejected: 0, timedOut: 0, abandoned: 0 };
  let last = 0;

  const close = (attempt: number, how: keyof typeof count) => {
    if (!open.delete(attempt)) throw new Error(`${how}: request ${attempt} is not open`);
    count[how] += 1;
  };
  const request = ({ attempt, stage }: Extract<ClientEmitted, { type: 'requested' }>) => {
    if (attempt !== last + 1) throw new Error(`request ${attempt} came after request ${last}`);
    last = attempt;
    open.set(attempt, stage);
    count.requested += 1;
  };

  return {
    open,
    count,
    hear: (event: ClientEmitted) => {
      if (event.type === 'requested') return request(event);
      if (event.type !== 'timedOut' && event.type !== 'abandoned') return;
      if (open.get(event.attempt) !== event.stage)
        throw new Error(`${event.type}: request ${event.attempt} is not one of ${event.stage}`);
      close(event.attempt, event.type);
    },
    /** To be told before the answer is delivered: if the client does not take it, it will close the request once more. */
    answer: (attempt: number) => close(attempt, 'answered'),
    reject: (attempt: number) => close(attempt, 'rejected'),
  };
}
