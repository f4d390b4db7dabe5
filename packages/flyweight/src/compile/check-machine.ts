import { refuse } from '../refusal.ts';
import type { MachineShape, NodeShape } from '../xstate-shapes.ts';

const label = ({ id }: NodeShape) => `"${id}"`;

/** @throws Refusal that names the first construct that cannot be compiled, and its state */
export function checkMachine(machine: MachineShape): void {
  const nodes = [...machine.idMap.values()];
  for (const node of nodes) {
    if (node.invoke.length > 0) refuse('invoke', label(node));
    if (node.config.output !== undefined) refuse('output', label(node), 'emit it instead');
  }
  const history = nodes.find(({ type }) => type === 'history');
  const after = nodes.find(({ config }) => config.after !== undefined);
  // XState 5.33 re-enters without an exit when history leads back to its own source: timers would fire twice.
  if (history && after) refuse(`history together with after (in ${label(after)})`, label(history));
}
