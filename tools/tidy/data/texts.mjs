// @ts-check
/**
 * Text that does not belong in a repository that others clone, wherever it stands.
 * @typedef {object} BannedText
 * @property {string} name
 * @property {RegExp} text
 * @property {string} instead
 * @property {(path: string) => boolean} on
 */

const everywhere = () => true;

/** @type {readonly BannedText[]} */
export const bannedTexts = [
  {
    name: 'machine-paths',
    text: /(?<![\w.~-])\/(work|tmp|home|root|Users|mnt|private)\/[\w.-]+|\b[A-Z]:\\Users\\/,
    instead: 'a path of one machine; make it relative, or ask for os.tmpdir()',
    on: everywhere,
  },
  {
    name: 'registry-hosts',
    text: /\bregistry\.[\w-]+\.\w+|\bnpm\.pkg\.github\.com|artifactory|verdaccio|_authToken/i,
    instead: 'the registry is a setting of who installs',
    on: everywhere,
  },
  {
    name: 'cdn',
    text: /\b(cdn\.[\w-]+\.\w+|unpkg\.com|cdnjs\.|esm\.sh|esm\.run|cdn\.skypack|jspm\.(dev|io)|fonts\.(googleapis|gstatic)\.com)/i,
    instead: 'everything works offline: bring the file along',
    on: (path) => /^(apps|packages|docs)\//.test(path),
  },
];
