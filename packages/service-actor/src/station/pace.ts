import { type Sampler, samplerOf, streamSeed } from '@squall/random';
import { Cache } from './cache.ts';
import type { StationSpec, WarmUp } from '../spec/station-spec.ts';

/** How long a request takes on a server. */
export class Pace {
  /** A factor from outside: a slow disk, a noisy neighbour. */
  slowdown = 1;
  private readonly serviceTime: Sampler;
  private readonly perRequest: number;
  private readonly warmUp: WarmUp | undefined;
  private readonly cache: Cache | undefined;
  private readonly seed: number;
  private draws = 0;
  private startedMs = -Infinity;

  constructor(spec: StationSpec, seed: number) {
    this.serviceTime = samplerOf(spec.serviceTime);
    this.perRequest = spec.slowdownPerRequest ?? 0;
    this.warmUp = spec.warmUp?.durationMs === 0 ? undefined : spec.warmUp;
    this.cache = spec.coldCache && new Cache(spec.coldCache, streamSeed(seed, 'cache'));
    this.seed = seed;
  }

  /** The process is cold again. */
  start(nowMs: number): void {
    this.startedMs = nowMs;
    this.cache?.empty();
  }

  /** The next service time, ms; takes one draw of the stream. */
  next(cost: number, othersInService: number, nowMs: number): number {
    const unitMs = this.serviceTime(this.seed, this.draws++);
    const crowd = 1 + this.perRequest * othersInService;
    const workMs = unitMs * cost * crowd * this.slowdown * this.cold(nowMs);
    return this.cache === undefined ? workMs : workMs * this.cache.next();
  }

  private cold(nowMs: number): number {
    if (this.warmUp === undefined) return 1;
    const { durationMs, slowdown } = this.warmUp;
    const left = Math.max(0, 1 - (nowMs - this.startedMs) / durationMs);
    return 1 + (slowdown - 1) * left;
  }
}
