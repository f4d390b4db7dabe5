// @ts-check
// The nx plugin of this house: no project lists its own targets, they follow from what its folder holds.
import { dirname } from 'node:path';
import { createNodesFromFiles } from '@nx/devkit';
import { experimentTargets } from './src/experiment-targets.mjs';
import { folderView } from './src/folder-view.mjs';
import { projectTargets } from './src/project-targets.mjs';
import { runsAside } from './src/runs-aside.mjs';

export const name = '@squall/nx-experiments';

// Experiment files are listed so that nx computes anew when one comes or goes; their project is read by its manifest.
const watched =
  '{packages/*/package.json,apps/*/package.json,tools/*/package.json,tools/*/project.json,apps/*/experiments/*.experiment.ts}';
const isManifest = /(^|\/)(package|project)\.json$/;

/** @param {string} file @param {string} workspaceRoot */
function projectOf(file, workspaceRoot) {
  const folder = folderView(workspaceRoot, dirname(file));
  const own = projectTargets(folder);
  const { targets, group } = experimentTargets(folder, Object.keys(own));
  const metadata = group.length > 0 ? { targetGroups: { Experiments: group } } : {};
  return { projects: { [folder.root]: { targets: { ...own, ...targets }, metadata } } };
}

/** @type {import('@nx/devkit').CreateNodes} */
export const createNodes = [
  watched,
  (files, options, context) =>
    createNodesFromFiles(
      (file) => (isManifest.test(file) ? projectOf(file, context.workspaceRoot) : {}),
      files.filter((file) => isManifest.test(file)),
      options,
      context,
    ),
];

/** @type {import('@nx/devkit').PreTasksExecution} */
export const preTasksExecution = (_, { argv, id }) => {
  // Read as an input by every experiment target: a value that never comes back is never answered from the cache.
  if (runsAside(argv)) process.env['SQUALL_RUN_ASIDE'] = id;
};
