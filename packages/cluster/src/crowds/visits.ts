import type { Kernel } from '@squall/kernel';
import type { Admission, Station, StationCounters } from '@squall/service-actor';

export interface VisitsOptions {
  readonly kernel: Kernel;
  /** First come, first served, with cancellation. */
  readonly station: Station;
  /** Whoever is turned away comes back. */
  readonly returns: boolean;
  /** What is said to a customer. */
  readonly tell: (ticket: number, event: 'queued' | 'called' | 'refused') => void;
}

/** What has happened up to a moment. */
export interface Books {
  readonly atMs: number;
  readonly arrived: number;
  readonly counters: StationCounters;
  /** Integral of those that will come back over time, customer-ms. */
  readonly orbitMs: number;
  /** How many have been called, and have been served. */
  readonly called: number;
  readonly served: number;
  /** Time that all customers together have been in the station, as they count it, customer-ms. */
  readonly insideMs: number;
}

const outside = -1;

/** Who is where before one station: customers with tickets, from their arrival until they are gone. */
export function createVisits({ kernel, station, returns, tell }: VisitsOptions) {
  const free: number[] = [];
  const arrivedMs: number[] = [];
  /** When each was let in; `outside` for those who are not. */
  const enteredMs: number[] = [];
  /** In the order of arrival, which is the order in which they are called. */
  const waiting = new Set<number>();
  const waits: number[] = [];
  const sojourns: number[] = [];
  let ticketsMax = Infinity;
  let arrived = 0;
  let orbiting = 0;
  let orbitMs = 0;
  let countedMs = 0;
  let stayedMs = 0;

  function take(): number {
    const ticket = free.pop() ?? arrivedMs.length;
    if (ticket >= ticketsMax)
      throw new RangeError(`${ticket} customers are here at once: give more than ${ticketsMax}`);
    arrivedMs[ticket] = kernel.now();
    enteredMs[ticket] = outside;
    return ticket;
  }

  function leave(ticket: number): void {
    stayedMs += kernel.now() - (enteredMs[ticket] ?? 0);
    enteredMs[ticket] = outside;
    free.push(ticket);
  }

  function insideMs(): number {
    const nowMs = kernel.now();
    return enteredMs.reduce((sum, atMs) => (atMs === outside ? sum : sum + nowMs - atMs), stayedMs);
  }

  const sinceArrival = (ticket: number) => kernel.now() - (arrivedMs[ticket] ?? 0);

  function orbit(change: number): void {
    orbitMs += orbiting * (kernel.now() - countedMs);
    countedMs = kernel.now();
    orbiting += change;
  }

  function callNext(): void {
    for (const ticket of waiting) {
      waiting.delete(ticket);
      waits.push(sinceArrival(ticket));
      tell(ticket, 'called');
      return;
    }
  }

  function offer(ticket: number): Admission {
    const admission = station.offer(ticket, 1);
    if (admission !== 'rejected') enteredMs[ticket] = kernel.now();
    if (admission === 'started') waits.push(sinceArrival(ticket));
    if (admission === 'queued') {
      waiting.add(ticket);
      tell(ticket, 'queued');
    }
    if (admission === 'rejected' && returns) {
      orbit(1);
      // Nothing answers inside the question.
      kernel.schedule(0, () => tell(ticket, 'refused'));
    }
    if (admission === 'rejected' && !returns) free.push(ticket);
    return admission;
  }

  return {
    /** Of those that were called: from arrival until then, ms, in the order of time. */
    waits,
    /** Of those that were served: from arrival until then, ms, in the order of time. */
    sojourns,
    /** No more customers than this at once; their tickets are below it. */
    limit: (max: number) => {
      ticketsMax = max;
    },
    arrive: (): Admission => {
      arrived++;
      return offer(take());
    },
    /** One that was turned away asks again. */
    ask: (ticket: number) => {
      orbit(-1);
      offer(ticket);
    },
    giveUp: (ticket: number) => {
      if (!waiting.delete(ticket)) return;
      station.abandon(ticket);
      leave(ticket);
    },
    answered: (ticket: number) => {
      sojourns.push(sinceArrival(ticket));
      leave(ticket);
      callNext();
    },
    read: (): Books => {
      orbit(0);
      const atMs = kernel.now();
      const { counters } = station;
      const [called, served] = [waits.length, sojourns.length];
      return { atMs, arrived, counters, orbitMs, called, served, insideMs: insideMs() };
    },
  };
}

export type Visits = ReturnType<typeof createVisits>;
