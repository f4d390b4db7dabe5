import type { Outcome, Setting } from '../contestant.ts';
import { drawBackoffUs, drawRampUs, drawThinkUs } from '../draws.ts';
import { type ServerTimers, SignInService } from '../service.ts';
import { Tally } from '../tally.ts';
import { workload } from '../workload.ts';
import { Xoshiro128 } from '../xoshiro128.ts';
import { createRecords, fields, recordInts } from './records.ts';
import { Wheel } from './wheel.ts';

/** In the two lower bits of a client's `detail`; the exponent of its next back-off is above. */
const states = { ramping: 0, backingOff: 1, connecting: 2, online: 3 } as const;
const stateMask = 3;
const oneExponent = 4;
const { timeOutUs, stormUs, backoffExponentMax } = workload;

/** The reference workload written by hand for typed arrays: the yardstick of what JavaScript can do here. */
export class YardstickWorld {
  readonly #clients: number;
  readonly #endUs: number;
  readonly #records: Int32Array;
  readonly #wheel: Wheel;
  readonly #stream: Xoshiro128;
  readonly #service: SignInService;
  readonly #tally: Tally;
  /** The storm's own timer. */
  readonly #stormSlot: number;

  constructor({ clients, seed, endUs = workload.endUs }: Setting) {
    const servers = clients / workload.clientsPerServer;
    this.#clients = clients;
    this.#endUs = endUs;
    this.#stormSlot = clients + servers;
    this.#records = createRecords(this.#stormSlot + 1);
    this.#wheel = new Wheel(this.#records);
    this.#stream = new Xoshiro128(seed);
    this.#tally = new Tally(clients);
    this.#service = new SignInService(clients, this.#serverTimers(), this.#stream);
    this.#wheel.arm(this.#stormSlot, stormUs);
    for (let client = 0; client < clients; client++)
      this.#wheel.arm(client, drawRampUs(this.#stream));
  }

  finish(): Outcome {
    const wheel = this.#wheel;
    const endUs = this.#endUs;
    const clients = this.#clients;
    for (let slot = wheel.take(endUs); slot >= 0; slot = wheel.take(endUs)) {
      if (slot < clients) this.#wake(slot);
      else if (slot === this.#stormSlot) this.#storm();
      else this.#complete(slot - clients);
    }
    const bytes = this.#records.byteLength + wheel.bytes + this.#service.bytes;
    return this.#tally.outcome(bytes / clients);
  }

  /** A client's timer has come. */
  #wake(client: number): void {
    const detail = this.#records[client * recordInts + fields.detail] as number;
    const state = detail & stateMask;
    if (state === states.online) this.#message(client);
    else if (state === states.connecting) {
      this.#tally.timeOut(client, this.#wheel.nowUs);
      this.#backoff(client);
    } else this.#attempt(client);
  }

  #attempt(client: number): void {
    const at = client * recordInts;
    const records = this.#records;
    const nowUs = this.#wheel.nowUs;
    this.#tally.attempt(client, nowUs);
    const token = (records[at + fields.token] as number) + 1;
    records[at + fields.token] = token;
    if (!this.#service.request(client, token)) {
      this.#tally.refusals++;
      this.#backoff(client);
      return;
    }
    this.#tally.queueIs(this.#service.queued);
    this.#setState(at, states.connecting);
    this.#wheel.arm(client, nowUs + timeOutUs);
  }

  #backoff(client: number): void {
    const at = client * recordInts + fields.detail;
    const exponent = (this.#records[at] as number) >> 2;
    const next = exponent < backoffExponentMax ? exponent + 1 : exponent;
    this.#records[at] = next * oneExponent + states.backingOff;
    this.#wheel.arm(client, this.#wheel.nowUs + drawBackoffUs(this.#stream, exponent));
  }

  #complete(server: number): void {
    const client = this.#service.clientOf(server);
    this.#tally.completion(client, this.#wheel.nowUs);
    this.#answer(client, this.#service.tokenOf(server));
    this.#service.next(server);
  }

  #answer(client: number, token: number): void {
    const at = client * recordInts;
    const records = this.#records;
    const isConnecting =
      ((records[at + fields.detail] as number) & stateMask) === states.connecting;
    if (!isConnecting || records[at + fields.token] !== token) {
      this.#tally.stale++;
      return;
    }
    this.#tally.signIn(this.#wheel.nowUs);
    records[at + fields.detail] = states.online;
    this.#think(client);
  }

  #message(client: number): void {
    this.#tally.message(client, this.#wheel.nowUs);
    const receiver = this.#stream.below(this.#clients);
    const detail = this.#records[receiver * recordInts + fields.detail] as number;
    if ((detail & stateMask) === states.online) this.#tally.delivered++;
    this.#think(client);
  }

  #think(client: number): void {
    this.#wheel.arm(client, this.#wheel.nowUs + drawThinkUs(this.#stream));
  }

  #storm(): void {
    this.#tally.storm();
    this.#service.restart();
    for (let client = 0; client < this.#clients; client++) {
      this.#records[client * recordInts + fields.detail] = states.backingOff;
      this.#backoff(client);
    }
  }

  #serverTimers(): ServerTimers {
    const wheel = this.#wheel;
    const first = this.#clients;
    return {
      arm: (server, delayUs) => wheel.arm(first + server, wheel.nowUs + delayUs),
      disarm: (server) => wheel.disarm(first + server),
    };
  }

  #setState(at: number, state: number): void {
    const detail = (this.#records[at + fields.detail] as number) & ~stateMask;
    this.#records[at + fields.detail] = detail | state;
  }
}
