#!/usr/bin/env node
// The command itself is built TypeScript; this file only finds it, and says what to do when it is not there.
import { existsSync } from 'node:fs';

const cli = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(cli)) await import(cli.href);
else {
  process.stderr.write('squall is not built yet: run `npx nx build emulator` first\n');
  process.exitCode = 2;
}
