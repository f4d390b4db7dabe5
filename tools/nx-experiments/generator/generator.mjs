// @ts-check
import { fileURLToPath } from 'node:url';
import { generateFiles } from '@nx/devkit';
import { projectTargetNames } from '../src/project-targets.mjs';
import { checkName } from './check-name.mjs';

const folder = 'apps/emulator/experiments';
const files = fileURLToPath(new URL('files', import.meta.url));

/** `drain-one-cell` → `Drain one cell` @param {string} name */
const titleOf = (name) => name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

/**
 * `npx nx g experiment <name>`: writes an experiment that runs at once, to be changed from there.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ readonly name: string }} options
 * @throws one line when the name does not do, or its file is there already
 */
export default function experiment(tree, { name }) {
  const path = `${folder}/${name}.experiment.ts`;
  checkName(name, ['experiments', ...projectTargetNames]);
  if (tree.exists(path)) throw new Error(`${path} is there already: give another name`);
  generateFiles(tree, files, folder, { name, title: titleOf(name) });
  return () => console.log(`\nrun it: npx nx run emulator:${name}`);
}
