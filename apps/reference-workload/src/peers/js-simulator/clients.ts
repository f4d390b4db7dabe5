import type { Contestant, Setting } from '../../contestant.ts';
import { drawBackoffUs, drawRampUs, drawServiceUs, drawThinkUs } from '../../draws.ts';
import { Tally } from '../../tally.ts';
import { workload } from '../../workload.ts';
import { Xoshiro128 } from '../../xoshiro128.ts';
import { SignInService } from '../sign-in-service.ts';
import { Agenda, type Appointment } from './agenda.ts';

interface Request {
  readonly client: Client;
  readonly token: number;
}

/** What all clients of a run share. */
interface World {
  readonly agenda: Agenda;
  readonly stream: Xoshiro128;
  readonly tally: Tally;
  readonly service: SignInService<Request>;
  readonly clients: Client[];
}

/**
 * An agent with one appointment at a time. Messages are calls: js-simulator's messenger is read when an agent is next
 * awake, and what is asked here is who is online when they are sent.
 */
class Client {
  readonly id: number;
  readonly #world: World;
  #state: 'waiting' | 'connecting' | 'online' = 'waiting';
  #exponent = 0;
  #token = 0;
  #next: Appointment;

  constructor(world: World, id: number) {
    this.#world = world;
    this.id = id;
    this.#next = world.agenda.schedule(drawRampUs(world.stream), this.#connect);
  }

  receive(): void {
    if (this.#state === 'online') this.#world.tally.delivered += 1;
  }

  answer(token: number): void {
    const { agenda, stream, tally } = this.#world;
    if (this.#state !== 'connecting' || token !== this.#token) {
      tally.stale += 1;
      return;
    }
    tally.signIn(agenda.nowUs);
    this.#state = 'online';
    this.#exponent = 0;
    this.#plan(drawThinkUs(stream), this.#send);
  }

  restart(): void {
    this.#exponent = 0;
    this.#backoff();
  }

  readonly #connect = (): void => {
    const { agenda, service, tally } = this.#world;
    this.#state = 'connecting';
    this.#token += 1;
    tally.attempt(this.id, agenda.nowUs);
    if (service.accept({ client: this, token: this.#token })) {
      this.#plan(workload.timeOutUs, this.#timeOut);
      return;
    }
    tally.refusals += 1;
    this.#backoff();
  };

  readonly #timeOut = (): void => {
    this.#world.tally.timeOut(this.id, this.#world.agenda.nowUs);
    this.#backoff();
  };

  readonly #send = (): void => {
    const { agenda, clients, stream, tally } = this.#world;
    tally.message(this.id, agenda.nowUs);
    clients[stream.below(clients.length)]?.receive();
    this.#plan(drawThinkUs(stream), this.#send);
  };

  #backoff(): void {
    this.#state = 'waiting';
    this.#plan(drawBackoffUs(this.#world.stream, this.#exponent), this.#connect);
    this.#exponent = Math.min(this.#exponent + 1, workload.backoffExponentMax);
  }

  #plan(delayUs: number, work: () => void): void {
    this.#next.cancel();
    this.#next = this.#world.agenda.schedule(delayUs, work);
  }
}

function buildWorld({ clients: count, seed }: Setting): World {
  const agenda = new Agenda();
  const stream = new Xoshiro128(seed);
  const tally = new Tally(count);
  const service = new SignInService<Request>(count, {
    later: (delayUs, work) => agenda.schedule(delayUs, work),
    serviceUs: () => drawServiceUs(stream),
    queued: (queueLength) => {
      tally.queueIs(queueLength);
    },
    completed: ({ client, token }) => {
      tally.completion(client.id, agenda.nowUs);
      client.answer(token);
    },
  });
  const world: World = { agenda, stream, tally, service, clients: [] };
  agenda.schedule(workload.stormUs, () => {
    restart(world);
  });
  for (let id = 0; id < count; id += 1) world.clients.push(new Client(world, id));
  return world;
}

function restart({ clients, service, tally }: World): void {
  tally.storm();
  service.restart();
  for (const client of clients) client.restart();
}

/** js-simulator, a discrete-event scheduler for agents after MASON. */
export const jsSimulator: Contestant = {
  name: 'js-simulator 1.0.17',
  clientsMax: 100_000,
  prepare: (setting) => {
    const { agenda, tally } = buildWorld(setting);
    return {
      finish: () => {
        agenda.runUntil(setting.endUs ?? workload.endUs);
        return tally.outcome();
      },
    };
  },
};
