import type { NodeShape } from '../xstate-shapes.ts';
import { type ActionSite, actionKinds } from './sites.ts';

interface After {
  readonly node: NodeShape;
  readonly site: ActionSite;
}

const lineage = (node: NodeShape): NodeShape[] =>
  node.parent ? [...lineage(node.parent), node] : [node];

/** Whether two states can be active at the same time: one holds the other, or a parallel state holds both apart. */
function meet(a: NodeShape, b: NodeShape): boolean {
  const [above, below] = [lineage(a), lineage(b)];
  const apart = above.findIndex((node, depth) => node !== below[depth]);
  if (apart < 0 || below[apart] === undefined) return true;
  return above[apart - 1]?.type === 'parallel';
}

/**
 * Gives each `after` a timer lane. Timers that can never run at the same time share one: a client with thirteen of them
 * needs two.
 * @returns the number of lanes
 */
export function assignLanes(afters: readonly After[]): number {
  let lanes = 0;
  afters.forEach(({ node, site }, index) => {
    const taken = new Set(
      afters.slice(0, index).flatMap((other) => (meet(node, other.node) ? [other.site.lane] : [])),
    );
    let lane = 0;
    while (taken.has(lane)) lane++;
    site.lane = lane;
    lanes = Math.max(lanes, lane + 1);
  });
  return lanes;
}

/** The `after` timers among the entry actions of a state: XState names their events for the state. */
export const aftersOf = (node: NodeShape, sites: readonly ActionSite[]): After[] =>
  sites.flatMap((site) =>
    site.kind === actionKinds.raise && isAfterOf(node, site) ? [{ node, site }] : [],
  );

const isAfterOf = (node: NodeShape, { id, run, event }: ActionSite): boolean =>
  run === undefined &&
  id !== undefined &&
  id === event.type &&
  id.startsWith('xstate.after.') &&
  id.endsWith(`.${node.id}`);
