// @ts-check
import { parseArgs } from 'node:util';

const defaults = { rounds: '5', sizes: '1000,10000,100000,1000000' };

/** @typedef {{ rounds: number, sizes: number[], withoutPeers: boolean, write: boolean }} Options */

/** More do not fit into the records of the yardstick. */
const clientsMax = 10_000_000;

/** @param {string} text */
function roundsOf(text) {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 1) return rounds;
  throw new Error(`--rounds has "${text}": give a whole number of at least 1`);
}

/** @param {string} text */
function sizeOf(text) {
  const size = Number(text);
  if (size >= 100 && size <= clientsMax && size % 100 === 0) return size;
  throw new Error(`--sizes has "${text}": give a multiple of 100 up to 10,000,000`);
}

/** @param {readonly string[]} args @returns {Options} @throws Error with one line for whoever typed them */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: defaults.rounds },
      sizes: { type: 'string', default: defaults.sizes },
      'without-peers': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map((size) => sizeOf(size.trim()));
  return {
    rounds: roundsOf(values.rounds),
    sizes,
    withoutPeers: values['without-peers'],
    write: values.write,
  };
}
