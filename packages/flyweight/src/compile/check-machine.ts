import { refuse } from '../refusal.ts';
import type { MachineShape, NodeShape, TransitionShape } from '../xstate-shapes.ts';

const waits = ({ config }: NodeShape) => Object.keys(config.after ?? {}).length > 0;
const label = ({ id }: NodeShape) => `"${id}"`;

/**
 * XState 5.33 enters the root again without an exit when it is a target and nothing says `reenter`: its timers would run
 * twice.
 */
function checkRoot({ root }: MachineShape, nodes: readonly NodeShape[]): void {
  if (!waits(root)) return;
  const leads = ({ target, reenter }: TransitionShape) =>
    reenter !== true && target?.includes(root) === true;
  for (const node of nodes) {
    const moves = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
    if (!moves.some(leads)) continue;
    refuse('a way to the root, which has an after,', label(node), 'add reenter: true');
  }
}

/** @throws Refusal that names the first construct that cannot be compiled, and its state */
export function checkMachine(machine: MachineShape): void {
  const nodes = [...machine.idMap.values()];
  for (const node of nodes) {
    if (node.invoke.length > 0) refuse('invoke', label(node));
    if (node.config.output !== undefined) refuse('output', label(node), 'emit it instead');
  }
  const history = nodes.find(({ type }) => type === 'history');
  const after = nodes.find(waits);
  // XState 5.33 re-enters without an exit when history leads back to its own source: timers would fire twice.
  if (history && after) refuse(`history together with after (in ${label(after)})`, label(history));
  checkRoot(machine, nodes);
}
