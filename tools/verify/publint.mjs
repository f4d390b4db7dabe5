// @ts-check
// Would each package, published as it is, work for those who install it? Needs dist.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

for (const folder of readdirSync('packages')) {
  const pkgDir = join('packages', folder);
  const { messages } = await publint({ pkgDir, strict: true });
  const manifest = JSON.parse(readFileSync(join(pkgDir, 'package.json'), 'utf8'));
  for (const message of messages) {
    process.exitCode = 1;
    console.log(`${pkgDir}: ${formatMessage(message, manifest) ?? message.code}`);
  }
}
