// @ts-check
/**
 * One wrong constant or rule, and who should notice. What is mutated is a mechanism under packages/, never a test and never
 * the parameters of an experiment.
 * @typedef {object} Mutation
 * @property {string} name  what is wrong, in words: "service time 5 % longer"
 * @property {string} file  relative to the workspace
 * @property {string} find  text that stands in the file exactly once
 * @property {string} replace  what stands there instead: code that still loads
 * @property {readonly string[]} tests  test files, the smallest that notice; one failed assertion in any of them is enough
 */

/** How often a text stands in another. @param {string} text @param {string} part */
const timesIn = (text, part) => text.split(part).length - 1;

/**
 * What is wrong with one entry of the list, in words.
 * @param {Mutation} mutation
 * @param {(path: string) => string | undefined} read  nothing when there is no such file
 * @returns {string[]}
 */
function faultsOf({ file, find, replace, tests }, read) {
  const text = read(file);
  const faults = tests
    .filter((test) => !/\.test\.(ts|mjs)$/.test(test) || read(test) === undefined)
    .map((test) => `there is no test file ${test}: name one that is there`);
  if (tests.length === 0) faults.push('no test file is named: name the smallest that notices');
  if (find === replace) faults.push('it replaces a text by itself: say what changes');
  if (!/^packages\/.+\.ts$/.test(file) || /\.test\.ts$|\/testing\//.test(file))
    faults.push(`${file} is no source of a package: mutate a mechanism under packages/`);
  if (text === undefined)
    return [...faults, `there is no file ${file}: name the one it has become`];
  const times = timesIn(text, find);
  if (times !== 1)
    faults.push(`"${find}" stands ${times} times in ${file}: give text that stands there once`);
  return faults;
}

/**
 * Is the list still true to the code? One line for each fault.
 * @param {readonly Mutation[]} mutations
 * @param {(path: string) => string | undefined} read
 * @returns {string[]}
 */
export function staleIn(mutations, read) {
  const names = mutations.map(({ name }) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return [
    ...mutations.flatMap((one) => faultsOf(one, read).map((fault) => `${one.name}: ${fault}`)),
    ...twice.map((name) => `${name}: two mutations have this name`),
  ];
}

/** The text with one thing wrong. @param {string} text @param {Mutation} mutation */
export const mutated = (text, { find, replace }) => text.replace(find, () => replace);
