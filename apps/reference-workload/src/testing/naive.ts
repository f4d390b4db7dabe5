import type { Contestant, Outcome, Setting } from '../contestant.ts';
import { drawBackoffUs, drawRampUs, drawServiceUs, drawThinkUs } from '../draws.ts';
import { Tally } from '../tally.ts';
import { workload } from '../workload.ts';
import { Xoshiro128 } from '../xoshiro128.ts';

interface Entry {
  readonly us: number;
  readonly run: () => void;
  cancelled: boolean;
}

interface Client {
  readonly id: number;
  state: 'ramping' | 'backing off' | 'connecting' | 'online';
  exponent: number;
  token: number;
  timer: Entry;
}

interface Request {
  readonly client: Client;
  readonly token: number;
}

/** As plainly as it can be said: one sorted array, objects, true cancels. Slow; for small numbers of clients only. */
class NaiveWorld {
  readonly #calendar: Entry[] = [];
  #nowUs = 0;
  readonly #stream: Xoshiro128;
  readonly #clients: Client[] = [];
  #queue: Request[] = [];
  #work = new Map<Request, Entry>();
  readonly #tally: Tally;
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#stream = new Xoshiro128(setting.seed);
    this.#tally = new Tally(setting.clients);
  }

  run(): Outcome {
    const { clients, endUs = workload.endUs } = this.#setting;
    this.#at(workload.stormUs, () => this.#storm());
    for (let id = 0; id < clients; id++) this.#newClient(id);
    for (;;) {
      const next = this.#calendar.shift();
      if (!next || next.us >= endUs) return this.#tally.outcome();
      if (next.cancelled) continue;
      this.#nowUs = next.us;
      next.run();
    }
  }

  #newClient(id: number): void {
    const timer = this.#at(drawRampUs(this.#stream), () => this.#attempt(client));
    const client: Client = { id, state: 'ramping', exponent: 0, token: 0, timer };
    this.#clients.push(client);
  }

  #attempt(client: Client): void {
    this.#tally.attempt(client.id, this.#nowUs);
    client.state = 'connecting';
    client.token++;
    const request = { client, token: client.token };
    const { clients } = this.#setting;
    if (this.#work.size < clients / workload.clientsPerServer) this.#serve(request);
    else if (this.#queue.length < clients / workload.clientsPerPlace) this.#queue.push(request);
    else {
      this.#tally.refusals++;
      this.#backoff(client);
      return;
    }
    this.#tally.queueIs(this.#queue.length);
    client.timer = this.#in(workload.timeOutUs, () => {
      this.#tally.timeOut(client.id, this.#nowUs);
      this.#backoff(client);
    });
  }

  #backoff(client: Client): void {
    client.state = 'backing off';
    const delayUs = drawBackoffUs(this.#stream, client.exponent);
    client.exponent = Math.min(client.exponent + 1, workload.backoffExponentMax);
    client.timer = this.#in(delayUs, () => this.#attempt(client));
  }

  #serve(request: Request): void {
    const entry = this.#in(drawServiceUs(this.#stream), () => this.#complete(request));
    this.#work.set(request, entry);
  }

  #complete(request: Request): void {
    this.#work.delete(request);
    this.#tally.completion(request.client.id, this.#nowUs);
    this.#answer(request);
    const next = this.#queue.shift();
    if (next) this.#serve(next);
  }

  #answer({ client, token }: Request): void {
    if (client.state !== 'connecting' || client.token !== token) {
      this.#tally.stale++;
      return;
    }
    this.#tally.signIn(this.#nowUs);
    client.timer.cancelled = true;
    client.state = 'online';
    client.exponent = 0;
    this.#think(client);
  }

  #think(client: Client): void {
    client.timer = this.#in(drawThinkUs(this.#stream), () => {
      this.#tally.message(client.id, this.#nowUs);
      const receiver = this.#clients[this.#stream.below(this.#clients.length)];
      if (receiver?.state === 'online') this.#tally.delivered++;
      this.#think(client);
    });
  }

  #storm(): void {
    this.#tally.storm();
    for (const entry of this.#work.values()) entry.cancelled = true;
    this.#work = new Map();
    this.#queue = [];
    for (const client of this.#clients) {
      client.timer.cancelled = true;
      client.exponent = 0;
      this.#backoff(client);
    }
  }

  #in(delayUs: number, run: () => void): Entry {
    return this.#at(this.#nowUs + delayUs, run);
  }

  /** Behind everything that is due at the same time. */
  #at(us: number, run: () => void): Entry {
    const entry = { us, run, cancelled: false };
    let [low, high] = [0, this.#calendar.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#calendar[middle]?.us ?? 0) <= us) low = middle + 1;
      else high = middle;
    }
    this.#calendar.splice(low, 0, entry);
    return entry;
  }
}

/** What every other engine is held against. */
export const naive: Contestant = {
  name: 'naive',
  prepare: (setting) => {
    const world = new NaiveWorld(setting);
    return { finish: () => world.run() };
  },
};
