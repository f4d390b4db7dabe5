// @ts-check
/** @typedef {{ name: string, clientsMax?: number }} Entrant */
/** @typedef {{ clients: number, endUs: number, names: string[] }} Heat  contestants that run the very same thing */

const wholeUs = 600_000_000;
/** For those that would take too long: up to shortly after the storm. */
const shortUs = 90_000_000;
/** In every heat, so that all can be compared to it. */
const inAll = 'flyweight';

/** @param {Entrant} entrant @param {number} clients @returns {number} 0 when it does not run at all */
function endOf({ clientsMax = Infinity }, clients) {
  if (clients <= clientsMax) return wholeUs;
  return clients <= 10 * clientsMax ? shortUs : 0;
}

/** Who runs what. @param {readonly Entrant[]} entrants @param {readonly number[]} sizes @returns {Heat[]} */
export function plan(entrants, sizes) {
  return sizes
    .flatMap((clients) =>
      [wholeUs, shortUs].map((endUs) => ({
        clients,
        endUs,
        names: entrants
          .filter((entrant) => entrant.name === inAll || endOf(entrant, clients) === endUs)
          .map(({ name }) => name),
      })),
    )
    .filter(({ names }) => names.length > 1);
}

/** @param {Heat} heat */
export const isWhole = ({ endUs }) => endUs === wholeUs;
