import { childOfSupervisor } from '../../adapters/child-of-supervisor.ts';
import type { RunningChild, StartContext } from '../../spec/child-spec.ts';
import type { ChildSpec } from '../../spec/child-spec.ts';
import type { AutoShutdown, Strategy, SupervisorSpec } from '../../spec/supervisor-spec.ts';
import type { Supervisor } from '../../supervisor.ts';
import type { Living, Recorder } from './recorder.ts';
import {
  isSupervisorNode,
  type ChildNode,
  type OtpStrategy,
  type SupervisorNode,
  type WorkerNode,
} from './vector.ts';
import { Worker } from './worker.ts';

const STRATEGIES = {
  one_for_one: 'oneForOne',
  one_for_all: 'oneForAll',
  rest_for_one: 'restForOne',
  simple_one_for_one: 'simpleOneForOne',
} as const satisfies Record<OtpStrategy, Strategy>;

const AUTO_SHUTDOWNS = {
  never: 'never',
  any_significant: 'anySignificant',
  all_significant: 'allSignificant',
} as const satisfies Record<string, AutoShutdown>;

/** A node of a scenario as the spec of a supervisor. */
export function supervisorOf(node: SupervisorNode, recorder: Recorder): SupervisorSpec {
  const strategy = STRATEGIES[node.strategy];
  const flags = {
    id: node.id,
    autoShutdown: AUTO_SHUTDOWNS[node.autoShutdown ?? 'never'],
    ...(node.intensity === undefined ? {} : { intensity: node.intensity }),
    ...(node.period === undefined ? {} : { periodMs: node.period * 1000 }),
  };
  if (strategy === 'simpleOneForOne') {
    return { ...flags, strategy, template: workerOf(node.template ?? { id: '?' }, recorder) };
  }
  const children = (node.children ?? []).map((child) => childOf(child, node.id, recorder));
  return { ...flags, strategy, children };
}

/** A node of a scenario as the spec of a child of `parent`. */
export function childOf(node: ChildNode, parent: string, recorder: Recorder): ChildSpec {
  return isSupervisorNode(node) ? nestedOf(node, parent, recorder) : workerOf(node, recorder);
}

function commonOf({ restart, significant, shutdown }: ChildNode): Partial<ChildSpec> {
  return {
    ...(restart === undefined ? {} : { restart }),
    ...(significant === undefined ? {} : { significant }),
    ...(shutdown === undefined ? {} : { shutdown }),
  };
}

function workerOf(node: WorkerNode, recorder: Recorder): ChildSpec {
  return {
    ...commonOf(node),
    id: node.id,
    start: (context) => startWorker(node, context, recorder),
  };
}

function startWorker(node: WorkerNode, context: StartContext, recorder: Recorder): 'later' {
  const { timers } = context.ports;
  const n = recorder.nextAttempt(context.id);
  const outcomes = node.start ?? ['ok'];
  const outcome = outcomes[Math.min(n, outcomes.length) - 1] ?? 'ok';
  const answer = (): void => {
    if (outcome === 'ok') return launch();
    recorder.speakAs({ n }, () =>
      outcome === 'ignore' ? context.ignored() : context.failed(outcome.slice('error:'.length)),
    );
  };
  const launch = (): void => {
    const worker: Worker = new Worker({ id: context.id, n }, node, timers, {
      exited: (reason) => recorder.speakAs({ n, living: worker }, () => context.exited(reason)),
    });
    recorder.behind.set(worker, worker);
    recorder.speakAs({ n, living: worker }, () => context.started(worker.running()));
    worker.run();
  };
  if (node.startDelayMs === undefined) answer();
  else timers.setTimer(node.startDelayMs, answer);
  return 'later';
}

function nestedOf(node: SupervisorNode, parent: string, recorder: Recorder): ChildSpec {
  const spec = childOfSupervisor({
    ...commonOf(node),
    ...supervisorOf(node, recorder),
    id: node.id,
  });
  const start: ChildSpec['start'] = (context) => {
    const n = recorder.nextAttempt(node.id);
    recorder.log({ ev: 'init', sup: parent, id: node.id, n });
    let living: Living | undefined;
    const asItself = (speak: () => void): void =>
      recorder.speakAs(living === undefined ? { n } : { n, living }, speak);
    return spec.start({
      ...context,
      started: (running: RunningChild<Supervisor> = {}) => {
        living = livingOf(node, n, running.ref, recorder);
        asItself(() => context.started(running));
      },
      failed: (reason) => asItself(() => context.failed(reason)),
      exited: (reason) => asItself(() => context.exited(reason)),
    });
  };
  return { ...spec, start };
}

/** A supervisor that has started, as something alive. */
export function livingOf(
  node: SupervisorNode,
  n: number,
  handle: Supervisor | undefined,
  recorder: Recorder,
): Living {
  if (handle === undefined) throw new Error(`supervisor '${node.id}' started without a handle`);
  const exit = (reason: string): void => handle.stop(reason);
  const kill = (): void => handle.kill();
  const living: Living = { id: node.id, n, supervisor: { handle, node }, exit, kill };
  recorder.behind.set(handle, living);
  return living;
}
