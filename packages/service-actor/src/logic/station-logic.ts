import type {
  ActorLogic,
  ActorScope,
  ActorSystem,
  ActorSystemInfo,
  AnyActorRef,
  Snapshot,
} from 'xstate';
import { ServiceCrash } from '../lifecycle/service-crash.ts';
import { checkSpec } from '../spec/check-spec.ts';
import type { StationSpec } from '../spec/station-spec.ts';
import type {
  StationEmitted,
  StationEvent,
  StationInput,
  StationView,
} from './station-messages.ts';
import { type StationNotice, type StationWorker, createWorker } from './station-worker.ts';

export type StationSnapshot = Snapshot<undefined> & { readonly context: StationView };

type Heard = StationEvent | StationNotice;
type Scope = ActorScope<StationSnapshot, Heard, ActorSystem<ActorSystemInfo>, StationEmitted>;

/** A station as XState actor logic: what `stationLogic` gives to `createActor`. */
export type StationLogic = ActorLogic<
  StationSnapshot,
  Heard,
  StationInput,
  ActorSystem<ActorSystemInfo>,
  StationEmitted
>;

const active = { status: 'active', output: undefined, error: undefined } as const;
const done = { status: 'done', output: undefined, error: undefined } as const;
const stopped = { status: 'stopped', output: undefined, error: undefined } as const;

const crashed = (reason: string) =>
  ({ status: 'error', output: undefined, error: new ServiceCrash(reason) }) as const;

/**
 * A station as ordinary actor logic, for any XState program: it hears `request`, `withdrawal`, `drain`
 * and `crash`, and emits one `response` or `rejection` for each request, but for one that left by
 * cancellation. It starts up; a drain ends it in status `done`, a crash or its memory limit in status
 * `error` with a ServiceCrash. Its snapshots show the queue and the books. Its work is not persisted.
 * @throws RangeError when a figure of the specification is out of range
 */
export function stationLogic(spec: StationSpec): StationLogic {
  checkSpec(spec);
  const workers = new WeakMap<AnyActorRef, StationWorker>();
  const workerOf = ({ self }: Scope): StationWorker => {
    const worker = workers.get(self);
    if (worker === undefined) throw new Error(restored(spec.name));
    return worker;
  };
  return {
    getInitialSnapshot: ({ self }, input) => {
      const worker = createWorker(spec, input, (notice) => self.send(notice));
      workers.set(self, worker);
      return { ...active, context: worker.view() };
    },
    start: (_, scope) => workerOf(scope).start(),
    transition: (_, event, scope) => transition(workerOf(scope), event, scope),
    getPersistedSnapshot: (snapshot) => snapshot,
    restoreSnapshot: () => {
      throw new Error(restored(spec.name));
    },
  };
}

const restored = (name: string) =>
  `station ${name} cannot be restored, its work is not in the snapshot: create the actor without one`;

function transition(worker: StationWorker, event: Heard, scope: Scope): StationSnapshot {
  try {
    const status = react(worker, event, scope);
    if (status.status !== 'active') worker.dispose();
    return { ...status, context: worker.view() };
  } catch (error) {
    // The actor ends here, so its timers must.
    worker.dispose();
    throw error;
  }
}

function react(
  worker: StationWorker,
  event: Heard | { readonly type: 'xstate.stop' },
  scope: Scope,
) {
  switch (event.type) {
    case 'answer':
      speak(scope, { type: 'response', ticket: event.ticket });
      return active;
    case 'refusal':
      speak(scope, { ...event, type: 'rejection' });
      return active;
    case 'completion':
      return done;
    case 'death':
      return crashed(event.reason);
    case 'xstate.stop':
      return stopped;
    default:
      worker.hear(event);
      return active;
  }
}

/** Listeners are told when the snapshot is already the new one. */
function speak(scope: Scope, message: StationEmitted): void {
  scope.defer(() => scope.emit(message));
}
