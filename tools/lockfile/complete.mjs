// @ts-check
// A registry that lacks the binaries of other platforms makes a lock that installs on this one alone. This adds the
// missing entries to package-lock.json; run it after each change of dependencies: node tools/lockfile/complete.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace/workspace-root.mjs';
import { completed } from './src/completed.mjs';
import { missingOptional } from './src/missing-optional.mjs';

const path = join(workspaceRoot, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptional(lock);
try {
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completed(lock), undefined, 2)}\n`);
  for (const { name, version } of missing) console.log(`added ${name} ${version}`);
  console.log(missing.length === 0 ? 'the lock is complete' : `added ${missing.length} packages`);
} catch (error) {
  console.error(`lockfile: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
