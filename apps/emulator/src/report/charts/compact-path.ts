/**
 * A path of straight lines in a third of the characters: whole units, steps instead of places, and no point in the
 * middle of a straight line. A quiet series shrinks to a few bytes, and a report of a hundred panels stays small.
 */
export function compactPath(path: string): string {
  return subpathsOf(path)
    .map(({ points, closed }) => relative(withoutMiddles(points)) + (closed ? 'z' : ''))
    .join('');
}

type Point = readonly [x: number, y: number];

interface Subpath {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Reads `M x,y L x,y ... Z`, all that straight lines and areas are made of. */
function subpathsOf(path: string): readonly Subpath[] {
  return path
    .split('M')
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      closed: part.trimEnd().endsWith('Z'),
      points: part
        .replace('Z', '')
        .split('L')
        .map((pair): Point => {
          const [x, y] = pair.split(',').map((figure) => Math.round(Number(figure)));
          return [x ?? 0, y ?? 0];
        }),
    }));
}

/** Whether b lies on the straight way from a to c. */
function between([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  const turns = (bx - ax) * (cy - by) !== (by - ay) * (cx - bx);
  const goesBack = (bx - ax) * (cx - bx) < 0 || (by - ay) * (cy - by) < 0;
  return !turns && !goesBack;
}

function withoutMiddles(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [a, b] = kept.slice(-2);
    if (a !== undefined && b !== undefined && between(a, b, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** `M10 20l5-3 5 0`: the sign of a number parts it from the one before. */
function relative(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let [x, y] = first;
  const steps = rest.map(([toX, toY]) => {
    const step = joined(toX - x, toY - y);
    [x, y] = [toX, toY];
    return step;
  });
  const way = steps.reduce(
    (all, step) => all + (step.startsWith('-') || all === '' ? '' : ' ') + step,
    '',
  );
  return `M${joined(...first)}${way === '' ? '' : `l${way}`}`;
}

function joined(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}
