import type { ExitReason } from '../../reason.ts';

/** One recorded scenario and what OTP did (format `otp-supervisor-trace/1`). Times in ms. */
export interface Vector {
  readonly id: string;
  readonly title: string;
  readonly scenario: Scenario;
  readonly compare: CompareMode;
  readonly trace: readonly TraceEvent[];
  readonly final: Final;
}

/** The same sequence; the same for each supervisor; the same events in any order. */
export type CompareMode = 'total' | 'perSupervisor' | 'bag';

export interface Scenario {
  readonly until: number;
  readonly root: SupervisorNode;
  readonly timeline: readonly Op[];
}

interface Node {
  readonly id: string;
  readonly restart?: 'permanent' | 'transient' | 'temporary';
  readonly significant?: boolean;
  readonly shutdown?: number | 'infinity' | 'brutal_kill';
}

export interface SupervisorNode extends Node {
  readonly strategy: OtpStrategy;
  readonly intensity?: number;
  /** Seconds. */
  readonly period?: number;
  readonly autoShutdown?: 'never' | 'any_significant' | 'all_significant';
  readonly children?: readonly ChildNode[];
  readonly template?: WorkerNode;
}

export type OtpStrategy = 'one_for_one' | 'one_for_all' | 'rest_for_one' | 'simple_one_for_one';

export interface WorkerNode extends Node {
  /** False: it dies at once of any stop. */
  readonly trapExit?: boolean;
  readonly stopDelayMs?: number | 'never';
  readonly stopReason?: ExitReason;
  /** `ok`, `ignore` or `error:<reason>`, start by start; the last repeats. */
  readonly start?: readonly string[];
  readonly startDelayMs?: number;
  readonly crashAfterMs?: number;
  readonly crashReason?: ExitReason;
}

export type ChildNode = SupervisorNode | WorkerNode;

export type BatchedOp =
  | { readonly op: 'exit'; readonly target: string; readonly reason: ExitReason }
  | { readonly op: 'kill'; readonly target: string };

export type CallOp =
  | {
      readonly op: 'start_child';
      readonly sup: string;
      readonly child: string;
      readonly spec?: ChildNode;
    }
  | {
      readonly op: 'terminate_child' | 'restart_child' | 'delete_child';
      readonly sup: string;
      readonly child: string;
    };

export type Op = { readonly at: number } & (
  | BatchedOp
  | CallOp
  | { readonly op: 'stop'; readonly target: string; readonly reason: ExitReason }
  | { readonly op: 'batch'; readonly ops: readonly BatchedOp[] }
  | { readonly op: 'snapshot' }
);

/** An entry of a trace. What else it carries depends on `ev`, and is compared as a whole. */
export interface TraceEvent {
  readonly t: number;
  readonly ev: string;
  readonly sup: string | null;
  readonly id?: string | null;
  readonly [field: string]: unknown;
}

export interface ChildLine {
  readonly id: string | null;
  readonly type: 'worker' | 'supervisor';
  readonly state: 'up' | 'undefined' | 'restarting';
  readonly n?: number;
}

export type FinalNode =
  | { readonly id: string; readonly n: number; readonly busy: true }
  | {
      readonly id: string;
      readonly n: number;
      readonly children: readonly (ChildLine | FinalNode)[];
    };

export type Final =
  { readonly rootAlive: false } | { readonly rootAlive: true; readonly tree: FinalNode };

export function isSupervisorNode(node: ChildNode): node is SupervisorNode {
  return 'strategy' in node;
}
