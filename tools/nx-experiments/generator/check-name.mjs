// @ts-check
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * @param {string} name
 * @param {readonly string[]} taken  targets that the project has already
 * @throws one line that names the wrong name and the way out
 */
export function checkName(name, taken) {
  if (!kebab.test(name))
    throw new Error(`name is "${name}": give kebab case, such as drain-one-cell`);
  if (taken.includes(name) || name.startsWith('experiment-'))
    throw new Error(
      `name is "${name}", which is or would be the name of another target: give another`,
    );
}
