import {
  concat,
  defer,
  ignoreElements,
  map,
  merge,
  type Observable,
  repeat,
  retry,
  type SchedulerLike,
  startWith,
  Subject,
  switchMap,
  take,
  tap,
  throwError,
  timeout,
  timer,
} from 'rxjs';
import type { Setting } from '../../contestant.ts';
import { drawBackoffUs, drawRampUs, drawServiceUs, drawThinkUs } from '../../draws.ts';
import { Tally } from '../../tally.ts';
import { workload } from '../../workload.ts';
import { Xoshiro128 } from '../../xoshiro128.ts';
import { SignInService } from '../sign-in-service.ts';

const timedOut = new Error('no answer in time');
const refusal = new Error('the waiting room is full');

interface Request {
  readonly client: number;
  /** Observed as long as its client waits for it. */
  readonly answer: Subject<void>;
}

/** What all clients of a run share. Unit of the scheduler: µs. */
interface World {
  readonly scheduler: SchedulerLike;
  readonly stream: Xoshiro128;
  readonly tally: Tally;
  readonly service: SignInService<Request>;
  readonly storm: Subject<void>;
  /** One for each client; observed as long as it is online. */
  readonly mailboxes: readonly Subject<void>[];
}

function newService(
  count: number,
  { scheduler, stream, tally }: Pick<World, 'scheduler' | 'stream' | 'tally'>,
): SignInService<Request> {
  return new SignInService<Request>(count, {
    later: (delayUs, work) => scheduler.schedule(work, delayUs),
    serviceUs: () => drawServiceUs(stream),
    queued: (queueLength) => {
      tally.queueIs(queueLength);
    },
    completed: ({ client, answer }) => {
      tally.completion(client, scheduler.now());
      if (answer.observed) answer.next();
      else tally.stale += 1;
    },
  });
}

/** One attempt: completes when the client is signed in, fails when it is refused or has waited too long. */
function attempt({ scheduler, service, tally }: World, client: number): Observable<void> {
  const giveUp = () => {
    tally.timeOut(client, scheduler.now());
    return throwError(() => timedOut);
  };
  return defer(() => {
    tally.attempt(client, scheduler.now());
    const answer = new Subject<void>();
    if (service.accept({ client, answer }))
      return answer.pipe(take(1), timeout({ first: workload.timeOutUs, scheduler, with: giveUp }));
    tally.refusals += 1;
    return throwError(() => refusal);
  });
}

/** An online client: sends a message now and then, hears those that others send. Never completes. */
function online(world: World, client: number): Observable<unknown> {
  const { mailboxes, scheduler, stream, tally } = world;
  const heard = tap(() => {
    tally.delivered += 1;
  });
  const send = tap(() => {
    tally.message(client, scheduler.now());
    mailboxes[stream.below(mailboxes.length)]?.next();
  });
  const talk = defer(() => timer(drawThinkUs(stream), scheduler)).pipe(send, repeat());
  return merge(mailboxes[client]?.pipe(heard) ?? [], talk);
}

/** A client from its start to the end of the run: the pipeline that a user of RxJS would write. */
function clientOf(world: World, client: number): Observable<unknown> {
  const { scheduler, storm, stream, tally } = world;
  let exponent = 0;
  const backoff = () => {
    const delayUs = drawBackoffUs(stream, exponent);
    exponent = Math.min(exponent + 1, workload.backoffExponentMax);
    return timer(delayUs, scheduler);
  };
  const signedIn = tap(() => {
    tally.signIn(scheduler.now());
    exponent = 0;
  });
  const signIn = attempt(world, client).pipe(retry({ delay: backoff }), signedIn);
  const afterStorm = defer(() => {
    exponent = 0;
    return backoff();
  });
  const ramp = defer(() => timer(drawRampUs(stream), scheduler));
  return storm.pipe(
    map(() => afterStorm),
    startWith(ramp),
    switchMap((first) => concat(first, signIn, online(world, client))),
    ignoreElements(),
  );
}

/** Clients and service on this scheduler, ready to run. */
export function buildPipelines({ clients: count, seed }: Setting, scheduler: SchedulerLike): Tally {
  const stream = new Xoshiro128(seed);
  const tally = new Tally(count);
  const service = newService(count, { scheduler, stream, tally });
  const mailboxes = Array.from({ length: count }, () => new Subject<void>());
  const world: World = { scheduler, stream, tally, service, storm: new Subject(), mailboxes };
  scheduler.schedule(() => {
    tally.storm();
    service.restart();
    world.storm.next();
  }, workload.stormUs);
  for (let client = 0; client < count; client += 1) clientOf(world, client).subscribe();
  return tally;
}
