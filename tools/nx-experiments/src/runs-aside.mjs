// @ts-check
// Options after which a run does more than fill results/<name>: an inspector is opened, an interrupted run goes on, the
// results go elsewhere. Answered from the cache, nothing of that would happen.
const aside = /^--(inspect|inspect-url|pace|resume|out)(=|$)/;

/** Must this command line never be answered from the cache? @param {readonly string[]} argv */
export const runsAside = (argv) => argv.some((word) => aside.test(word));
