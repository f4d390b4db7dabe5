/** What controls remember, and for how long, with their authors' constants as the default. */
import { expect, test } from 'vitest';
import type { DagorSettings } from '../spec/admission-control.ts';
import { dagor } from './dagor.ts';
import { gradient2Rule } from './gradient2.ts';

test('Gradient2 averages its first ten samples evenly, and takes 2/601 of each that follows', () => {
  const rule = gradient2Rule({ initialLimit: 100 });
  for (const sojournMs of [100, 100, 100, 100, 100, 300, 300, 300, 300, 300])
    rule(sojournMs, 1, false);
  const longMs = 200 + (400 - 200) * (2 / 601);
  expect(rule(400, 100, false)).toBeCloseTo(80 + 0.2 * (100 * ((1.5 * longMs) / 400) + 4), 9);
});

/** Users ask once each, all at one priority; how many enter. Each of those waits so long. */
function openDagor(settings: DagorSettings, users: number) {
  const control = dagor(settings, 1);
  return (nowMs: number, waitMs: number): number => {
    let entered = 0;
    for (let user = 0; user < users; user++) {
      if (!control.admits({ nowMs, held: 0, waiting: 0, priority: 0, user })) continue;
      entered++;
      control.keeps(nowMs, waitMs, 0);
    }
    return entered;
  };
}

test('a window of DAGOR is over after 2,000 requests', () => {
  const ask = openDagor({}, 2000);
  expect(ask(0, 100)).toBe(2000);
  expect(ask(0, 100)).toBeLessThanOrEqual(1900);
});

test('a window of DAGOR is over after a second', () => {
  const ask = openDagor({}, 100);
  expect([ask(0, 100), ask(999, 100)]).toEqual([100, 100]);
  expect(ask(1000, 100)).toBeLessThanOrEqual(95);
});

test('without overload DAGOR lets 1 % of all that asked more in with each window, up to a whole level', () => {
  const ask = openDagor({ windowRequests: 1000, decrease: 0.5 }, 1000);
  ask(0, 100);
  const least = ask(0, 0);
  for (let window = 1; window < 10; window++) ask(0, 0);
  const more = ask(0, 0) - least;
  expect(more).toBeGreaterThanOrEqual(10 * 10);
  // A level has some eight of the thousand users: less than that is let in beyond what is wanted.
  expect(more).toBeLessThan(10 * (10 + 8));
});

test('DAGOR has 128 levels of users: one of them is the least that it turns away', () => {
  const users = 12_800;
  const ask = openDagor({ windowRequests: users, decrease: 1e-6 }, users);
  ask(0, 100);
  const turnedAway = users - ask(0, 0);
  // A hundred users a level on average, four standard deviations of their number on either side.
  expect(Math.abs(turnedAway - 100)).toBeLessThan(40);
});
