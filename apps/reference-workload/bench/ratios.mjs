// @ts-check
import { isWhole } from './plan.mjs';

/** @typedef {import('./bench.mjs').Result} Result */
/** @typedef {Record<string, Record<string, number>>} Ratios  by what is compared, by number of clients */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** @param {Result} result @param {string} name @returns {number} NaN when it did not run */
export const rateOf = ({ runs }, name) =>
  median((runs.get(name) ?? []).map(({ eventsPerSecond }) => eventsPerSecond));

/** Median over the rounds of the ratio within a round. @param {Result} result @param {string} of @param {string} to */
function ratio({ runs }, of, to) {
  const others = runs.get(to) ?? [];
  const rates = (runs.get(of) ?? []).map(({ eventsPerSecond }, round) => {
    const other = others[round];
    return other === undefined ? Number.NaN : eventsPerSecond / other.eventsPerSecond;
  });
  return median(rates);
}

/** @param {Result} result @param {readonly string[]} peers */
function fastestPeer(result, peers) {
  const ran = peers.filter((name) => result.runs.has(name));
  return ran.toSorted((a, b) => rateOf(result, b) - rateOf(result, a))[0];
}

/** The fastest of these in any heat of a size, as a ratio; heats are compared only within. @param {readonly Result[]} heats @param {readonly string[]} peers */
function overFastestPeer(heats, peers) {
  const ratios = heats.flatMap((heat) => {
    const peer = fastestPeer(heat, peers);
    return peer === undefined ? [] : [ratio(heat, 'flyweight', peer)];
  });
  return ratios.length === 0 ? Number.NaN : Math.min(...ratios);
}

/** @param {readonly Result[]} results @param {string} of @param {string} to @returns {Record<string, number>} */
const bySize = (results, of, to) =>
  Object.fromEntries(
    results
      .filter(({ runs }) => runs.has(of) && runs.has(to))
      .map((result) => [result.clients, ratio(result, of, to)]),
  );

/** Cost per event against that at the smallest whole size. @param {readonly Result[]} results @param {string} name */
function growthOf(results, name) {
  const whole = results.filter((result) => isWhole(result) && result.runs.has(name));
  const base = whole.find(({ clients }) => clients === 10_000);
  if (!base) return {};
  return Object.fromEntries(
    whole.map((result) => [result.clients, rateOf(base, name) / rateOf(result, name)]),
  );
}

/** @param {readonly Result[]} results @param {readonly string[]} peers @returns {Ratios} */
export function ratiosOf(results, peers) {
  const sizes = [...new Set(results.map(({ clients }) => clients))];
  const peerRatios = sizes
    .map((clients) => {
      const heats = results.filter((result) => result.clients === clients);
      return /** @type {const} */ ([clients, overFastestPeer(heats, peers)]);
    })
    .filter(([, value]) => !Number.isNaN(value));
  return {
    'flyweight / interpreted': bySize(results, 'flyweight', 'interpreted'),
    'flyweight / yardstick': bySize(results, 'flyweight', 'yardstick'),
    'flyweight / fastest peer': Object.fromEntries(peerRatios),
    'flyweight, metrics and own chance / flyweight': bySize(
      results,
      'flyweight, metrics and own chance',
      'flyweight',
    ),
    'cost per event over that at 10,000: flyweight': growthOf(results, 'flyweight'),
    'cost per event over that at 10,000: yardstick': growthOf(results, 'yardstick'),
  };
}
