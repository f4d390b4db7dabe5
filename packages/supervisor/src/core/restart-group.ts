import type { Strategy } from '../spec/supervisor-spec.ts';

type Group = (ids: Iterable<string>, failedId: string) => readonly string[];

const onlyFailed: Group = (_ids, failedId) => [failedId];

const fromFailedOn: Group = (ids, failedId) => {
  const list = [...ids];
  return list.slice(list.indexOf(failedId));
};

const GROUPS: Readonly<Record<Strategy, Group>> = {
  oneForOne: onlyFailed,
  oneForAll: (ids) => [...ids],
  restForOne: fromFailedOn,
  simpleOneForOne: onlyFailed,
};

/**
 * Which children a restart concerns, in start order, the failed one among them. They are stopped
 * from the last to the first, then started from the first to the last.
 *
 * @param ids all children, in start order; a pool's many are not looked at
 */
export function restartGroup(
  strategy: Strategy,
  ids: Iterable<string>,
  failedId: string,
): readonly string[] {
  return GROUPS[strategy](ids, failedId);
}
