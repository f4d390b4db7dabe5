// @ts-check
import { parseArgs } from 'node:util';

const defaults = { rounds: '5', sizes: '1000,10000,100000,1000000' };

/** @typedef {{ rounds: number, sizes: number[], write: boolean }} Options */

/** @param {string} text @param {string} option @param {number} step */
function whole(text, option, step) {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= step && value % step === 0) return value;
  const kind = step === 1 ? 'a whole number of at least 1' : `a multiple of ${step}`;
  throw new Error(`--${option} has "${text}": give ${kind}`);
}

/** @param {readonly string[]} args @returns {Options} @throws Error with one line for whoever typed them */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: defaults.rounds },
      sizes: { type: 'string', default: defaults.sizes },
      write: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map((size) => whole(size.trim(), 'sizes', 100));
  return { rounds: whole(values.rounds, 'rounds', 1), sizes, write: values.write };
}
