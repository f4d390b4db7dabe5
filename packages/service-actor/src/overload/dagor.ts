import { uint32At } from '@squall/random';
import type { DagorSettings } from '../spec/admission-control.ts';
import { priorityMax } from '../station/waiting-line.ts';
import { AdmissionLevel } from './admission-level.ts';
import { type Arrival, type OverloadControl, noControl } from './overload-control.ts';

/** The constants of Zhou et al., "Overload Control for Scaling WeChat Microservices", SoCC 2018, sections 4 and 5. */
export const dagorDefaults = {
  targetMs: 20,
  windowMs: 1000,
  windowRequests: 2000,
  decrease: 0.05,
  increase: 0.01,
  userLevels: 128,
} as const;

/** The order of users is drawn anew every hour, so that nobody is turned away for ever (section 4.2.2). */
const reshuffleMs = 3_600_000;

/**
 * DAGOR: requests have a business priority and, within it, one of their user, drawn from a hash; those above an
 * admission level enter. The level is set anew each window of a second or 2,000 requests: when the mean time in the
 * queue was above 20 ms, so that 5 % fewer would have entered, and else so that 1 % of all more would have (Zhou et al.,
 * SoCC 2018). Here the priority of a request is the business priority. That callers are told the level and keep back by
 * themselves what would not enter is not part of this.
 * @param seed of the hash of users
 */
export function dagor(settings: DagorSettings, seed: number): OverloadControl {
  const given = { ...dagorDefaults, ...settings };
  const level = new AdmissionLevel((priorityMax + 1) * given.userLevels);
  let windowEndMs = -Infinity;
  let asked = 0;
  let waits = 0;
  let waitedMs = 0;
  const closeWindow = (nowMs: number) => {
    const overloaded = waits > 0 && waitedMs / waits > given.targetMs;
    if (overloaded) level.lower(given.decrease);
    else level.raise(given.increase);
    windowEndMs = nowMs + given.windowMs;
    asked = waits = waitedMs = 0;
  };
  const rankOf = ({ nowMs, priority, user }: Arrival): number => {
    const hour = Math.floor(nowMs / reshuffleMs);
    const userLevel = uint32At(seed ^ uint32At(hour, 0), user) % given.userLevels;
    return (priorityMax - priority) * given.userLevels + userLevel;
  };
  return {
    ...noControl,
    admits: (arrival) => {
      if (windowEndMs === -Infinity) windowEndMs = arrival.nowMs + given.windowMs;
      if (arrival.nowMs >= windowEndMs || asked >= given.windowRequests) closeWindow(arrival.nowMs);
      asked++;
      return level.asks(rankOf(arrival));
    },
    keeps: (_, ms) => {
      waits++;
      waitedMs += ms;
      return true;
    },
  };
}
