import type { Progress, ReplicationResult } from '@squall/experiment';

/** Where progress is written: stderr, so that stdout stays for results. */
export interface Screen {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

/** What a reader wants to know while a run goes on. */
export interface ProgressView {
  progress(progress: Progress): void;
  finished(result: Pick<ReplicationResult, 'key' | 'events' | 'digest'>): void;
  /** Leaves the screen as other output wants to find it. */
  end(): void;
}

/** A terminal's line is redrawn at most so often. */
const refreshMs = 200;
/** Elsewhere a plain line says how far it is at most so often. */
const lineMs = 10_000;

/** 754,321 ms → `12:34`; from an hour on `1:02:34`. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** 1,234,567 → `1.2 M`. */
export function shortCount(count: number): string {
  if (count >= 1e6) return `${(count / 1e6).toFixed(1)} M`;
  return count >= 1e4 ? `${(count / 1e3).toFixed(0)} k` : String(Math.round(count));
}

/** The states with the most clients, `online 1423 · backing off 212`. */
function statesInWords({ snapshot }: Progress): string {
  return Object.entries(snapshot.clients)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([state, count]) => `${state} ${count}`)
    .join(' · ');
}

/** `as-it-was#0 6:12:00/16:00:00 39 %`; the seed is that of the run and is left out. */
function placeInWords({ key, snapshot: { nowMs }, horizonMs }: Progress): string {
  const percent = Math.floor((100 * nowMs) / horizonMs);
  return `${key.split(':')[0] ?? key} ${clockTime(nowMs)}/${clockTime(horizonMs)} ${percent} %`;
}

interface Tracker {
  /** Events of this start, finished replications and running ones. */
  events(): number;
  /** Replications finished, as a share of all, counting those that are under way in part. */
  share(): number;
  eventsPerSecond(): number;
  etaMs(): number;
}

/** Keeps the figures behind the line; real time comes in as a port. */
function createTracker(
  total: number,
  done: () => number,
  running: Map<string, Progress>,
  now: () => number,
) {
  const startMs = now();
  let finishedEvents = 0;
  const share = () => {
    const parts = [...running.values()].map((p) => p.snapshot.nowMs / p.horizonMs);
    return (done() + parts.reduce((sum, part) => sum + part, 0)) / Math.max(1, total);
  };
  const events = () =>
    finishedEvents + [...running.values()].reduce((sum, p) => sum + p.snapshot.events, 0);
  const tracker: Tracker = {
    events,
    share,
    eventsPerSecond: () => (events() * 1000) / Math.max(1, now() - startMs),
    etaMs: () => (share() > 0 ? ((now() - startMs) * (1 - share())) / share() : Number.NaN),
  };
  return { tracker, addEvents: (count: number) => void (finishedEvents += count) };
}

/**
 * A line that is redrawn on a terminal; elsewhere one plain line per finished replication, and one every ten seconds
 * that says how far those under way have come.
 */
export function createProgressView(
  screen: Screen,
  total: number,
  already: number,
  now: () => number,
): ProgressView {
  const running = new Map<string, Progress>();
  let done = already;
  let drawnMs = screen.isTTY ? -Infinity : now();
  // What was finished before this start neither took time nor made events now.
  const { tracker, addEvents } = createTracker(total - already, () => done - already, running, now);
  const line = (progress: Progress) => {
    const eta = tracker.etaMs();
    return [
      `${done}/${total}`,
      [...running.values()].map(placeInWords).join(' · '),
      `${shortCount(tracker.events())} events, ${shortCount(tracker.eventsPerSecond())}/s`,
      Number.isFinite(eta) ? `${clockTime(eta)} left` : '',
      statesInWords(progress),
    ]
      .filter(Boolean)
      .join('  ');
  };
  const draw = (text: string) => screen.write(`\r\u001B[2K${text.slice(0, screen.columns - 1)}`);
  return {
    progress: (progress) => {
      running.set(progress.key, progress);
      if (now() - drawnMs < (screen.isTTY ? refreshMs : lineMs)) return;
      drawnMs = now();
      if (screen.isTTY) draw(line(progress));
      else screen.write(`${line(progress)}\n`);
    },
    finished: (result) => {
      running.delete(result.key);
      done++;
      addEvents(result.events);
      if (screen.isTTY) return;
      const rate = `${shortCount(tracker.eventsPerSecond())} events/s`;
      screen.write(
        `${done}/${total}  ${result.key}  ${shortCount(result.events)} events  ${rate}  digest ${result.digest.slice(0, 12)}\n`,
      );
    },
    end: () => {
      if (screen.isTTY) draw('');
    },
  };
}
