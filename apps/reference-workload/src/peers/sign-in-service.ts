import { workload } from '../workload.ts';

/** What the service asks of the simulator that it lives in. */
export interface ServiceHost<Request> {
  /** Runs `work` so many µs from now, after all that was scheduled before for the same time. */
  later(delayUs: number, work: () => void): void;
  /** How long the service works on the request that it takes up now. */
  serviceUs(): number;
  /** So many wait, now that someone has joined them. */
  queued(queueLength: number): void;
  /** The request has been worked off. */
  completed(request: Request): void;
}

/** The sign-in service, for simulators that have no servers and queues of their own: N/100 servers, FIFO, N/5 places. */
export class SignInService<Request> {
  readonly #host: ServiceHost<Request>;
  readonly #places: number;
  readonly #servers: number;
  #idle: number;
  #waiting: Request[] = [];
  /** Where the queue begins in `#waiting`: an array is long to shift. */
  #first = 0;
  /** Work of an incarnation before this one has been aborted. */
  #incarnation = 0;

  constructor(clients: number, host: ServiceHost<Request>) {
    this.#host = host;
    this.#servers = clients / workload.clientsPerServer;
    this.#places = clients / workload.clientsPerPlace;
    this.#idle = this.#servers;
  }

  /** @returns whether there was room for it */
  accept(request: Request): boolean {
    if (this.#idle > 0) {
      this.#idle -= 1;
      this.#serve(request);
      return true;
    }
    if (this.#queueLength >= this.#places) return false;
    this.#waiting.push(request);
    this.#host.queued(this.#queueLength);
    return true;
  }

  /** Drops the queue, aborts all work. */
  restart(): void {
    this.#incarnation += 1;
    this.#idle = this.#servers;
    this.#waiting = [];
    this.#first = 0;
  }

  get #queueLength(): number {
    return this.#waiting.length - this.#first;
  }

  #serve(request: Request): void {
    const incarnation = this.#incarnation;
    this.#host.later(this.#host.serviceUs(), () => {
      if (incarnation === this.#incarnation) this.#finish(request);
    });
  }

  /** The client's answer comes before the next request's service time is drawn. */
  #finish(request: Request): void {
    this.#host.completed(request);
    const next = this.#waiting[this.#first];
    if (next === undefined) {
      this.#idle += 1;
      return;
    }
    this.#first += 1;
    if (this.#first === this.#places) this.#forgetServed();
    this.#serve(next);
  }

  #forgetServed(): void {
    this.#waiting.splice(0, this.#first);
    this.#first = 0;
  }
}
