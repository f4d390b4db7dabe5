import type { Kernel } from '@squall/kernel';
import type { Outcome, PreparedRun, Setting } from '../contestant.ts';
import { drawBackOffUs, drawRampUs, drawThinkUs } from '../draws.ts';
import {
  type StormClientEmitted,
  type StormClientEvent,
  type StormClientPorts,
} from '../machine.ts';
import { SignInService } from '../service.ts';
import { Tally } from '../tally.ts';
import { workload } from '../workload.ts';
import { Xoshiro128 } from '../xoshiro128.ts';
import { createTime } from './time.ts';

/** The clients of a world on some engine, numbered from 0. */
export interface Clients {
  /** Starts all of them, in order. */
  start(): void;
  send(client: number, event: StormClientEvent): void;
  /** Of the engine's own structures, where it can tell. */
  bytes?(): number;
}

const storm = { type: 'storm' } as const;
const refused = { type: 'refused' } as const;
const message = { type: 'message' } as const;

/** Everything around the clients: time, chance, the service, the messages and the storm. The same for every engine. */
export class StormWorld implements StormClientPorts, PreparedRun {
  readonly time: Kernel;
  readonly tally: Tally;
  readonly #setting: Setting;
  readonly #stream: Xoshiro128;
  readonly #service: SignInService;
  #clients: Clients = { start: () => undefined, send: () => undefined };
  /** Of the attempt that is about to be made. */
  #token = 0;
  /** Of the message that is about to be sent. */
  #receiver = 0;
  /** The one answer, used again and again: it is heard before the next one is given. */
  readonly #answer = { type: 'answer' as const, token: 0 };

  constructor(setting: Setting) {
    this.#setting = setting;
    this.time = createTime(setting.clients);
    this.tally = new Tally(setting.clients);
    this.#stream = new Xoshiro128(setting.seed);
    const servers = this.time.timers((server) => this.#complete(server));
    this.#service = new SignInService(setting.clients, servers, this.#stream);
    this.time.scheduleAt(workload.stormUs, () => this.#strike());
  }

  /** Puts the clients in and starts them. */
  populate(clients: Clients): this {
    this.#clients = clients;
    clients.start();
    return this;
  }

  finish(): Outcome {
    const { clients, endUs = workload.endUs } = this.#setting;
    this.time.runUntil(endUs);
    const bytes = this.#clients.bytes?.();
    return this.tally.outcome(
      bytes === undefined ? undefined : (bytes + this.#service.bytes) / clients,
    );
  }

  /** A client emitted. */
  heard(client: number, event: StormClientEmitted): void {
    switch (event.type) {
      case 'attempted':
        this.#attempt(client);
        break;
      case 'timedOut':
        this.tally.timeOut(client, this.time.now());
        break;
      default:
        this.tally.message(client, this.time.now());
        this.#clients.send(this.#receiver, message);
    }
  }

  rampUs(): number {
    return drawRampUs(this.#stream);
  }

  backOffUs(exponent: number): number {
    return drawBackOffUs(this.#stream, exponent);
  }

  thinkUs(): number {
    return drawThinkUs(this.#stream);
  }

  attempts(token: number): void {
    this.#token = token;
  }

  chooseReceiver(): void {
    this.#receiver = this.#stream.below(this.#setting.clients);
  }

  signedIn(): void {
    this.tally.signIn(this.time.now());
  }

  heardStale(): void {
    this.tally.stale++;
  }

  received(): void {
    this.tally.delivered++;
  }

  #attempt(client: number): void {
    this.tally.attempt(client, this.time.now());
    if (this.#service.request(client, this.#token)) {
      this.tally.queueIs(this.#service.queued);
      return;
    }
    this.tally.refusals++;
    this.#clients.send(client, refused);
  }

  #complete(server: number): void {
    const client = this.#service.clientOf(server);
    this.tally.completion(client, this.time.now());
    this.#answer.token = this.#service.tokenOf(server);
    this.#clients.send(client, this.#answer);
    this.#service.next(server);
  }

  #strike(): void {
    this.tally.storm();
    this.#service.restart();
    for (let client = 0; client < this.#setting.clients; client++)
      this.#clients.send(client, storm);
  }
}
