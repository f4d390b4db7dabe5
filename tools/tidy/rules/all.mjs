// @ts-check
import { decisions } from './decisions.mjs';
import { everyPlatform, locked, noRegistry } from './lockfile.mjs';
import { names, versions } from './manifests.mjs';
import { exportsMatch, readmes } from './packages.mjs';
import { references } from './references.mjs';
import { rxjsTime } from './rxjs-time.mjs';
import { noAny, noExportStar, noSilentSkip, shortFiles, testNames } from './shape.mjs';
import { noNodeImports, noPowers, noSleep, noSurroundings } from './surroundings.mjs';
import { texts } from './texts.mjs';
import { units, words } from './words.mjs';

/** @type {readonly import('../src/rule.mjs').FileRule[]} */
export const fileRules = [
  noSurroundings,
  noNodeImports,
  noSleep,
  noPowers,
  rxjsTime,
  words,
  units,
  noAny,
  noExportStar,
  shortFiles,
  testNames,
  noSilentSkip,
  ...texts,
];

/** @type {readonly import('../src/rule.mjs').HouseRule[]} */
export const houseRules = [
  readmes,
  exportsMatch,
  names,
  versions,
  references,
  decisions,
  locked,
  noRegistry,
  everyPlatform,
];
