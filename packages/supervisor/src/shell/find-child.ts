import type { ChildSpec } from '../spec/child-spec.ts';
import { stateOf } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** What the current incarnation under an address left behind; undefined unless it is up. */
export function findChild(state: SupervisorState, address: string | ChildSpec): unknown {
  const id = typeof address === 'string' ? address : address.id;
  const child = state.children.get(id);
  if (child === undefined || stateOf(child) !== 'up') return undefined;
  // Another spec under the same id: what it left behind has another type.
  if (typeof address !== 'string' && child.spec.origin !== address) return undefined;
  return child.incarnation?.ref;
}
