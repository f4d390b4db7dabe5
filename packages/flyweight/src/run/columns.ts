import type { ActorStatus } from './flock-options.ts';

const statuses = ['waiting', 'active', 'done', 'error', 'stopped'] as const;
const active = statuses.indexOf('active');

/** Where each actor is: its configuration, whether it is alive, and which `after` runs in which lane. */
export class Columns {
  readonly configurations: Uint16Array;
  readonly #statuses: Uint8Array;
  readonly #sites: Uint16Array;
  /** What failed actors threw: few, it is to be hoped. */
  readonly errors = new Map<number, unknown>();
  /** Of those, the ones that failed before they had a context. */
  readonly blank = new Set<number>();

  constructor(size: number, lanes: number) {
    this.configurations = new Uint16Array(size);
    this.#statuses = new Uint8Array(size);
    this.#sites = new Uint16Array(size * lanes);
  }

  isActive(actor: number): boolean {
    return this.#statuses[actor] === active;
  }

  /** It has not begun yet. */
  isWaiting(actor: number): boolean {
    return this.#statuses[actor] === 0;
  }

  status(actor: number): ActorStatus {
    const status = statuses[this.#statuses[actor] ?? 0] ?? 'waiting';
    return status === 'waiting' ? 'active' : status;
  }

  setStatus(actor: number, status: ActorStatus): void {
    this.#statuses[actor] = statuses.indexOf(status);
  }

  siteOf(slot: number): number {
    return this.#sites[slot] ?? 0;
  }

  setSite(slot: number, site: number): void {
    this.#sites[slot] = site;
  }

  get bytes(): number {
    const { configurations } = this;
    return configurations.byteLength + this.#statuses.byteLength + this.#sites.byteLength;
  }
}
