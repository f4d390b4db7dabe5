// @ts-check
import { expect, test } from 'vitest';
import { failureOf } from './failure-reporter.mjs';

/** @param {() => unknown} task @returns {unknown} */
function thrownBy(task) {
  try {
    task();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('an error is told by its name and its message', () => {
  const failure = failureOf('a queue', new TypeError('it is not there'));
  expect(failure).toEqual({ name: 'a queue', error: 'TypeError', message: 'it is not there' });
  expect(failureOf('a queue', 'text')).toMatchObject({ error: 'Error', message: 'text' });
});

test('behind the error of a property stands the one that it got', () => {
  const inner = new ReferenceError('nobody');
  const outer = new Error('Property failed', { cause: new Error('again', { cause: inner }) });
  expect(failureOf('a queue', outer)).toMatchObject({ error: 'ReferenceError', message: 'nobody' });
});

test('an expectation that cannot compare is an expectation', () => {
  const found = /** @type {any} */ (null);
  const error = thrownBy(() => expect(found).toBeGreaterThan(1));
  expect(error).toBeInstanceOf(TypeError);
  expect(failureOf('a queue', error).error).toBe('AssertionError');
  const slip = thrownBy(() => found.length);
  expect(failureOf('a queue', slip).error).toBe('TypeError');
});
