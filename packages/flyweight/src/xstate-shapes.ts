import type { AnyStateMachine } from 'xstate';

/** What this package touches of XState 5.33, whose own types leave these parts open. */
export interface EventObject {
  readonly type: string;
}

export type Expression = (args: object, params?: unknown) => unknown;

/** `raise`, `assign` and the like: functions that carry what they do as properties. */
export interface BuiltinAction {
  readonly type: string;
  readonly resolve: unknown;
  readonly assignment?: Expression | Readonly<Record<string, unknown>>;
  readonly event?: Expression | EventObject;
  readonly delay?: Expression | string | number;
  readonly id?: string;
  readonly sendId?: Expression | string;
}

/** `and`, `or`, `not`, `stateIn`. */
export interface BuiltinGuard {
  readonly check: unknown;
  readonly guards?: readonly GuardRef[];
}

export interface Reference {
  readonly type: string;
  readonly params?: unknown;
}

export type GuardRef = string | Reference | (Expression & Partial<BuiltinGuard>);
export type ActionRef = string | Reference | (Expression & Partial<BuiltinAction>);

export interface TransitionShape {
  guard?: GuardRef | undefined;
  actions: readonly ActionRef[];
  readonly target?: readonly NodeShape[] | undefined;
  readonly reenter?: boolean;
}

export interface NodeShape {
  readonly id: string;
  readonly type: string;
  readonly order: number;
  readonly parent?: NodeShape;
  readonly states: Readonly<Record<string, NodeShape>>;
  readonly config: { readonly output?: unknown; readonly after?: object };
  readonly invoke: readonly unknown[];
  readonly tags: readonly string[];
  readonly transitions: ReadonlyMap<string, readonly TransitionShape[]>;
  readonly always?: readonly TransitionShape[];
  readonly initial: { actions: readonly ActionRef[] };
  entry: readonly ActionRef[];
  exit: readonly ActionRef[];
}

export interface SnapshotShape {
  readonly status: string;
  readonly error: unknown;
  readonly value: unknown;
  readonly context: object;
  readonly _nodes: readonly NodeShape[];
  readonly historyValue: Readonly<Record<string, readonly NodeShape[]>>;
  matches(value: unknown): boolean;
}

export interface MachineShape {
  readonly id: string;
  readonly config: { readonly context?: object | ((args: object) => object) };
  readonly root: NodeShape;
  readonly implementations: {
    readonly guards: Readonly<Record<string, GuardRef>>;
    readonly actions: Readonly<Record<string, ActionRef>>;
    readonly delays: Readonly<Record<string, Expression | number>>;
  };
  readonly idMap: ReadonlyMap<string, NodeShape>;
  transition(snapshot: SnapshotShape, event: EventObject, scope: object): SnapshotShape;
  getInitialSnapshot(scope: object, input: unknown): SnapshotShape;
  resolveState(config: object): SnapshotShape;
}

/** The one place where the types of XState are left behind. */
export const shapeOf = (machine: AnyStateMachine): MachineShape =>
  machine as unknown as MachineShape;
