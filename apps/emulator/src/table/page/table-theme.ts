import { sheet } from '../../report/theme.css.ts';
import { colours } from '../../report/theme/colours.css.ts';
import { figures } from '../../report/theme/figures.css.ts';
import { layout } from '../../report/theme/layout.css.ts';
import { print } from '../../report/theme/print.css.ts';
import { tables } from '../../report/theme/tables.css.ts';
import { text } from '../../report/theme/text.css.ts';
import { comparisons } from './comparisons.css.ts';

/** The whole style of a page of published tables. */
export const tableTheme = sheet([colours, layout, text, tables, figures, comparisons, print]);
