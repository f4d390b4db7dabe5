import type {
  Admission,
  Station,
  StationCounters,
  StationSpec,
  StationState,
} from '@squall/service-actor';
import type { Balancer } from './balancer.ts';
import type { Rotation } from './rotation.ts';

type AdmissionControl = NonNullable<StationSpec['admission']>;

/** What is counted of no station. */
const nobody = -1;

/** One of n equal parts of a control that is meant for all; limits of concurrency are those of each copy already. */
function partOf(admission: AdmissionControl, instances: number): AdmissionControl {
  if (admission.kind !== 'tokenBucket') return admission;
  const { ratePerSecond, burst } = admission;
  return {
    ...admission,
    ratePerSecond: ratePerSecond / instances,
    burst: Math.max(1, burst / instances),
  };
}

/**
 * The instances of a service behind their balancer, as one station: what is asked of it goes to one of them, what is read
 * off it is their sum. Each of them lives and dies by itself.
 */
export class Fleet implements Station {
  readonly name: string;
  readonly instances: readonly Station[];
  readonly rotation: Rotation;
  readonly balancer: Balancer;
  /** By ticket: who holds it. */
  readonly #holders: number[] = [];
  /** Refused by the balancer: nobody was in rotation. */
  #refused = 0;
  #asked = nobody;

  constructor(name: string, instances: readonly Station[], rotation: Rotation, balancer: Balancer) {
    this.name = name;
    this.instances = instances;
    this.rotation = rotation;
    this.balancer = balancer;
  }

  get state(): StationState {
    const states = this.instances.map(({ state }) => state);
    return states.find((state) => state === 'up') ?? states.find((s) => s === 'draining') ?? 'down';
  }

  get paused(): boolean {
    return this.instances.every(({ paused }) => paused);
  }

  get servers(): number {
    return this.#sum(({ servers }) => servers);
  }

  get queueLength(): number {
    return this.#sum(({ queueLength }) => queueLength);
  }

  get inService(): number {
    return this.#sum(({ inService }) => inService);
  }

  /** As said by the one that was asked last. */
  get retryAfterMs(): number {
    return this.instances[this.#asked]?.retryAfterMs ?? 0;
  }

  /** Of the first that is down. */
  get downReason(): string | undefined {
    return this.instances.find(({ state }) => state === 'down')?.downReason;
  }

  get counters(): StationCounters {
    const all = this.instances.map(({ counters }) => counters);
    const names = Object.keys(all[0] ?? {}) as (keyof StationCounters)[];
    const sums = Object.fromEntries(
      names.map((name) => [name, all.reduce((sum, counters) => sum + counters[name], 0)]),
    ) as unknown as StationCounters;
    const { offered, rejected } = sums;
    return { ...sums, offered: offered + this.#refused, rejected: rejected + this.#refused };
  }

  offer(ticket: number, cost: number, priority?: number, user?: number): Admission {
    const instance = this.balancer.pick(ticket);
    if (instance >= 0) return this.offerTo(instance, ticket, cost, priority, user);
    this.#asked = nobody;
    this.#refused++;
    return 'rejected';
  }

  /** A request for one instance, whoever is in rotation. */
  offerTo(
    instance: number,
    ticket: number,
    cost: number,
    priority?: number,
    user?: number,
  ): Admission {
    // Without gaps, or the array becomes a dictionary.
    for (let at = this.#holders.length; at < ticket; at++) this.#holders.push(nobody);
    this.#holders[ticket] = instance;
    this.#asked = instance;
    return this.instances[instance]?.offer(ticket, cost, priority, user) ?? 'rejected';
  }

  abandon(ticket: number): boolean {
    return this.instances[this.#holders[ticket] ?? nobody]?.abandon(ticket) ?? false;
  }

  start(): void {
    for (const instance of this.instances) instance.start();
  }

  drain(): void {
    for (const instance of this.instances) instance.drain();
  }

  stop(): void {
    for (const instance of this.instances) instance.stop();
  }

  crash(reason: string): void {
    for (const instance of this.instances) instance.crash(reason);
  }

  pause(): void {
    for (const instance of this.instances) instance.pause();
  }

  resume(): void {
    for (const instance of this.instances) instance.resume();
  }

  setSlowdown(factor: number): void {
    for (const instance of this.instances) instance.setSlowdown(factor);
  }

  setServers(servers: number): void {
    const part = Math.max(1, Math.round(servers / this.instances.length));
    for (const instance of this.instances) instance.setServers(part);
  }

  setAdmission(admission: AdmissionControl): void {
    const part = partOf(admission, this.instances.length);
    for (const instance of this.instances) instance.setAdmission(part);
  }

  #sum(figureOf: (instance: Station) => number): number {
    return this.instances.reduce((sum, instance) => sum + figureOf(instance), 0);
  }
}
