// @ts-check
import { bannedTexts } from '../data/texts.mjs';

// This folder holds offenders on purpose; the lock file has a rule of its own.
const isExempt = /^tools\/tidy\/|^package-lock\.json$/;
const isText =
  /\.(ts|mjs|js|json|md|html|css|svg|ya?ml|sh|erl|exs?|txt|ndjson)$|(^|\/)(\.[\w.]+|LICENSE|run)$/;

/** One rule for each text that is banned wherever it stands. @type {readonly import('../src/rule.mjs').FileRule[]} */
export const texts = bannedTexts.map(({ name, text, instead, on }) => ({
  name,
  on: (path) => isText.test(path) && !isExempt.test(path) && on(path),
  find: (source) =>
    source.text.split('\n').flatMap((line, index) => {
      const found = text.exec(line)?.[0];
      return found === undefined ? [] : [{ line: index + 1, what: `${found}: ${instead}` }];
    }),
}));
