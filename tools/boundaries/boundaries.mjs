// @ts-check
// Do all arrows of the house point down? `npx nx check boundaries`.
import { join } from 'node:path';
import { readManifest } from '../workspace/read-projects.mjs';
import { workspaceRoot } from '../workspace/workspace-root.mjs';
import { layers } from './rules.mjs';
import { checkHouse } from './src/check-house.mjs';
import { readHouse } from './src/read-house.mjs';

const house = readHouse(workspaceRoot);
const offences = checkHouse(house, layers, readManifest(join(workspaceRoot, 'package.json')));
for (const offence of offences) console.log(offence);
console.log(
  offences.length === 0
    ? `${house.length} projects, all arrows point down`
    : `${offences.length} offences against the boundaries (tools/boundaries/rules.mjs)`,
);
process.exitCode = offences.length === 0 ? 0 : 1;
