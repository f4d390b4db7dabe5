import type { Estimate } from '@squall/metrics';

/** Figures in words: units as people say them, never more digits than a reader can use. */
const thin = '\u202F';
/** Holds a figure and its unit on one line. */
const fixed = '\u00A0';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const three = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** 1234567 → `1,234,567`; with at most three digits after rounding when it is not whole. */
export function count(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 1000
    ? whole.format(value)
    : three.format(value);
}

/** 4123456 → `4.12 million`. */
export function largeCount(value: number): string {
  if (value >= 1e9) return `${three.format(value / 1e9)} billion`;
  return value >= 1e6 ? `${three.format(value / 1e6)} million` : whole.format(value);
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** 525000 → `8 min 45 s`; two units at most. */
export function duration(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  if (ms === 0) return `0${fixed}s`;
  if (ms < 1000) return `${three.format(ms)}${fixed}ms`;
  if (ms < 59_950) return `${three.format(Math.round(ms / 100) / 10)}${fixed}s`;
  const seconds = Math.round(ms / 1000);
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h > 0) return min > 0 ? `${h}${fixed}h ${twoDigits(min)}${fixed}min` : `${h}${fixed}h`;
  return s > 0 ? `${min}${fixed}min ${s}${fixed}s` : `${min}${fixed}min`;
}

/** 525000 → `8:45`; from an hour on `1:08:45`. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${twoDigits(min)}:${twoDigits(s)}` : `${min}:${twoDigits(s)}`;
}

const percent = (value: number) =>
  new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(value * 100);

/** 0.9471 → `94.7 %`. */
export function share(value: number): string {
  return `${percent(value)}${thin}%`;
}

/** `123/s`. */
export function rate(value: number): string {
  return `${count(value)}/s`;
}

const shareUnits = new Set([
  'of baseline',
  'of clients',
  'of capacity',
  'of served',
  'of messages',
  'of runs',
]);

const isRatio = (unit: string) => unit.startsWith('times') || unit.startsWith('attempts per');

/** A value in the unit of its measure, short: the words of the unit stand in the measure's label. */
export function measured(value: number, unit: string): string {
  if (unit === 'ms') return duration(value);
  if (unit === '1/s') return rate(value);
  if (shareUnits.has(unit)) return share(value);
  return isRatio(unit) ? `${count(value)}×` : count(value);
}

/** Decimals that show a spread with one digit of its own, or with two when the first is 1 or 2. */
function decimalsOf(half: number): number {
  const place = Math.floor(Math.log10(half));
  const first = half / 10 ** place;
  return Math.max(0, first < 3 ? 1 - place : -place);
}

function withSpread(middle: number, half: number, decimals: number): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat('en-GB', digits);
  return `${format.format(middle)} ± ${format.format(half)}`;
}

/** `94.7 ± 0.3 %`; the mean alone when one value says nothing about the spread. */
export function estimated({ mean, halfWidth }: Estimate, unit: string): string {
  if (halfWidth === null) return measured(mean, unit);
  if (unit === 'ms') return `${duration(mean)} ± ${duration(halfWidth)}`;
  const exact = halfWidth === 0 && Number.isInteger(mean);
  if (shareUnits.has(unit))
    return `${withSpread(mean * 100, halfWidth * 100, exact ? 0 : 1)}${thin}%`;
  const sign = unit === '1/s' ? '/s' : isRatio(unit) ? '×' : '';
  const decimals = halfWidth > 0 ? Math.min(3, decimalsOf(halfWidth)) : exact ? 0 : 2;
  return `${withSpread(mean, halfWidth, decimals)}${sign}`;
}

/** `at least 30000` of a measure in ms → `at least 30 s`: the number of a bound as its measure is shown. */
export function boundInWords(bound: string, unit: string): string {
  return bound.replace(
    /\b(at least|at most|below|above) (-?[\d.]+(?:e[+-]?\d+)?)(?=,|$)/g,
    (_, words: string, figure: string) => `${words} ${measured(Number(figure), unit)}`,
  );
}

/** `signIn` → `sign in`. */
export function humanise(identifier: string): string {
  return identifier.replace(
    /([a-z\d])([A-Z])/g,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
}

/** `1 claim`, `3 claims`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}
