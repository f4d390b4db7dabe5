import { describe, expect, it } from 'vitest';
import { estimate } from '@squall/metrics';
import {
  boundInWords,
  clock,
  count,
  duration,
  estimated,
  humanise,
  largeCount,
  measured,
  plural,
  share,
} from './format.ts';

/** Fixed and thin spaces as plain ones: a test is easier to read so. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

describe('figures in words', () => {
  it('says durations in two units at most', () => {
    const said = [0, 350, 12_400, 59_960, 525_000, 600_000, 3_600_000, 5_400_000, 55_800_000];
    expect(said.map((ms) => plain(duration(ms)))).toEqual([
      '0 s',
      '350 ms',
      '12.4 s',
      '1 min',
      '8 min 45 s',
      '10 min',
      '1 h',
      '1 h 30 min',
      '15 h 30 min',
    ]);
    expect(plain(duration(-30_000))).toBe('−30 s');
  });

  it('shows moments as a clock', () => {
    expect([0, 65_000, 3_725_000].map(clock)).toEqual(['0:00', '1:05', '1:02:05']);
  });

  it('groups thousands and drops digits nobody can use', () => {
    expect([1_234_567, 12.3456, 0.077, 1234.5].map(count)).toEqual([
      '1,234,567',
      '12.3',
      '0.077',
      '1,235',
    ]);
    expect([999, 4_123_456, 2e9].map(largeCount)).toEqual(['999', '4.12 million', '2 billion']);
  });

  it('shows each measure in its unit', () => {
    expect(plain(measured(0.9471, 'of baseline'))).toBe('94.7 %');
    expect(plain(measured(120_000, 'ms'))).toBe('2 min');
    expect(measured(122.4, '1/s')).toBe('122/s');
    expect(measured(5.6, 'attempts per first attempt')).toBe('5.6×');
    expect(measured(3, '')).toBe('3');
    expect(plain(share(1))).toBe('100 %');
  });

  it('gives a mean the digits that its spread deserves', () => {
    expect(plain(estimated(estimate([0.41, 0.43, 0.42]), 'of baseline'))).toBe('42.0 ± 2.5 %');
    expect(estimated({ ...estimate([5, 6]), halfWidth: 0.344 }, 'times baseline')).toBe(
      '5.5 ± 0.3×',
    );
    expect(estimated({ ...estimate([500, 700]), halfWidth: 44 }, '1/s')).toBe('600 ± 44/s');
  });

  it('shows the mean alone when there is one value', () => {
    expect(plain(estimated(estimate([525_000]), 'ms'))).toBe('8 min 45 s');
  });

  it('puts the number of a bound in the unit of its measure, and leaves factors alone', () => {
    expect(plain(boundInWords('at least 30000, at most 900000', 'ms'))).toBe(
      'at least 30 s, at most 15 min',
    );
    expect(plain(boundInWords('at most 0.7', 'of baseline'))).toBe('at most 70 %');
    expect(boundInWords('at most 0.5 times that of as-it-was', 'ms')).toBe(
      'at most 0.5 times that of as-it-was',
    );
    expect(boundInWords('never within the horizon', 'ms')).toBe('never within the horizon');
  });

  it('makes words of identifiers', () => {
    expect([humanise('publishingPresence'), humanise('consumer2')]).toEqual([
      'publishing presence',
      'consumer2',
    ]);
    expect([plural(1, 'claim'), plural(1200, 'claim')]).toEqual(['1 claim', '1,200 claims']);
  });
});
