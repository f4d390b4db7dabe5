// @ts-check
import { missingOptional } from '../../lockfile/src/missing-optional.mjs';

/** The lock installs on every platform, from whatever registry one has. @type {import('../src/rule.mjs').HouseRule} */
export const lockfile = {
  name: 'lockfile',
  find: ({ read }) => {
    const text = read('package-lock.json') ?? '{}';
    const missing = missingOptional(JSON.parse(text));
    const first = missing[0];
    return [
      ...(/"resolved": "\w+:/.test(text)
        ? [
            'package-lock.json names a registry: set omit-lockfile-registry-resolved=true and lock again',
          ]
        : []),
      ...(first === undefined
        ? []
        : [
            `package-lock.json lacks ${missing.length} packages for other platforms, e.g. ${first.name}: run node tools/lockfile/complete.mjs`,
          ]),
    ];
  },
};
