// @ts-check
/**
 * A folder that exists only as a record of path → text.
 * @param {string} root @param {Readonly<Record<string, string>>} files
 * @returns {import('../folder-view.mjs').FolderView}
 */
export function fakeFolder(root, files) {
  const paths = Object.keys(files).sort();
  return {
    root,
    has: (path) => paths.includes(path),
    list: (path) =>
      paths
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => file.slice(path.length + 1))
        .filter((file) => !file.includes('/')),
    read: (path) => files[path] ?? '',
    holds: (ending) => paths.some((path) => ending.test(path)),
  };
}
