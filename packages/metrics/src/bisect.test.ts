import { describe, expect, test } from 'vitest';
import { bisect } from './bisect.ts';

const from = (edge: number) => (value: number) => value >= edge;

describe('bisect', () => {
  test('halves what is left until it is small enough', async () => {
    expect(await bisect(from(0.3), { low: 0, high: 1, resolution: 0.125 })).toEqual({
      least: 0.375,
      tooLittle: 0.25,
      trials: [
        { value: 1, held: 1 },
        { value: 0, held: 0 },
        { value: 0.5, held: 1 },
        { value: 0.25, held: 0 },
        { value: 0.375, held: 1 },
      ],
    });
  });

  test('when nothing more is needed, the least is where the search begins', async () => {
    expect(await bisect(() => true, { low: 0, high: 1, resolution: 0.1 })).toMatchObject({
      least: 0,
      tooLittle: null,
    });
  });

  test('when the most is too little, there is no least', async () => {
    expect(await bisect(() => false, { low: 0, high: 1, resolution: 0.1 })).toEqual({
      least: null,
      tooLittle: 1,
      trials: [{ value: 1, held: 0 }],
    });
  });

  test('a value is enough when every replication says so, or the share that was asked for', async () => {
    // Replication 0, 1, 2, 3 holds from 0.2, 0.4, 0.6, 0.8 on.
    const holds = (value: number, replication: number) => value >= (replication + 1) / 5;
    const options = { low: 0, high: 1, resolution: 0.001, replications: 4 };
    expect((await bisect(holds, options)).least).toBeCloseTo(0.8, 2);
    expect((await bisect(holds, { ...options, share: 0.5 })).least).toBeCloseTo(0.4, 2);
    expect((await bisect(holds, options)).trials[0]).toEqual({ value: 1, held: 4 });
  });

  test('waits for runs that take their time', async () => {
    const later = async (value: number) => {
      await Promise.resolve();
      return value >= 5;
    };
    expect(await bisect(later, { low: 0, high: 8, resolution: 1 })).toMatchObject({
      least: 5,
      tooLittle: 4,
    });
  });

  test('ends where numbers have no middle, however fine the resolution', async () => {
    const { least, tooLittle } = await bisect(from(1 / 3), { low: 0, high: 1, resolution: 5e-324 });
    expect(least).toBe(1 / 3);
    expect(tooLittle).toBeLessThan(1 / 3);
  });

  test('bounds out of order and figures that are none are refused', async () => {
    const options = { low: 0, high: 1, resolution: 0.1 };
    const refused = (change: object, words: string) =>
      expect(bisect(from(0.5), { ...options, ...change })).rejects.toThrow(words);
    await refused({ low: 2 }, 'low is 2, high is 1: give low first, at most high');
    await refused({ high: Number.NaN }, 'high is NaN');
    await refused({ resolution: 0 }, 'resolution is 0');
    await refused({ replications: 0 }, 'replications is 0');
    await refused({ share: 1.5 }, 'share is 1.5: give a share above 0 and at most 1');
  });
});
