// @ts-check
/** @typedef {import('../src/rule.mjs').HouseRule} HouseRule */

const folder = 'docs/decisions/';
const parts = ['Status', 'Decision', 'Reason', 'Consequence'];

/** @param {string} path @param {string} text */
function partsMissing(path, text) {
  return parts
    .filter((part) => !new RegExp(`^(\\*\\*|## )[^*\\n]*\\b${part}\\b`, 'im').test(text))
    .map((part) => `${path} has no ${part}: a decision says ${parts.join(', ').toLowerCase()}`);
}

/** Decisions are numbered without a gap, and each says why. @type {HouseRule} */
export const decisions = {
  name: 'decisions',
  find: ({ files, read }) => {
    const pages = files.filter((path) => path.startsWith(folder) && !path.endsWith('/README.md'));
    return pages.flatMap((path, index) => {
      const number = String(index + 1).padStart(4, '0');
      const text = read(path) ?? '';
      return [
        ...(path.startsWith(`${folder}${number}-`)
          ? []
          : [`${path} is not number ${number}: give each page the next`]),
        ...(text.startsWith(`# ${index + 1}. `)
          ? []
          : [`${path} does not begin with "# ${index + 1}. "`]),
        ...partsMissing(path, text),
      ];
    });
  },
};
