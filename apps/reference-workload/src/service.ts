import { drawServiceUs } from './draws.ts';
import { workload } from './workload.ts';
import type { Stream } from './xoshiro128.ts';

/** One timer for each server, by its number. */
export interface ServerTimers {
  arm(server: number, delayUs: number): void;
  disarm(server: number): void;
}

/** The sign-in service: servers behind a waiting room of limited size, first come first served. */
export class SignInService {
  /** Requests that wait. */
  queued = 0;
  readonly #timers: ServerTimers;
  readonly #stream: Stream;
  /** Pairs of client and token: what each server works on. */
  readonly #work: Int32Array;
  /** Pairs of client and token: those that wait, as a ring. */
  readonly #ring: Int32Array;
  #head = 0;
  /** Servers without work, as a stack. */
  readonly #idle: Int32Array;
  #idleCount = 0;

  constructor(clients: number, timers: ServerTimers, stream: Stream) {
    const servers = clients / workload.clientsPerServer;
    this.#timers = timers;
    this.#stream = stream;
    this.#work = new Int32Array(servers * 2);
    this.#ring = new Int32Array((clients / workload.clientsPerPlace) * 2);
    this.#idle = new Int32Array(servers);
    this.#freeAll();
  }

  /** @returns false when the request is refused: there is no room */
  request(client: number, token: number): boolean {
    if (this.#idleCount > 0) {
      this.#serve(this.#idle[--this.#idleCount] as number, client, token);
      return true;
    }
    const ring = this.#ring;
    if (this.queued * 2 === ring.length) return false;
    let at = this.#head + this.queued++ * 2;
    if (at >= ring.length) at -= ring.length;
    ring[at] = client;
    ring[at + 1] = token;
    return true;
  }

  /** Whose request a server works on. */
  clientOf(server: number): number {
    return this.#work[server * 2] as number;
  }

  tokenOf(server: number): number {
    return this.#work[server * 2 + 1] as number;
  }

  /** A server has done its work: it takes up the next request, or rests. */
  next(server: number): void {
    if (this.queued === 0) {
      this.#idle[this.#idleCount++] = server;
      return;
    }
    const at = this.#head;
    this.#head = at + 2 === this.#ring.length ? 0 : at + 2;
    this.queued--;
    this.#serve(server, this.#ring[at] as number, this.#ring[at + 1] as number);
  }

  /** The queue is dropped, the work is aborted, the servers are idle. */
  restart(): void {
    this.queued = 0;
    for (let server = 0; server < this.#idle.length; server++) this.#timers.disarm(server);
    this.#freeAll();
  }

  get bytes(): number {
    return this.#work.byteLength + this.#ring.byteLength + this.#idle.byteLength;
  }

  #serve(server: number, client: number, token: number): void {
    this.#work[server * 2] = client;
    this.#work[server * 2 + 1] = token;
    this.#timers.arm(server, drawServiceUs(this.#stream));
  }

  #freeAll(): void {
    this.#idleCount = this.#idle.length;
    for (let server = 0; server < this.#idleCount; server++) this.#idle[server] = server;
  }
}
