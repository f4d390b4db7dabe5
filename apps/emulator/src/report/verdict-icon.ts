import type { Verdict } from '@squall/metrics';
import { type Markup, markup } from './html.ts';

/** A level line, a line that dips and returns, one that falls and stays, and a question: by shape, not by colour alone. */
const drawings: Readonly<Record<Verdict, Markup>> = {
  stable: markup`<circle cx="8" cy="8" r="8"/><path d="M4 8h8"/>`,
  recovered: markup`<circle cx="8" cy="8" r="8"/><path d="M3.4 6.2h1.8l2.3 5 2.7-5h2.4"/>`,
  metastable: markup`<path class="body" d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z"/><path d="M3.6 5h2.6l2.3 6h4"/>`,
  undecided: markup`<circle class="body" cx="8" cy="8" r="7.1"/><path d="M5.9 6.3c0-2.9 4.3-2.7 4.3-.2 0 1.7-2.2 1.7-2.2 3.3M8 11.6v.1"/>`,
};

/** The mark of a verdict; its word stands beside it, so that it needs no name. */
export function verdictIcon(verdict: Verdict): Markup {
  return markup`<svg class="icon ${verdict}" viewBox="0 0 16 16" aria-hidden="true">${drawings[verdict]}</svg>`;
}
