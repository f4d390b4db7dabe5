import type { Timers } from '../timers.ts';

/** What the host, or XState's clock, offers: whatever names a timer there stays in there. */
export interface HostTimers<Handle> {
  setTimeout(task: () => void, delayMs: number): Handle;
  clearTimeout(handle: Handle): void;
}

/**
 * The Timers port over a program's own clock, such as
 * `timersOver({ setTimeout, clearTimeout }, () => performance.now())`.
 * @param now time in ms that never runs backwards
 */
export function timersOver<Handle>(host: HostTimers<Handle>, now: () => number): Timers {
  const handles = new Map<number, Handle>();
  let id = 0;
  const setTimer = (delayMs: number, task: () => void): number => {
    const own = ++id;
    const fire = () => {
      if (handles.delete(own)) task();
    };
    handles.set(own, host.setTimeout(fire, delayMs));
    return own;
  };
  const clearTimer = (own: number): void => {
    const handle = handles.get(own);
    if (handle === undefined) return;
    handles.delete(own);
    host.clearTimeout(handle);
  };
  return { now, setTimer, clearTimer };
}
