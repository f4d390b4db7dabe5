import { type Markup, markup } from './html.ts';

/** Held or failed: told apart by its shape, by its colour, and to a screen reader by its name. */
export function icon(held: boolean): Markup {
  return held
    ? markup`<svg class="icon held" viewBox="0 0 16 16" role="img" aria-label="held"><circle cx="8" cy="8" r="8"/><path d="M4.4 8.4l2.4 2.4 4.8-5.2"/></svg>`
    : markup`<svg class="icon failed" viewBox="0 0 16 16" role="img" aria-label="failed"><circle cx="8" cy="8" r="8"/><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"/></svg>`;
}
