/** The reduced validation of theory, beside that of what others measured: each takes a core. */
import { reducedValidation, tables } from './testing/reduced.ts';

const theory = ['queueing-theory', 'storm-arithmetic'];
reducedValidation(tables.filter(({ name }) => theory.includes(name)));
