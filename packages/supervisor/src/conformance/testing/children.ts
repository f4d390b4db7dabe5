import type { ChildInfo } from '../../shell/children-view.ts';
import type { Living, Recorder } from './recorder.ts';
import type { ChildLine, Final, FinalNode } from './vector.ts';

const STATES = { up: 'up', down: 'undefined', restarting: 'restarting' } as const;

/**
 * What a supervisor lists, in the words of a trace and in its own (reverse start) order. A pool's
 * come sorted: OTP keeps them in no order, and knows one that is restarting by no name.
 */
export function linesOf(living: Living, recorder: Recorder): readonly ChildLine[] {
  const { supervisor } = living;
  if (supervisor === undefined) return [];
  const isPool = supervisor.node.strategy === 'simple_one_for_one';
  const lines = supervisor.handle.whichChildren().map((info) => lineOf(info, isPool, recorder));
  return isPool ? lines.sort((a, b) => compareIds(a.id ?? '', b.id ?? '')) : lines;
}

function lineOf(info: ChildInfo, isPool: boolean, recorder: Recorder): ChildLine {
  const { type } = info;
  const state = STATES[info.state];
  const id = isPool && state === 'restarting' ? null : info.id;
  const behind = behindOf(info, recorder);
  return behind === undefined ? { id, type, state } : { id, type, state, n: behind.n };
}

function behindOf({ child }: ChildInfo, recorder: Recorder): Living | undefined {
  return typeof child === 'object' && child !== null ? recorder.behind.get(child) : undefined;
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The tree as it stands: each supervisor is asked, and one that does not answer is busy. */
export function finalOf(root: Living | undefined, recorder: Recorder, settle: () => void): Final {
  if (root === undefined) return { rootAlive: false };
  const answers = new Map<Living, readonly ChildLine[]>();
  const below = new Map<Living, readonly (Living | undefined)[]>();
  for (const living of recorder.living.values()) {
    living.supervisor?.handle.inTurn(() => {
      const infos = living.supervisor?.handle.whichChildren() ?? [];
      answers.set(living, linesOf(living, recorder));
      below.set(
        living,
        infos.map((info) => behindOf(info, recorder)),
      );
    });
  }
  settle();
  const nodeOf = (living: Living): FinalNode => {
    const { id, n } = living;
    const lines = answers.get(living);
    if (lines === undefined) return { id, n, busy: true };
    const supervisors = (below.get(living) ?? []).filter((each) => each?.supervisor !== undefined);
    const children = lines.map((line) => {
      const nested = supervisors.find((each) => each?.id === line.id);
      return nested === undefined ? line : nodeOf(nested);
    });
    return { id, n, children: isPool(living) ? children : children.toReversed() };
  };
  return { rootAlive: true, tree: nodeOf(root) };
}

function isPool(living: Living): boolean {
  return living.supervisor?.node.strategy === 'simple_one_for_one';
}
