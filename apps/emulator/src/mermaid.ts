import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** Mermaid reads ids without dots and spaces. */
const idOf = (node: AnyStateNode) => node.id.replace(/[^\w]/g, '_');

/** `xstate.after.BACKOFF.client.backingOff` → `after BACKOFF`; other events by their own names. */
function eventName(type: string): string {
  const after = /^xstate\.after\.(.+?)\./.exec(type);
  if (after) return `after ${after[1]}`;
  if (type.startsWith('xstate.done')) return 'done';
  return type === '' ? 'always' : type;
}

function guardName(guard: unknown): string {
  if (typeof guard === 'string') return ` [${guard}]`;
  if (typeof guard === 'object' && guard !== null && 'type' in guard)
    return ` [${String(guard.type)}]`;
  return typeof guard === 'function' ? ' [guard]' : '';
}

/** All arrows that leave a state; several events with the same ends share one. */
function arrowsOf(node: AnyStateNode): readonly string[] {
  const labels = new Map<string, string[]>();
  const all = [...node.transitions.values()].flat();
  for (const { eventType, guard, target = [] } of [...all, ...(node.always ?? [])])
    for (const to of target) {
      const ends = `${idOf(node)} --> ${idOf(to)}`;
      labels.set(ends, [...(labels.get(ends) ?? []), eventName(eventType) + guardName(guard)]);
    }
  return [...labels].map(([ends, events]) => `${ends}: ${[...new Set(events)].join(', ')}`);
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function linesOf(node: AnyStateNode): readonly string[] {
  const children = Object.values(node.states) as AnyStateNode[];
  if (children.length === 0) return [`state "${node.key}" as ${idOf(node)}`];
  const [first] = node.initial?.target ?? [];
  const inner =
    node.type === 'parallel'
      ? children.flatMap((child, i) => [...(i > 0 ? ['--'] : []), ...linesOf(child)])
      : [...(first ? [`[*] --> ${idOf(first)}`] : []), ...children.flatMap(linesOf)];
  return [`state "${node.key}" as ${idOf(node)} {`, ...indent(inner), '}'];
}

function allNodes(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...(Object.values(node.states) as AnyStateNode[]).flatMap(allNodes)];
}

/** A state machine as a Mermaid `stateDiagram-v2`. */
export function mermaidOf({ root }: AnyStateMachine): string {
  const arrows = allNodes(root).flatMap(arrowsOf);
  return ['stateDiagram-v2', ...indent([...linesOf(root), ...arrows])].join('\n');
}
