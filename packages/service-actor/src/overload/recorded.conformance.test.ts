/** The overload controls against what their authors' own rules say to the same samples. */
import { describe, expect, test } from 'vitest';
import { codelRecordings, dagorRanks, dagorRecording } from '../testing/recorded-controls.ts';
import {
  type RecordedLimits,
  aimdRecordings,
  gradient2Recordings,
  vegasRecordings,
  vegasSeed,
} from '../testing/recorded-limits.ts';
import { AdmissionLevel } from './admission-level.ts';
import { aimdRule } from './aimd.ts';
import { codel } from './codel.ts';
import type { LimitRule } from './concurrency-limit.ts';
import { dagorDefaults } from './dagor.ts';
import { gradient2Rule } from './gradient2.ts';
import { vegasRule } from './vegas.ts';

const limitsOf = (rule: LimitRule, { sojournsMs, inFlight, failed }: RecordedLimits<unknown>) =>
  sojournsMs.map((ms, i) => Math.floor(rule(ms, inFlight[i]!, failed[i] === 'x')));

describe('Netflix: the same limit after every sample', () => {
  test.each(aimdRecordings)('AIMD $settings', (recorded) => {
    expect(limitsOf(aimdRule(recorded.settings), recorded)).toEqual(recorded.limits);
  });
  test.each(vegasRecordings)('Vegas $settings', (recorded) => {
    expect(limitsOf(vegasRule(recorded.settings, vegasSeed), recorded)).toEqual(recorded.limits);
  });
  test.each(gradient2Recordings)('Gradient2 $settings', (recorded) => {
    expect(limitsOf(gradient2Rule(recorded.settings), recorded)).toEqual(recorded.limits);
  });
});

test.each(codelRecordings)('folly: CoDel sheds the same, $settings', (recorded) => {
  const { settings, atMs, waitedMs, shed } = recorded;
  const control = codel(settings);
  const said = atMs.map((nowMs, i) => (control.keeps(nowMs, waitedMs[i]!, 0) ? '.' : 'x'));
  expect(said.join('')).toBe(shed);
});

test('DAGOR: the same requests enter in every window', () => {
  const level = new AdmissionLevel(dagorRanks);
  const rankOf = (letter: string) => letter.charCodeAt(0) - 'a'.charCodeAt(0);
  let below = dagorRanks;
  for (const [ranks, overloaded, entered, next] of dagorRecording) {
    const said = Array.from(ranks, (letter) => level.asks(rankOf(letter)));
    expect(said).toEqual(Array.from(ranks, (letter) => rankOf(letter) < below));
    expect(said.filter(Boolean)).toHaveLength(entered);
    if (overloaded) level.lower(dagorDefaults.decrease);
    else level.raise(dagorDefaults.increase);
    below = next;
  }
});
