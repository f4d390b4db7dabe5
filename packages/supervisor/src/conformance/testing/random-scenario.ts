import * as fc from 'fast-check';
import type { BatchedOp, ChildNode, Op, OtpStrategy, Scenario, SupervisorNode } from './vector.ts';

/** What a random scenario may contain. */
export interface RandomOptions {
  /** Kills from outside, of supervisors too: they leave orphans, which outlive their parents. */
  readonly kills: boolean;
}

const GRID_MS = 50;

/** Random scenarios like the recorded ones: trees to depth 3, workers of all kinds, ops at any time. */
export function randomScenarios(options: RandomOptions): fc.Arbitrary<Scenario> {
  return roots.chain((root) =>
    timelines(idsOf(root), supervisorsOf(root), options).map((timeline) => ({
      until: 20_000,
      root,
      timeline,
    })),
  );
}

const grid = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: max / GRID_MS }).map((steps) => steps * GRID_MS);

const reasons = fc.constantFrom('boom', 'normal', 'shutdown', 'shutdown:done', 'oom');
const restarts = fc.constantFrom('permanent' as const, 'transient' as const, 'temporary' as const);
const outcomes = fc.constantFrom('ok', 'ok', 'ok', 'ignore', 'error:nope');

const workers = fc.record(
  {
    restart: restarts,
    significant: fc.boolean(),
    shutdown: fc.oneof(grid(500), fc.constantFrom('infinity' as const, 'brutal_kill' as const)),
    trapExit: fc.boolean(),
    stopDelayMs: grid(400),
    stopReason: reasons,
    start: fc.array(outcomes, { minLength: 1, maxLength: 5 }).map((list) => ['ok', ...list, 'ok']),
    startDelayMs: grid(300),
    crashAfterMs: grid(3000),
  },
  { requiredKeys: [] },
);

type Shape = Omit<SupervisorNode, 'id' | 'children'> & { readonly below: readonly Branch[] };
type Branch = { readonly worker: Omit<ChildNode, 'id'> } | { readonly supervisor: Shape };

const strategies: fc.Arbitrary<OtpStrategy> = fc.constantFrom(
  'one_for_one',
  'one_for_all',
  'rest_for_one',
);

function shapes(depth: number): fc.Arbitrary<Shape> {
  const leaf: fc.Arbitrary<Branch> = workers.map((worker) => ({ worker }));
  const branches =
    depth === 0
      ? leaf
      : fc.oneof(
          { weight: 2, arbitrary: leaf },
          { weight: 1, arbitrary: shapes(depth - 1).map((supervisor) => ({ supervisor })) },
        );
  return fc.record({
    strategy: strategies,
    intensity: fc.integer({ min: 0, max: 4 }),
    period: fc.integer({ min: 1, max: 5 }),
    autoShutdown: fc.constantFrom('never', 'any_significant', 'all_significant'),
    restart: restarts,
    below: fc.array(branches, { maxLength: 4 }),
  });
}

const roots = shapes(2).map((shape) => nodeOf(shape, 'r'));

/** Gives every node its id, and drops `significant` where OTP would refuse it. */
function nodeOf({ below, ...flags }: Shape, id: string): SupervisorNode {
  const children = below.map((branch, index): ChildNode => {
    const name = `${id}${index}`;
    if ('supervisor' in branch) return nodeOf(branch.supervisor, name);
    const { significant = false, restart = 'permanent', ...rest } = branch.worker;
    const isAllowed = flags.autoShutdown !== 'never' && restart !== 'permanent';
    return { ...rest, id: name, restart, significant: significant && isAllowed };
  });
  return { ...flags, id, children };
}

function idsOf(node: ChildNode): readonly string[] {
  const below = 'children' in node ? (node.children ?? []) : [];
  return [node.id, ...below.flatMap((child) => idsOf(child))];
}

function supervisorsOf(node: ChildNode): readonly string[] {
  if (!('strategy' in node)) return [];
  return [node.id, ...(node.children ?? []).flatMap((child) => supervisorsOf(child))];
}

function timelines(
  ids: readonly string[],
  supervisors: readonly string[],
  { kills }: RandomOptions,
): fc.Arbitrary<readonly Op[]> {
  const target = fc.constantFrom(...ids);
  const sup = fc.constantFrom(...supervisors);
  const exits = fc.record({ op: fc.constant('exit' as const), target, reason: reasons });
  const kill = fc.record({ op: fc.constant('kill' as const), target });
  const batched: fc.Arbitrary<BatchedOp> = kills ? fc.oneof(exits, kill) : exits;
  const verbs = fc.constantFrom(
    'terminate_child' as const,
    'restart_child' as const,
    'delete_child' as const,
  );
  const ops = fc.oneof(
    { weight: 4, arbitrary: batched },
    {
      weight: 1,
      arbitrary: fc.record({
        op: fc.constant('batch' as const),
        ops: fc.array(batched, { minLength: 2, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ op: verbs, sup, child: target }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('snapshot' as const) }) },
  );
  const timed = fc.tuple(grid(8000), ops).map(([at, op]): Op => ({ ...op, at }));
  const stop: Op = { at: 9000, op: 'stop', target: 'r', reason: 'shutdown' };
  return fc
    .array(timed, { maxLength: 15 })
    .map((list) => [...list.sort((a, b) => a.at - b.at), stop]);
}
