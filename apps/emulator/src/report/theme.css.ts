import { charts } from './theme/charts.css.ts';
import { colours } from './theme/colours.css.ts';
import { fatesTheme } from './theme/fates.css.ts';
import { figures } from './theme/figures.css.ts';
import { layout } from './theme/layout.css.ts';
import { phase } from './theme/phase.css.ts';
import { print } from './theme/print.css.ts';
import { narrowTables } from './theme/narrow-tables.css.ts';
import { tables } from './theme/tables.css.ts';
import { text } from './theme/text.css.ts';
import { timeline } from './theme/timeline.css.ts';
import { whiskers } from './theme/whiskers.css.ts';

/** Parts as one sheet that a page's policy can name by hash; blank space is of no use to a browser. */
export const sheet = (parts: readonly string[]): string =>
  parts
    .join('\n')
    .replace(/\s*\n\s*/g, '\n')
    .trim();

/** The whole style of a report. */
export const theme = sheet([
  colours,
  layout,
  text,
  tables,
  narrowTables,
  figures,
  charts,
  timeline,
  whiskers,
  fatesTheme,
  phase,
  print,
]);
