// @ts-check
import { isBuiltin } from 'node:module';
import { packageOf } from './edges.mjs';

/**
 * @typedef {import('./read-house.mjs').Room} Room
 * @typedef {import('./read-house.mjs').Manifest} Manifest
 */

// What is not published may use what is there for development only.
const isForDevelopment = /\.test\.(ts|mjs)$|\/testing\/|\/bench\//;

/** @param {Room} room @param {string} path @param {Manifest} workspace */
function declaredFor({ manifest }, path, workspace) {
  const { name, dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
  const forUse = { [name]: '', ...dependencies, ...peerDependencies, ...optionalDependencies };
  return isForDevelopment.test(path)
    ? { ...forUse, ...devDependencies, ...workspace.devDependencies }
    : forUse;
}

/** A package that a file imports is one that its project's manifest names. @param {readonly Room[]} house @param {Manifest} workspace */
export function checkDeclared(house, workspace) {
  return house.flatMap((room) =>
    room.files.flatMap(({ path, imports }) => {
      const declared = declaredFor(room, path, workspace);
      return imports.flatMap(({ specifier, line }) => {
        const name = packageOf(specifier);
        if (name === undefined || isBuiltin(name) || Object.hasOwn(declared, name)) return [];
        return [`${path}:${line} imports ${name}: ${room.root}/package.json does not declare it`];
      });
    }),
  );
}
