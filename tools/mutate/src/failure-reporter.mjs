// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * What went wrong in a run of vitest; plain JSON.
 * @typedef {object} Failures
 * @property {number} passed  tests that passed
 * @property {readonly Failure[]} tests  that failed
 * @property {readonly Failure[]} files  that failed outside their tests: they did not load, or a hook threw
 * @property {readonly Failure[]} unhandled  errors of nobody
 */

/**
 * @typedef {object} Failure
 * @property {string} name  of the test, of the file
 * @property {string} error  what kind: `AssertionError`, `TypeError`
 * @property {string} message
 */

/** Where `failureReporter` writes. */
export const reportVariable = 'SQUALL_MUTATE_REPORT';

/** The error at the bottom: a property of fast-check fails because of another one. @param {any} error @returns {any} */
const rootOf = (error) => (error?.cause?.message === undefined ? error : rootOf(error.cause));

/** `expect(null).toBeGreaterThan(1)` throws a TypeError: it is an expectation all the same. @param {any} error */
const isOfExpect = (error) => /^.*\n\s+at .*node_modules\/@vitest\//.test(error?.stack ?? '');

/** What an error says, whatever was thrown. @param {string} name @param {any} error @returns {Failure} */
export function failureOf(name, error) {
  const root = rootOf(error);
  return {
    name,
    error: isOfExpect(root) ? 'AssertionError' : (root?.name ?? 'Error'),
    message: root?.message ?? String(root),
  };
}

/** Vitest's own JSON report does not say why a property failed. */
export default class FailureReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests.flatMap((test) =>
      (test.result().errors ?? []).slice(0, 1).map((error) => failureOf(test.fullName, error)),
    );
    /** @type {Failures} */
    const failures = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      tests: failed,
      files: modules.flatMap((module) =>
        module.errors().map((error) => failureOf(module.relativeModuleId, error)),
      ),
      unhandled: unhandled.map((error) => failureOf('outside every test', error)),
    };
    writeFileSync(process.env[reportVariable] ?? '', JSON.stringify(failures));
  }
}
