import type { Annotation, ServiceSeries, Timeline } from '@squall/experiment';

/** How hard a made-up storm hits; its curves only have to look like one. */
export interface Storm {
  readonly windows: number;
  readonly windowMs: number;
  readonly clients: number;
  readonly cells: readonly string[];
  readonly services: readonly string[];
  /** Share of the first cell's clients lost at the worst, 0..1. */
  readonly depth: number;
  /** When everybody is back, as a share of the run; beyond 1: never. */
  readonly backAt: number;
  readonly annotations: readonly Annotation[];
}

const triggerAt = 0.14;

/** 0..1: how much of the outage there is at a share of the run. */
function outage({ backAt }: Storm, at: number): number {
  if (at < triggerAt) return 0;
  const onset = Math.min(1, (at - triggerAt) / 0.08);
  const relief = backAt > 1 ? 0 : Math.max(0, (at - (backAt - 0.22)) / 0.22);
  return Math.max(0, Math.min(onset, 1 - relief));
}

/** Noise without a source of chance: the same for the same place. */
function ripple(i: number, salt: number): number {
  return Math.sin(i * 12.9898 + salt * 78.233) * 0.5 + Math.sin(i * 4.137 + salt * 9.7) * 0.5;
}

const pick = (figures: readonly number[], i: number) => figures[i % figures.length] ?? 0;

const round = (value: number) => Number(value.toPrecision(6));

function clientsOf(storm: Storm, at: readonly number[]): Timeline['clients'] {
  const names = ['offline', 'connecting', 'resuming', 'signingIn', 'loadingContacts'];
  const lost = at.map((share, i) => {
    const deep = storm.depth * outage(storm, share) * (0.94 + 0.06 * ripple(i, 1));
    return Math.round(storm.clients * Math.max(0.004, deep));
  });
  const part = (share: number, salt: number) =>
    lost.map((all, i) => Math.max(0, Math.round(all * share * (1 + 0.25 * ripple(i, salt)))));
  const some: Record<string, readonly number[]> = {
    ...Object.fromEntries(
      names.map((name, i) => [name, part([0.01, 0.07, 0.05, 0.24, 0.08][i] ?? 0, i)]),
    ),
    publishingPresence: part(0.06, 7),
    backingOff: part(0.3, 8),
    away: part(0.1, 9),
    gaveUp: part(0, 10),
  };
  const busy = at.map((_, i) => Object.values(some).reduce((sum, v) => sum + (v[i] ?? 0), 0));
  return { ...some, online: busy.map((count) => Math.max(0, storm.clients - count)) };
}

function serviceOf(
  storm: Storm,
  at: readonly number[],
  cell: number,
  service: number,
): ServiceSeries {
  const quiet = cell > 0;
  const capacity = pick([90, 9, 12, 75, 38, 36], service) * (quiet ? 0.2 : 1);
  const usual = capacity * pick([0.05, 0.03, 0.03, 0.35, 0.34, 0.3], service);
  const load = pick([0.9, 11, 5, 1.6, 1.2, 1.4], service) * (quiet ? 0.02 : storm.depth);
  const level = at.map((share) => outage(storm, share));
  const attempts = level.map((deep, i) =>
    Math.max(
      0,
      usual * (1 + 0.2 * ripple(i, service)) +
        deep * load * capacity * (0.75 + 0.25 * ripple(i, service + 20)),
    ),
  );
  const spike = Math.floor(triggerAt * at.length) + 2;
  if (!quiet) attempts[spike] = (attempts[spike] ?? 0) + load * capacity * 0.9;
  const goodput = attempts.map((rate, i) =>
    Math.min(rate, capacity * (rate > capacity ? 0.35 + 0.25 * ripple(i, service + 5) : 1)),
  );
  const queueCapacity = Math.round(capacity * 15);
  return {
    cell: storm.cells[cell] ?? '',
    service: storm.services[service] ?? '',
    attemptsPerSecond: attempts.map(round),
    goodputPerSecond: goodput.map(round),
    rejectedPerSecond: attempts.map((rate) => round(Math.max(0, rate - capacity))),
    queueLength: attempts.map((rate, i) =>
      Math.round(
        queueCapacity *
          Math.min(1, Math.max(0, (rate / capacity) * (0.9 + 0.1 * ripple(i, 3)) - 0.25)),
      ),
    ),
    utilisation: attempts.map((rate) => round(Math.min(1, rate / capacity))),
    queueCapacity,
    capacityPerSecond: capacity,
  };
}

/** A timeline as a storm would leave it. */
export function stormTimeline(storm: Storm): Timeline {
  const { windows, windowMs } = storm;
  const at = Array.from({ length: windows }, (_, i) => (i + 1) / windows);
  const online = (share: number) => at.map((place) => round(1 - share * outage(storm, place)));
  return {
    seed: 7,
    windowMs,
    atMs: at.map((_, i) => (i + 1) * windowMs),
    clients: clientsOf(storm, at),
    onlineShare: {
      old: online(Math.min(1, storm.depth * 1.5)),
      current: online(storm.depth),
      business: online(0.01),
    },
    services: storm.cells.flatMap((_, cell) =>
      storm.services.map((__, service) => serviceOf(storm, at, cell, service)),
    ),
    annotations: storm.annotations,
  };
}
