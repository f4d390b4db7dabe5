import { describe, expect, test } from 'vitest';
import { isQuiet, reasonOfError, type ExitReason } from '../reason.ts';
import type { Restart } from '../spec/child-spec.ts';
import { isAutoShutdown } from './auto-shutdown.ts';
import { exitRule } from './exit-rule.ts';
import { restartGroup } from './restart-group.ts';
import { isShutdownError } from './shutdown-error.ts';

describe('restart or let go', () => {
  const quiet: readonly ExitReason[] = ['normal', 'shutdown', 'shutdown:drained'];
  const abnormal: readonly ExitReason[] = ['boom', 'killed', 'shutdowns', 'Error: shutdown'];
  const table: readonly (readonly [Restart, readonly ExitReason[], boolean, boolean])[] = [
    ['permanent', quiet, true, true],
    ['permanent', abnormal, true, true],
    ['transient', quiet, false, false],
    ['transient', abnormal, true, true],
    ['temporary', quiet, false, false],
    ['temporary', abnormal, false, true],
  ];
  const rows = table.flatMap(([restart, reasons, restarts, reports]) =>
    reasons.map((reason) => ({ restart, reason, rule: { restarts, reports } })),
  );
  test.each(rows)('$restart child that exits with $reason', ({ restart, reason, rule }) => {
    expect(exitRule(restart, reason)).toEqual(rule);
  });
});

test('what somebody threw is never a quiet reason', () => {
  expect(reasonOfError(new RangeError('too far'))).toBe('RangeError: too far');
  for (const thrown of ['normal', 'shutdown', new Error('shutdown'), undefined]) {
    expect(isQuiet(reasonOfError(thrown))).toBe(false);
  }
});

describe('who is restarted together', () => {
  const ids = ['a', 'b', 'c', 'd'];
  test.each([
    ['oneForOne', ['b']],
    ['simpleOneForOne', ['b']],
    ['oneForAll', ids],
    ['restForOne', ['b', 'c', 'd']],
  ] as const)('%s', (strategy, group) => {
    expect(restartGroup(strategy, ids, 'b')).toEqual(group);
  });
});

describe('a stopped child ended in another way than it was asked to', () => {
  test.each([
    ['permanent', 5000, 'shutdown', false],
    ['permanent', 5000, 'normal', true],
    ['permanent', 5000, 'shutdown:done', true],
    ['permanent', 5000, 'killed', true],
    ['permanent', 'brutal_kill', 'killed', false],
    ['permanent', 'brutal_kill', 'shutdown', true],
    ['transient', 5000, 'normal', false],
    ['transient', 'brutal_kill', 'normal', false],
    ['temporary', 5000, 'shutdown:done', false],
    ['temporary', 'infinity', 'boom', true],
  ] as const)('%s, shutdown %s, exits with %s: %s', (restart, shutdown, reason, isError) => {
    expect(isShutdownError({ restart, shutdown }, reason)).toBe(isError);
  });
});

describe('auto shutdown', () => {
  const here = { significant: true, present: true };
  const gone = { significant: true, present: false };
  const plain = { significant: false, present: true };

  test('any significant child that ends for good is enough for anySignificant', () => {
    expect(isAutoShutdown('anySignificant', here, () => [here])).toBe(true);
    expect(isAutoShutdown('anySignificant', plain, () => [])).toBe(false);
  });

  test('allSignificant waits for the last one, and does not mind the others', () => {
    expect(isAutoShutdown('allSignificant', here, () => [plain, here])).toBe(false);
    expect(isAutoShutdown('allSignificant', here, () => [plain, gone])).toBe(true);
  });

  test('never is never', () => {
    expect(isAutoShutdown('never', here, () => [])).toBe(false);
  });
});
