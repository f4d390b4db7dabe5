import type { Timeline } from '@squall/experiment';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { samplesParquet } from './samples-file.ts';

const timeline: Timeline = {
  seed: 1,
  windowMs: 1000,
  atMs: [1000, 2000],
  clients: { online: [3, 4] },
  onlineShare: { old: [0.75, 1] },
  services: [
    {
      cell: 'main',
      service: 'signIn',
      attemptsPerSecond: [5, 6],
      goodputPerSecond: [4, 6],
      rejectedPerSecond: [1, 0],
      queueLength: [7, 0],
      utilisation: [0.5, 0.25],
      queueCapacity: 10,
      capacityPerSecond: 8,
    },
  ],
  annotations: [],
};

test('every sample of every series is a row that another program can read', async () => {
  const bytes = samplesParquet({ base: timeline });
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file: file as ArrayBuffer });
  expect(rows).toHaveLength(2 * 7);
  expect(rows[0]).toEqual({ variant: 'base', atMs: 1000, series: 'clients/online', value: 3 });
  expect(rows).toContainEqual({
    variant: 'base',
    atMs: 2000,
    series: 'main/signIn/attemptsPerSecond',
    value: 6,
  });
});
