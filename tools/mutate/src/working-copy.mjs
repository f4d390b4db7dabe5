// @ts-check
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../../workspace/list-files.mjs';
import { mutated } from './mutation.mjs';

/** What tests from source need; documents and built files stay behind. */
const rooms = ['packages', 'apps', 'tools'];
const rootFiles = ['package.json', 'tsconfig.json', 'tsconfig.base.json'];

/** @param {string} from @param {string} to */
function copySources(from, to) {
  for (const path of [...rooms.flatMap((room) => listFiles(from, room)), ...rootFiles]) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
  }
}

/** Installed packages are shared by links; the workspace's own keep their relative ones, and so lead into the copy. @param {string} from @param {string} to */
function linkModules(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const isLink = lstatSync(source).isSymbolicLink();
    if (name === '@squall') linkModules(source, target);
    else if (name.startsWith('.')) continue;
    else symlinkSync(isLink ? readlinkSync(source) : realpathSync(source), target);
  }
}

/**
 * The workspace's sources in a temporary folder: what is broken there on purpose never touches the tree that people work in.
 * @typedef {object} WorkingCopy
 * @property {string} folder
 * @property {(mutation: import('./mutation.mjs').Mutation) => () => void} apply  gives back what undoes it
 * @property {() => void} remove
 */

/** @param {string} workspaceRoot @returns {WorkingCopy} */
export function workingCopy(workspaceRoot) {
  // The real path: a linked folder of temporary files would give each module two names.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'squall-mutate-')));
  copySources(workspaceRoot, folder);
  linkModules(join(workspaceRoot, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    apply: (mutation) => {
      const path = join(folder, mutation.file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, mutated(text, mutation));
      return () => writeFileSync(path, text);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
