import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';

/** What the demo installs, and the random streams that two of them stand on. */
export const packages = ['client-actor', 'random', 'service-actor', 'supervisor'] as const;

const app = fileURLToPath(new URL('../..', import.meta.url));
const sourceOf = (name: string): string => join(app, '../../packages', name);

function checkBuilt(): void {
  for (const name of packages)
    if (!existsSync(join(sourceOf(name), 'dist/index.js')))
      throw new Error(`packages/${name}/dist is missing: run npx nx run-many -t build first`);
}

async function npm(folder: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await runProgram(folder, 'npm', [...args, '--ignore-scripts']);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}: ${stderr}`);
}

/** Packs as for the registry; xstate too, so that no network is needed. Gives the tarballs of each. */
async function pack(root: string) {
  const xstate = dirname(createRequire(import.meta.url).resolve('xstate/package.json'));
  await npm(root, 'pack', '--offline', ...packages.map(sourceOf), xstate);
  const starting = (start: string) =>
    readdirSync(root)
      .filter((file) => file.startsWith(start) && file.endsWith('.tgz'))
      .map((file) => join(root, file));
  return { own: starting('squall-'), xstate: starting('xstate-') };
}

/**
 * A program of somebody else: it asks for the four tarballs and nothing more, and has a copy of the demo. Whether xstate
 * comes is left to what the packages declare; only where from is overridden.
 * @param root a folder outside the monorepo, which the caller removes
 * @returns the program's folder
 */
export async function settleConsumer(root: string): Promise<string> {
  checkBuilt();
  const { own, xstate } = await pack(root);
  const folder = join(root, 'consumer');
  mkdirSync(folder);
  const manifest = { private: true, overrides: { xstate: `file:${xstate.join()}` } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await npm(folder, 'install', '--offline', '--no-audit', '--no-fund', '--cache=../cache', ...own);
  for (const file of ['demo.mjs', 'wire.mjs']) copyFileSync(join(app, file), join(folder, file));
  return folder;
}
