import type { ClaimResult, RunSummary, VariantSummary } from '@squall/experiment';
import pc from 'picocolors';
import { clockTime } from './progress.ts';
import { humanise } from './report/format.ts';
import { twinsInWords } from './report/twins-in-words.ts';
import {
  cellVerdicts,
  countsInWords,
  effectInWords,
  laterInWords,
  sheddingInWords,
  usualVerdict,
  worstCounts,
} from './report/verdict-words.ts';

/** A measured value for a line of text: times as a clock, shares and counts with three digits. */
function shown(measure: string, value: number): string {
  return measure.endsWith('Ms') ? clockTime(value) : String(Number(value.toPrecision(3)));
}

function measured({ measure, values, estimate }: ClaimResult): string {
  const never = values.filter((value) => value === null).length;
  if (estimate === null) return `never (n = ${values.length})`;
  const half = estimate.halfWidth === null ? '' : ` ± ${shown(measure, estimate.halfWidth)}`;
  const missing = never > 0 ? `, never in ${never}` : '';
  return `${shown(measure, estimate.mean)}${half} (n = ${values.length}${missing})`;
}

/** The bound in the unit of its measure; a factor between variants has none. */
export function boundShown({ measure, bound }: Pick<ClaimResult, 'measure' | 'bound'>): string {
  if (!measure.endsWith('Ms') || bound.includes(' times ')) return bound;
  return bound.replaceAll(/\d+(\.\d+)?/g, (figure) => clockTime(Number(figure)));
}

function claimLine(claim: ClaimResult): string {
  const mark = claim.held ? pc.green('✓') : pc.red('✗');
  const detail = `${claim.measure} ${measured(claim)}, ${boundShown(claim)}`;
  return `  ${mark} ${claim.claim}\n    ${pc.dim(`${claim.variant}: ${detail}`)}`;
}

const marks = {
  stable: pc.green('–'),
  recovered: pc.green('↗'),
  metastable: pc.red('■'),
  undecided: pc.yellow('?'),
} as const;

/** What held a cell down, of each cell that most replications found metastable or undecided. */
function effectLines(variant: VariantSummary): readonly string[] {
  return cellVerdicts(variant).flatMap(({ group, counts, sustaining = [] }) => {
    const effect = sustaining.find((found) => found !== null);
    const usual = usualVerdict(counts);
    if (!effect || (usual !== 'metastable' && usual !== 'undecided')) return [];
    return [`    ${pc.dim(`${humanise(group.slice('cell.'.length))}: ${effectInWords(effect)}`)}`];
  });
}

/** The verdict on a variant, in the cell that had it worst, with what explains it. */
export function verdictLines(variant: VariantSummary): readonly string[] {
  const counts = worstCounts(variant);
  const usual = usualVerdict(counts);
  if (usual === undefined) return [];
  const notes = [countsInWords(counts), laterInWords(variant)].filter((note) => note !== '');
  const { leastShedding } = variant;
  return [
    `  ${marks[usual]} ${variant.title}: ${usual}${notes.length === 0 ? '' : pc.dim(` (${notes.join('; ')})`)}`,
    ...effectLines(variant),
    ...(leastShedding
      ? [`    ${pc.dim(`least load shedding: ${sheddingInWords(leastShedding)}`)}`]
      : []),
  ];
}

/** The result on a terminal: the question, each claim, and where the report is. */
export function printSummary(summary: RunSummary, report: string): void {
  const { title, question, claims, accepted, verdict, digest, twins } = summary;
  const lines = [
    '',
    pc.bold(title),
    question,
    '',
    ...claims.map(claimLine),
    '',
    ...summary.variants.flatMap(verdictLines),
    '',
    accepted ? pc.green(pc.bold('accepted')) + pc.dim(`  ${verdict}`) : pc.red(verdict),
    ...(twins ? [pc.dim(`twins   ${twinsInWords(twins)}`)] : []),
    pc.dim(`digest  ${digest}`),
    `report  ${report}`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
