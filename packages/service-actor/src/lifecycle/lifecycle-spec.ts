import { checkAtLeast } from '../spec/check.ts';

/** How long the phases of a service take, ms, each at least 0. */
export interface LifecycleSettings {
  /** Between the start of the process and its first request. */
  readonly startUpMs: number;
  /** Shown as a state of its own; how slow it is meanwhile is the station's `warmUp`. 0 unless told. */
  readonly warmUpMs?: number;
  /** The most that draining may take; what is still held then is dropped. */
  readonly drainMs: number;
}

/** What the lifecycle does to the data plane. A station is one; every part may be left out. */
export interface LifecycleHooks {
  start?(): void;
  drain?(): void;
  stop?(): void;
  crash?(reason: string): void;
}

/** What a lifecycle hears. */
export type LifecycleEvent =
  /** Take nothing new, finish what is held, then go down. */
  | { readonly type: 'drain' }
  /** The last request held was answered: the end of a drain. */
  | { readonly type: 'completion' }
  /** Go down now, in good order. */
  | { readonly type: 'shutdown' }
  /** The process dies: a fault, a memory limit, an evicting health check. */
  | { readonly type: 'crash'; readonly reason: string };

/** What a lifecycle says. */
export type LifecycleEmitted =
  | { readonly type: 'started' }
  | { readonly type: 'warmedUp' }
  /** `inTime` is 0 when the drain ended at its limit, with work dropped. */
  | { readonly type: 'drained'; readonly inTime: 0 | 1 }
  | { readonly type: 'stopped' }
  | { readonly type: 'crashed'; readonly reason: string };

export function checkLifecycle({ startUpMs, warmUpMs, drainMs }: LifecycleSettings): void {
  checkAtLeast('startUpMs', startUpMs, 0);
  checkAtLeast('warmUpMs', warmUpMs ?? 0, 0);
  checkAtLeast('drainMs', drainMs, 0);
}
