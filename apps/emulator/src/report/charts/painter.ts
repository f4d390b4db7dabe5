/**
 * Observable Plot as a maker of paths: it scales, stacks and draws the marks; frame, text and colour are the page's
 * own, so that a chart can stretch to any width without its letters stretching too.
 */
import type * as PlotModule from '@observablehq/plot';
import { compactPath } from './compact-path.ts';

type Plot = typeof PlotModule;

interface Frame {
  readonly horizonMs: number;
  /** Upper end of the vertical scale; its lower end is 0. */
  readonly top: number;
  /** Square root gives a small goodput room beside a large spike of attempts. */
  readonly scale?: 'linear' | 'sqrt';
}

interface Series {
  readonly name: string;
  readonly atMs: readonly number[];
  readonly values: readonly number[];
}

/** Path data by the name of its series, in units of the canvas. */
type Paths = ReadonlyMap<string, string>;

export interface Painter {
  readonly lines: (frame: Frame, series: readonly Series[]) => Paths;
  readonly areas: (frame: Frame, series: readonly Series[]) => Paths;
  /** Areas on top of one another, the first at the bottom; all series share their moments. */
  readonly stack: (frame: Frame, series: readonly Series[]) => Paths;
}

/** Units of a canvas: half a pixel of the widest page across, and a quarter of one down. */
export const canvas = { width: 2000, height: 400 } as const;

interface Datum {
  readonly name: string;
  readonly atMs: number;
  readonly value: number;
}

function dataOf(series: readonly Series[], top: number): readonly Datum[] {
  return series.flatMap(({ name, atMs, values }) =>
    atMs.map((at, i) => ({ name, atMs: at, value: Math.min(top, values[i] ?? 0) })),
  );
}

/** What is read from the drawing: the DOM's own types are not part of this program. */
interface Drawing {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

function pathsOf(drawing: Drawing): Paths {
  return new Map(
    [...drawing.querySelectorAll('path[aria-label]')].map((path) => [
      path.getAttribute('aria-label') ?? '',
      compactPath(path.getAttribute('d') ?? ''),
    ]),
  );
}

/** Loads Plot and a document for it: half a second that only a report needs. */
export async function loadPainter(): Promise<Painter> {
  const [plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const place = { x: 'atMs', z: 'name', ariaLabel: 'name' } as const;
  const channels = { ...place, y: 'value' } as const;
  const draw = (frame: Frame, mark: (plot: Plot) => ReturnType<Plot['lineY']>): Paths =>
    pathsOf(
      plot.plot({
        document,
        ...canvas,
        margin: 0,
        axis: null,
        x: { domain: [0, frame.horizonMs] },
        y: { domain: [0, frame.top], type: frame.scale ?? 'linear' },
        marks: [mark(plot)],
      }),
    );
  return {
    lines: (frame, series) =>
      draw(frame, ({ lineY }) => lineY(dataOf(series, frame.top), channels)),
    areas: (frame, series) =>
      draw(frame, ({ areaY }) =>
        areaY(dataOf(series, frame.top), { ...place, y1: 0, y2: 'value' }),
      ),
    stack: (frame, series) =>
      draw(frame, ({ areaY }) =>
        areaY(dataOf(series, frame.top), { ...channels, order: series.map(({ name }) => name) }),
      ),
  };
}
