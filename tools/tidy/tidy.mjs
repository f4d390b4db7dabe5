// @ts-check
// Are the house rules kept? `npx nx check tidy`. The rules are data (data/), what finds offenders is in rules/.
import { workspaceRoot } from '../workspace/workspace-root.mjs';
import { fileRules, houseRules } from './rules/all.mjs';
import { check } from './src/check.mjs';
import { readHouse } from './src/house.mjs';

const house = readHouse(workspaceRoot);
const offences = check(house, fileRules, houseRules);
for (const offence of offences) console.log(offence);
console.log(
  offences.length === 0
    ? `${house.files.length} files keep ${fileRules.length + houseRules.length} rules`
    : `${offences.length} offences against the house rules (tools/tidy)`,
);
process.exitCode = offences.length === 0 ? 0 : 1;
