import type { Annotation } from '@squall/experiment';

/** Events of a run that stand so close together that they share one number on the time axis. */
export interface Marker {
  /** From 1, in the order of time. */
  readonly number: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Something that hurts rather than an answer to it. */
  readonly harm: boolean;
  readonly notes: readonly string[];
  /** The row in which its number is drawn, from 0: numbers in one row do not touch. */
  readonly lane: number;
}

const harmful = new Set<Annotation['kind']>([
  'rollout',
  'crash',
  'fault',
  'gaveUp',
  'evicted',
  'deploy',
]);

/** Something that hurts rather than an answer to it. */
export function isHarm(kind: Annotation['kind']): boolean {
  return harmful.has(kind);
}

const markersMax = 24;
const lanesMax = 3;
/** Things said of one number; a longer list is counted instead. */
const notesMax = 6;
/** Least distance of two numbers in one lane, as a share of the axis: a number's width on a phone. */
const laneGap = 0.06;
/** Events closer than this share of the axis cannot be told apart in any case. */
const closest = 0.004;

/** Numbers the events of a run; the more there are, the more of them share a number. */
export function numberEvents(events: readonly Annotation[], horizonMs: number): readonly Marker[] {
  const ordered = [...events].sort((a, b) => a.atMs - b.atMs);
  for (let gap = closest; ; gap *= 1.5) {
    const markers = inLanes(together(ordered, gap * horizonMs), horizonMs);
    const lanes = Math.max(0, ...markers.map(({ lane }) => lane + 1));
    if ((markers.length <= markersMax && lanes <= lanesMax) || gap > 1) return markers;
  }
}

function together(events: readonly Annotation[], spanMs: number): readonly Annotation[][] {
  const groups: Annotation[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const fromMs = group?.[0]?.atMs ?? -Infinity;
    if (group !== undefined && event.atMs - fromMs <= spanMs) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

function inLanes(groups: readonly Annotation[][], horizonMs: number): readonly Marker[] {
  const ends: number[] = [];
  return groups.map((group, i) => {
    const fromMs = group[0]?.atMs ?? 0;
    const place = horizonMs > 0 ? fromMs / horizonMs : 0;
    const free = ends.findIndex((end) => place - end >= laneGap);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = place;
    return {
      number: i + 1,
      fromMs,
      toMs: group.at(-1)?.atMs ?? fromMs,
      harm: group.some(({ kind }) => isHarm(kind)),
      notes: notesOf(group),
      lane,
    };
  });
}

/** What happened, said once: `crash of presence (consumer), 4 times`. */
function notesOf(group: readonly Annotation[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { label, cell } of group) {
    const note = cell === undefined ? label : `${label} (${cell})`;
    times.set(note, (times.get(note) ?? 0) + 1);
  }
  const notes = [...times].map(([note, n]) => (n === 1 ? note : `${note}, ${n} times`));
  if (notes.length <= notesMax) return notes;
  return [...notes.slice(0, notesMax - 1), `and ${notes.length - notesMax + 1} more`];
}
