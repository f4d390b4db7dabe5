/* oxlint-disable typescript/unbound-method -- sim.js calls back with the entity as `this`, as its documentation has it. */
import type { Contestant, Setting } from '../../contestant.ts';
import { drawBackoffUs, drawRampUs, drawServiceUs, drawThinkUs } from '../../draws.ts';
import { Tally } from '../../tally.ts';
import { workload } from '../../workload.ts';
import { Xoshiro128 } from '../../xoshiro128.ts';
import { simJs } from './load.ts';
import type { Event, Facility, Request, Simulation } from './sim-js.ts';

/** What all entities of a run share. */
interface World {
  readonly simulation: Simulation;
  readonly stream: Xoshiro128;
  readonly tally: Tally;
  readonly storm: Event;
  readonly clients: Client[];
  /** The sign-in service; another one after the storm. */
  service: Facility;
}

/** A facility cannot be told to drop its work, so a restart is a new one. */
const newService = (clients: number): Facility =>
  new simJs.Facility(
    'sign-in',
    simJs.Facility.FCFS,
    clients / workload.clientsPerServer,
    clients / workload.clientsPerPlace,
  );

/** A request to sign in, as long as anybody may hear of it. */
interface Attempt {
  readonly token: number;
  readonly service: Facility;
}

class Client extends simJs.Entity {
  #world!: World;
  #index = 0;
  #state: 'waiting' | 'connecting' | 'online' = 'waiting';
  #exponent = 0;
  #token = 0;
  #timer: Request | undefined;

  start(world: World, index: number): void {
    this.#world = world;
    this.#index = index;
    world.clients.push(this);
    this.#startTimer(drawRampUs(world.stream), this.#connect);
    this.waitEvent(world.storm).done(this.#restart);
  }

  onMessage(): void {
    if (this.#state === 'online') this.#world.tally.delivered += 1;
  }

  #restart(): void {
    this.#exponent = 0;
    this.#backoff();
  }

  #connect(): void {
    const { service, stream, tally } = this.#world;
    this.#state = 'connecting';
    this.#token += 1;
    tally.attempt(this.#index, this.time());
    const attempt = { token: this.#token, service };
    this.useFacility(service, drawServiceUs(stream)).done(() => {
      this.#served(attempt);
    });
    tally.queueIs(service.queue.size());
    this.#startTimer(workload.timeOutUs, this.#timeOut);
  }

  /** What the facility delivers: −1 when its queue was full, else the work is done. */
  #served(attempt: Attempt): void {
    const { service, tally } = this.#world;
    if (attempt.service !== service) return;
    if (this.callbackMessage === -1) this.#refused();
    else {
      tally.completion(this.#index, this.time());
      this.#answered(attempt.token);
    }
  }

  #refused(): void {
    this.#world.tally.refusals += 1;
    this.#backoff();
  }

  #answered(token: number): void {
    const { stream, tally } = this.#world;
    if (token !== this.#token || this.#state !== 'connecting') {
      tally.stale += 1;
      return;
    }
    tally.signIn(this.time());
    this.#state = 'online';
    this.#exponent = 0;
    this.#startTimer(drawThinkUs(stream), this.#send);
  }

  #timeOut(): void {
    this.#world.tally.timeOut(this.#index, this.time());
    this.#backoff();
  }

  #send(): void {
    const { clients, stream, tally } = this.#world;
    tally.message(this.#index, this.time());
    const receiver = clients[stream.below(clients.length)];
    if (receiver !== undefined) this.send('message', 0, receiver);
    this.#startTimer(drawThinkUs(stream), this.#send);
  }

  #backoff(): void {
    this.#state = 'waiting';
    this.#startTimer(drawBackoffUs(this.#world.stream, this.#exponent), this.#connect);
    this.#exponent = Math.min(this.#exponent + 1, workload.backoffExponentMax);
  }

  #startTimer(delayUs: number, task: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.setTimer(delayUs).done(task);
  }
}

/** Restarts the service, once. */
class Operator extends simJs.Entity {
  start(world: World): void {
    this.setTimer(workload.stormUs).done(() => {
      world.tally.storm();
      world.service = newService(world.clients.length);
      world.storm.fire();
    });
  }
}

function buildWorld({ clients: count, seed }: Setting): World {
  const simulation = new simJs.Sim('reconnect storm');
  const world: World = {
    simulation,
    stream: new Xoshiro128(seed),
    tally: new Tally(count),
    storm: new simJs.Event('storm'),
    clients: [],
    service: newService(count),
  };
  simulation.addEntity(Operator, 'operator', world);
  for (let index = 0; index < count; index += 1)
    simulation.addEntity(Client, `client ${index}`, world, index);
  return world;
}

/**
 * sim.js as its documentation has it: entities with timers and messages, a facility, an event. The service time is drawn
 * when the request is made, because a facility wants it then: a history of its own.
 */
export const simJsEntities: Contestant = {
  name: 'sim.js 2.0.3',
  clientsMax: 100_000,
  prepare: (setting) => {
    const { simulation, tally } = buildWorld(setting);
    return {
      finish: () => {
        simulation.simulate((setting.endUs ?? workload.endUs) - 1);
        const { trajectory: _, ...outcome } = tally.outcome();
        return outcome;
      },
    };
  },
};
