import { type SchedulerAction, Subject, type Subscription } from 'rxjs';
import type { Contestant, Setting } from '../../contestant.ts';
import { drawBackoffUs, drawRampUs, drawServiceUs, drawThinkUs } from '../../draws.ts';
import { Tally } from '../../tally.ts';
import { workload } from '../../workload.ts';
import { Xoshiro128 } from '../../xoshiro128.ts';
import { SignInService } from '../sign-in-service.ts';
import { HeapScheduler } from './heap-scheduler.ts';

type Signal =
  | { readonly type: 'timer' | 'refusal' | 'storm' | 'message' }
  | { readonly type: 'answer'; readonly token: number };

const timer: Signal = { type: 'timer' };
const refusal: Signal = { type: 'refusal' };
const storm: Signal = { type: 'storm' };
const message: Signal = { type: 'message' };

interface Request {
  readonly client: Client;
  readonly token: number;
}

/** What all clients of a run share. */
interface World {
  readonly scheduler: HeapScheduler;
  readonly stream: Xoshiro128;
  readonly tally: Tally;
  readonly service: SignInService<Request>;
  readonly clients: Client[];
}

function fire(this: SchedulerAction<Client>, client?: Client): void {
  client?.mailbox.next(timer);
}

/** A client: a Subject that everything for it goes through, and what it does at each signal. */
class Client {
  readonly mailbox = new Subject<Signal>();
  readonly id: number;
  readonly #world: World;
  #state: 'waiting' | 'connecting' | 'online' = 'waiting';
  #exponent = 0;
  #token = 0;
  #timer: Subscription;

  constructor(world: World, id: number) {
    this.#world = world;
    this.id = id;
    this.mailbox.subscribe((signal) => {
      this.#receive(signal);
    });
    this.#timer = this.#newTimer(drawRampUs(world.stream));
  }

  #receive(signal: Signal): void {
    if (signal.type === 'timer') this.#timerFired();
    else if (signal.type === 'answer') this.#answered(signal.token);
    else if (signal.type === 'refusal') this.#refused();
    else if (signal.type === 'storm') this.#stormed();
    else if (this.#state === 'online') this.#world.tally.delivered += 1;
  }

  #timerFired(): void {
    if (this.#state === 'waiting') this.#connect();
    else if (this.#state === 'connecting') this.#timedOut();
    else this.#send();
  }

  #connect(): void {
    const { tally, scheduler, service } = this.#world;
    this.#state = 'connecting';
    this.#token += 1;
    tally.attempt(this.id, scheduler.now());
    if (service.accept({ client: this, token: this.#token })) this.#startTimer(workload.timeOutUs);
    else this.mailbox.next(refusal);
  }

  #timedOut(): void {
    this.#world.tally.timeOut(this.id, this.#world.scheduler.now());
    this.#backoff();
  }

  #refused(): void {
    this.#world.tally.refusals += 1;
    this.#backoff();
  }

  #answered(token: number): void {
    const { stream, tally, scheduler } = this.#world;
    if (token !== this.#token || this.#state !== 'connecting') {
      tally.stale += 1;
      return;
    }
    tally.signIn(scheduler.now());
    this.#state = 'online';
    this.#exponent = 0;
    this.#startTimer(drawThinkUs(stream));
  }

  #send(): void {
    const { clients, stream, tally, scheduler } = this.#world;
    tally.message(this.id, scheduler.now());
    clients[stream.below(clients.length)]?.mailbox.next(message);
    this.#startTimer(drawThinkUs(stream));
  }

  #stormed(): void {
    this.#exponent = 0;
    this.#backoff();
  }

  #backoff(): void {
    this.#state = 'waiting';
    this.#startTimer(drawBackoffUs(this.#world.stream, this.#exponent));
    this.#exponent = Math.min(this.#exponent + 1, workload.backoffExponentMax);
  }

  #startTimer(delayUs: number): void {
    this.#timer.unsubscribe();
    this.#timer = this.#newTimer(delayUs);
  }

  #newTimer(delayUs: number): Subscription {
    return this.#world.scheduler.schedule<Client>(fire, delayUs, this);
  }
}

function buildWorld({ clients: count, seed }: Setting): World {
  const scheduler = new HeapScheduler();
  const stream = new Xoshiro128(seed);
  const tally = new Tally(count);
  const service = new SignInService<Request>(count, {
    later: (delayUs, work) => scheduler.schedule(work, delayUs),
    serviceUs: () => drawServiceUs(stream),
    queued: (queueLength) => {
      tally.queueIs(queueLength);
    },
    completed: ({ client, token }) => {
      tally.completion(client.id, scheduler.now());
      client.mailbox.next({ type: 'answer', token });
    },
  });
  const world: World = { scheduler, stream, tally, service, clients: [] };
  scheduler.schedule(() => {
    restart(world);
  }, workload.stormUs);
  for (let id = 0; id < count; id += 1) world.clients.push(new Client(world, id));
  return world;
}

function restart({ clients, tally, service }: World): void {
  tally.storm();
  service.restart();
  for (const { mailbox } of clients) mailbox.next(storm);
}

/** RxJS as a message bus: a Subject per client, timers from a heap, behaviour in an ordinary class. */
export const rxjsSubjects: Contestant = {
  name: 'RxJS, a Subject per client',
  clientsMax: 100_000,
  prepare: (setting) => {
    const { scheduler, tally } = buildWorld(setting);
    return {
      finish: () => {
        scheduler.runUntil(setting.endUs ?? workload.endUs);
        return tally.outcome();
      },
    };
  },
};
