import { drawServiceUs } from '../draws.ts';
import { workload } from '../workload.ts';
import type { Xoshiro128 } from '../xoshiro128.ts';
import { fields, recordInts } from './records.ts';
import type { Wheel } from './wheel.ts';

/** The sign-in service: servers behind a queue with limited room, first come first served. Servers are slots behind the clients. */
export class Service {
  queued = 0;
  readonly #records: Int32Array;
  readonly #wheel: Wheel;
  readonly #stream: Xoshiro128;
  readonly #firstServer: number;
  readonly #servers: number;
  /** Servers without work, a stack. */
  readonly #idle: Int32Array;
  #idleCount = 0;
  /** Pairs of client and token. */
  readonly #ring: Int32Array;
  #head = 0;

  constructor(clients: number, records: Int32Array, wheel: Wheel, stream: Xoshiro128) {
    this.#records = records;
    this.#wheel = wheel;
    this.#stream = stream;
    this.#firstServer = clients;
    this.#servers = clients / workload.clientsPerServer;
    this.#idle = new Int32Array(this.#servers);
    this.#ring = new Int32Array((clients / workload.clientsPerPlace) * 2);
    this.#freeAll();
  }

  /** @returns false when the request is refused */
  request(client: number, token: number): boolean {
    if (this.#idleCount > 0) {
      this.#serve(this.#idle[--this.#idleCount] as number, client, token);
      return true;
    }
    if (this.queued * 2 === this.#ring.length) return false;
    let at = this.#head + this.queued++ * 2;
    if (at >= this.#ring.length) at -= this.#ring.length;
    this.#ring[at] = client;
    this.#ring[at + 1] = token;
    return true;
  }

  /** A server has done its work: it takes the next request, or rests. */
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

  /** The queue is dropped, the work is aborted. */
  restart(): void {
    this.queued = 0;
    for (let server = 0; server < this.#servers; server++)
      this.#wheel.disarm(this.#firstServer + server);
    this.#freeAll();
  }

  get bytes(): number {
    return this.#ring.byteLength + this.#idle.byteLength;
  }

  #serve(server: number, client: number, token: number): void {
    const at = server * recordInts;
    this.#records[at + fields.token] = token;
    this.#records[at + fields.detail] = client;
    this.#wheel.arm(server, this.#wheel.nowUs + drawServiceUs(this.#stream));
  }

  #freeAll(): void {
    this.#idleCount = this.#servers;
    for (let server = 0; server < this.#servers; server++)
      this.#idle[server] = this.#firstServer + server;
  }
}
