import type { CallReply } from '../../shell/call.ts';
import type { Supervisor } from '../../supervisor.ts';
import { linesOf } from './children.ts';
import type { Living, Recorder } from './recorder.ts';
import { childOf } from './tree.ts';
import type { BatchedOp, CallOp, ChildNode, Op, SupervisorNode } from './vector.ts';

/** Does one op of a timeline, now. */
export function perform(op: Op | BatchedOp, recorder: Recorder): void {
  switch (op.op) {
    case 'exit':
    case 'stop':
      return reach(op.op, op.target, recorder, (living) => living.exit(op.reason));
    case 'kill':
      return reach(op.op, op.target, recorder, (living) => living.kill());
    case 'batch':
      return op.ops.forEach((each) => perform(each, recorder));
    case 'snapshot':
      return [...recorder.living.values()].forEach((living) => ask(living, recorder));
    default:
      return reach(op.op, op.sup, recorder, (living) => call(op, living, recorder));
  }
}

function reach(op: string, id: string, recorder: Recorder, act: (living: Living) => void): void {
  const living = recorder.living.get(id);
  if (living === undefined) recorder.log({ ev: 'skip', sup: null, op, id });
  else act(living);
}

/** OTP's `which_children` and `count_children`. */
function ask(living: Living, recorder: Recorder): void {
  const { supervisor } = living;
  supervisor?.handle.inTurn(() => {
    const children = linesOf(living, recorder);
    const counts = supervisor.handle.countChildren();
    recorder.log({ ev: 'children', sup: living.id, children, counts });
  });
}

function call(op: CallOp, living: Living, recorder: Recorder): void {
  const { supervisor, id: sup } = living;
  if (supervisor === undefined) throw new Error(`'${sup}' is called, but is no supervisor`);
  const { handle, node } = supervisor;
  const log = (result: string): void =>
    recorder.log({ ev: 'reply', sup, op: op.op, id: op.child, result });
  const reply = (answer: CallReply): void => log(resultOf(op, answer));
  if (op.op === 'start_child' && op.spec !== undefined) {
    return startChild(handle, node, op.spec, recorder, { reply, log });
  }
  if (op.op === 'start_child') return handle.startInstance({ id: op.child }, reply);
  if (op.op === 'terminate_child') return handle.terminateChild(op.child, reply);
  if (op.op === 'restart_child') return handle.restartChild(op.child, reply);
  return handle.deleteChild(op.child, reply);
}

/** A spec that OTP refuses in a reply throws here, at once; the reply is made up when its turn comes. */
function startChild(
  handle: Supervisor,
  node: SupervisorNode,
  spec: ChildNode,
  recorder: Recorder,
  out: { readonly reply: (answer: CallReply) => void; readonly log: (result: string) => void },
): void {
  try {
    handle.startChild(childOf(spec, node.id, recorder), out.reply);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { autoShutdown = 'never' } = node;
    const culprit = autoShutdown === 'never' ? 'auto_shutdown=never' : 'restart=permanent';
    handle.inTurn(() => out.log(`error:bad_combination(${culprit},significant=true)`));
  }
}

const ERRORS = {
  alreadyStarted: 'already_started',
  alreadyPresent: 'already_present',
  notFound: 'not_found',
  running: 'running',
  restarting: 'restarting',
  simpleOneForOne: 'simple_one_for_one',
  maxChildren: 'max_children',
} as const;

function resultOf(op: CallOp, answer: CallReply): string {
  if (answer.ok) {
    const starts = op.op === 'start_child' || op.op === 'restart_child';
    return starts && answer.child === undefined ? 'ok:undefined' : 'ok';
  }
  if (answer.error === 'supervisorEnded') return `exit:${answer.reason ?? ''}`;
  return `error:${answer.error === 'startFailed' ? (answer.reason ?? '') : ERRORS[answer.error]}`;
}
