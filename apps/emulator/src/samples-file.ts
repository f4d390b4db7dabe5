import type { Timeline } from '@squall/experiment';
import { parquetWriteBuffer } from 'hyparquet-writer';

interface Columns {
  readonly variant: string[];
  readonly atMs: number[];
  readonly series: string[];
  readonly value: number[];
}

const stationFigures = [
  'attemptsPerSecond',
  'goodputPerSecond',
  'rejectedPerSecond',
  'queueLength',
  'utilisation',
] as const;

/** Every series of a timeline by a name: `clients/online`, `online/business`, `consumer/signIn/queueLength`. */
function seriesOf(timeline: Timeline): readonly (readonly [string, readonly number[]])[] {
  return [
    ...Object.entries(timeline.clients).map(([state, v]) => [`clients/${state}`, v] as const),
    ...Object.entries(timeline.onlineShare).map(([name, v]) => [`onlineShare/${name}`, v] as const),
    ...timeline.services.flatMap((service) =>
      stationFigures.map(
        (figure) => [`${service.cell}/${service.service}/${figure}`, service[figure]] as const,
      ),
    ),
  ];
}

function append(columns: Columns, variant: string, timeline: Timeline): void {
  for (const [name, values] of seriesOf(timeline))
    for (const [i, value] of values.entries()) {
      columns.variant.push(variant);
      columns.atMs.push(timeline.atMs[i] ?? 0);
      columns.series.push(name);
      columns.value.push(value);
    }
}

/** The samples of the first replication of each variant, in long form, as one Parquet file. */
export function samplesParquet(timelines: Readonly<Record<string, Timeline>>): Uint8Array {
  const columns: Columns = { variant: [], atMs: [], series: [], value: [] };
  for (const [variant, timeline] of Object.entries(timelines)) append(columns, variant, timeline);
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'variant', data: columns.variant, type: 'STRING' },
      { name: 'atMs', data: columns.atMs, type: 'DOUBLE' },
      { name: 'series', data: columns.series, type: 'STRING' },
      { name: 'value', data: columns.value, type: 'DOUBLE' },
    ],
  });
  return new Uint8Array(buffer);
}
