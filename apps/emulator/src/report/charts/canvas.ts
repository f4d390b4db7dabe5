import { type Fragment, type Markup, markup, trusted } from '../html.ts';
import { canvas } from './painter.ts';

/** A drawing that takes the width it is given and the height of its class; lines keep their thickness. */
export function panel(kind: string, label: string, marks: Fragment): Markup {
  return markup`<svg class="panel ${kind}" role="img" aria-label="${label}" viewBox="0 0 ${canvas.width} ${canvas.height}" preserveAspectRatio="none">${marks}</svg>`;
}

/** One path; `data` comes from the painter. */
export function path(kind: string, data: string | undefined): Markup | null {
  return data ? markup`<path class="${kind}" d="${trusted(data)}"/>` : null;
}

/** A level across the whole panel, at a share of its height from the bottom. */
export function level(kind: string, height: number): Markup {
  const y = Math.round((1 - height) * canvas.height);
  return markup`<path class="${kind}" d="M0 ${y}h${canvas.width}"/>`;
}

export interface Label {
  readonly text: string;
  /** Share of the panel's height, from the bottom. */
  readonly height: number;
}

/** Words beside a panel at the heights they belong to. */
export function scaleLabels(kind: string, labels: readonly Label[]): Markup {
  const texts = labels.map(({ text, height }) => {
    const place = height > 0.9 ? 'hang' : height < 0.1 ? 'stand' : 'mid';
    return markup`<text class="${place}" x="6" y="${Number(((1 - height) * 100).toFixed(1))}%">${text}</text>`;
  });
  return markup`<svg class="scale ${kind}" aria-hidden="true">${texts}</svg>`;
}

export interface Key {
  readonly text: string;
  /** Class of its colour, and of its shape: `fill`, `line`, `dash`. */
  readonly kind: string;
}

export function legend(keys: readonly Key[]): Markup {
  const items = keys.map(
    ({ text, kind }) =>
      markup`<li><svg class="key" viewBox="0 0 20 12" aria-hidden="true"><rect class="${kind}" width="20" height="12" rx="2"/><path class="${kind}" d="M0 6h20"/></svg>${text}</li>`,
  );
  return markup`<ul class="legend">${items}</ul>`;
}
