import type { Kernel } from '@squall/kernel';
import type { Chance } from '../chance/chance.ts';
import { SharedChance } from '../chance/shared-chance.ts';
import type { Outcome, PreparedRun, Setting } from '../contestant.ts';
import { drawBackoffUs, drawRampUs, drawThinkUs } from '../draws.ts';
import type {
  StormClientContext,
  StormClientEmitted,
  StormClientEvent,
  StormClientPorts,
} from '../machine.ts';
import type { Gauges } from '../metrics/gauges.ts';
import { SignInService } from '../service.ts';
import { Tally } from '../tally.ts';
import { workload } from '../workload.ts';
import { createTime } from './time.ts';

/** The clients of a world on some engine, numbered from 0. */
export interface Clients {
  /** Starts all of them, in order. */
  start(): void;
  send(client: number, event: StormClientEvent): void;
  /** Of the engine's own structures, where it can tell. */
  bytes?(): number;
}

/** What a world may have besides. */
export interface WorldOptions {
  /** Absent: one stream for all, in the published order of draws. */
  readonly chance?: Chance;
  readonly gauges?: Gauges;
}

const everySecondUs = 1_000_000;
const storm = { type: 'storm' } as const;
const refused = { type: 'refused' } as const;
const message = { type: 'message' } as const;

/** Everything around the clients: time, chance, the service, the messages and the storm. The same for every engine. */
export class StormWorld implements StormClientPorts, PreparedRun {
  readonly time: Kernel;
  readonly tally: Tally;
  readonly #setting: Setting;
  readonly #chance: Chance;
  readonly #gauges: Gauges | undefined;
  readonly #service: SignInService;
  #clients: Clients = { start: () => undefined, send: () => undefined };
  /** Of the attempt that is about to be made. */
  #token = 0;
  /** Of the message that is about to be sent. */
  #receiver = 0;
  /** The one answer, used again and again: it is heard before the next one is given. */
  readonly #answer = { type: 'answer' as const, token: 0 };

  constructor(setting: Setting, options: WorldOptions = {}) {
    this.#setting = setting;
    this.time = createTime(setting.clients);
    this.tally = new Tally(setting.clients);
    this.#chance = options.chance ?? new SharedChance(setting.seed);
    this.#gauges = options.gauges;
    const servers = this.time.timers((server) => this.#complete(server));
    this.#service = new SignInService(setting.clients, servers, this.#chance.service);
    this.time.scheduleAt(workload.stormUs, () => this.#strike());
    if (this.#gauges) this.#emitFrames(this.#gauges);
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
    return this.tally.outcome(this.#bytes() / clients);
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

  nowUs(): number {
    return this.time.now();
  }

  rampUs(client: StormClientContext): number {
    return drawRampUs(this.#chance.of(client));
  }

  backoffUs(client: StormClientContext): number {
    return drawBackoffUs(this.#chance.of(client), client.exponent);
  }

  thinkUs(client: StormClientContext): number {
    return drawThinkUs(this.#chance.of(client));
  }

  attempts({ token }: StormClientContext): void {
    this.#token = token;
  }

  chooseReceiver(client: StormClientContext): void {
    this.#receiver = this.#chance.receiverOf(client).below(this.#setting.clients);
  }

  signedIn({ attemptedUs }: StormClientContext): void {
    const nowUs = this.time.now();
    this.tally.signIn(nowUs);
    if (attemptedUs !== undefined) this.#gauges?.signInUs.record(nowUs - attemptedUs);
  }

  heardStale(): void {
    this.tally.stale++;
  }

  received(): void {
    this.tally.delivered++;
  }

  /** NaN when the engine cannot tell. */
  #bytes(): number {
    const clients = this.#clients.bytes?.() ?? Number.NaN;
    return clients + this.#service.bytes + (this.#gauges?.bytes ?? 0);
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

  #emitFrames(gauges: Gauges): void {
    this.time.schedule(everySecondUs, () => {
      gauges.emit(this.time.now(), this.tally, this.#service.queued);
      this.#emitFrames(gauges);
    });
  }

  #strike(): void {
    this.tally.storm();
    this.#service.restart();
    for (let client = 0; client < this.#setting.clients; client++)
      this.#clients.send(client, storm);
  }
}
