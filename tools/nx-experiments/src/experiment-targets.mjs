// @ts-check
/** @typedef {import('./folder-view.mjs').FolderView} FolderView */
/** @typedef {import('@nx/devkit').TargetConfiguration} Target */

const ending = '.experiment.ts';

/** Names of the experiments in a folder. @param {FolderView} folder */
const namesIn = ({ list }) =>
  list('experiments')
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

/**
 * Another experiment's file is no input, so that editing it keeps this result; unless this file builds on others.
 * @param {FolderView} folder @param {string} name
 */
function othersLeftOut(folder, name) {
  if (folder.read(`experiments/${name}${ending}`).includes('.experiment.')) return [];
  const others = namesIn(folder).filter((other) => other !== name);
  return others.map((other) => `!{projectRoot}/experiments/${other}${ending}`);
}

/**
 * @param {FolderView} folder @param {string} name of the experiment
 * @param {'run' | 'map'} command @param {string} results its folder in results/
 * @returns {Target}
 */
function experiment(folder, name, command = 'run', results = name) {
  return {
    executor: 'nx:run-commands',
    cache: true,
    // One experiment fills all cores with its replications.
    parallelism: false,
    dependsOn: ['build'],
    inputs: [
      'production',
      ...othersLeftOut(folder, name),
      '^production',
      { env: 'SQUALL_RUN_ASIDE' },
      { externalDependencies: ['xstate', 'rxjs'] },
    ],
    outputs: [`{projectRoot}/results/${results}`],
    options: { cwd: folder.root, command: `node bin/squall.mjs ${command} ${name}` },
    metadata: {
      description: `${command === 'run' ? 'Run' : 'Draw the phase diagram of'} the experiment ${name}`,
      technologies: [],
    },
  };
}

/**
 * The long name hands its options on to the short one, so both share one entry of the cache. This way round, the name
 * that people type owns the terminal (a progress line) and fails without a second task that could not run.
 * @param {string} name @returns {Target}
 */
function alias(name) {
  return {
    executor: 'nx:noop',
    dependsOn: [{ target: name, params: 'forward' }],
    metadata: { description: `Run the experiment ${name}`, technologies: [] },
  };
}

/** Whether its definition has a map. @param {FolderView} folder @param {string} name */
const hasMap = ({ read }, name) => /^ {2}map[:,]/m.test(read(`experiments/${name}${ending}`));

/**
 * `<name>` and `experiment-<name>` for every file in experiments/, `map-<name>` for those with a map, and `experiments` for all
 * runs.
 * @param {FolderView} folder
 * @param {readonly string[]} taken targets the project has already
 * @returns {{ targets: Record<string, Target>, group: string[] }}
 */
export function experimentTargets(folder, taken) {
  const names = namesIn(folder);
  /** @type {Record<string, Target>} */
  const targets = {};
  for (const name of names) {
    if ([...taken, 'experiments'].includes(name))
      throw new Error(
        `${folder.root}/experiments/${name}${ending}: ${name} is a target already; give the file another name`,
      );
    targets[name] = experiment(folder, name);
    targets[`experiment-${name}`] = alias(name);
    if (hasMap(folder, name))
      targets[`map-${name}`] = experiment(folder, name, 'map', `map-${name}`);
  }
  if (names.length > 0) targets['experiments'] = { executor: 'nx:noop', dependsOn: names };
  return { targets, group: Object.keys(targets) };
}
