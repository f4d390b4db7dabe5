import {
  type ExperimentDefinition,
  type Executor,
  type Progress,
  type Replication,
  type ReplicationResult,
  type RunningReplication,
  beginReplication,
  keyOf,
  specOf,
} from '@squall/experiment';
import { Observable } from 'rxjs';
import { loadExperiment } from '../load.ts';
import type { RunOptions } from '../options.ts';
import { firstSightMs, watchedAddresses, watchedInWords } from './addresses.ts';
import { createKept } from './kept.ts';
import { runPaced } from './paced.ts';
import { type Relay, openRelay } from './relay.ts';
import { readViewerUrl } from './viewer-url.ts';
import { createWatch } from './watch.ts';

export type WatchOptions = Pick<RunOptions, 'inspect' | 'inspectUrl' | 'pace'>;

/** What the executor needs of its host; tests give their own. */
export interface WatchHost {
  readonly load: (module: string) => Promise<ExperimentDefinition>;
  /** Tells the user, on stderr, so that stdout stays for results. */
  readonly write: (text: string) => void;
  /** The run waits so long for a first viewer, ms, and then starts: a later one gets what is kept. */
  readonly viewerWaitMs: number;
}

/** An executor whose pages stay open after its replications, until they are closed or the program ends. */
export type WatchedExecutor = Executor & { readonly close: () => Promise<void> };

const usualHost: WatchHost = {
  load: loadExperiment,
  write: (text) => void process.stderr.write(text),
  viewerWaitMs: 5000,
};

interface WatchedRun extends RunningReplication {
  /** Before this moment there is nothing to be seen, ms. */
  readonly firstSightMs: number;
}

/** One replication with its page open: what is watched goes to the relay as it happens. */
async function beginWatched(
  replication: Replication,
  options: WatchOptions,
  host: WatchHost,
  opened: (relay: Relay) => void,
): Promise<WatchedRun> {
  const viewer = readViewerUrl(options.inspectUrl);
  const experiment = await host.load(replication.module);
  const watched = watchedAddresses(specOf(experiment, replication.point), options.inspect);
  const names = watchedInWords(watched);
  const kept = createKept();
  const relay = await openRelay({ viewer, watched: names, backlog: kept.backlog });
  opened(relay);
  host.write(`squall: watching ${names.join(', ')} at ${relay.url}\n`);
  await relay.untilViewed(host.viewerWaitMs);
  let running: RunningReplication | undefined;
  const watch = createWatch({
    addresses: watched.addresses,
    now: () => running?.cluster.now() ?? 0,
    knows: kept.knows,
    put: (message) => {
      kept.put(message);
      relay.send(message.text);
    },
  });
  const { inspect } = watch;
  running = beginReplication(experiment, replication, { inspect, watchedFromMs: watched.fromMs });
  return { ...running, firstSightMs: firstSightMs(watched) };
}

/**
 * Runs replications in this thread, in paced virtual time, with the actors named in `inspect` open to viewers.
 * @throws (as the stream's error) InputError when an address names nothing in the run, or the viewer's is none
 */
export function watchedExecutor(
  options: WatchOptions,
  onProgress: (progress: Progress) => void,
  host: Partial<WatchHost> = {},
): WatchedExecutor {
  const relays: Relay[] = [];
  const close = async () => {
    process.off('beforeExit', close);
    await Promise.all(relays.splice(0).map((relay) => relay.close()));
  };
  const runOne = async (replication: Replication, isCancelled: () => boolean) => {
    const running = await beginWatched(replication, options, { ...usualHost, ...host }, (relay) => {
      relays.push(relay);
      if (isCancelled()) void close();
    });
    const { horizonMs, cluster } = running;
    const advance = (toMs: number) => {
      running.advance(toMs);
      onProgress({ key: keyOf(replication), horizonMs, snapshot: cluster.snapshot() });
    };
    const { pace } = options;
    const pacedFromMs = running.firstSightMs;
    await runPaced({ horizonMs, pace, pacedFromMs, advance, isCancelled });
    return isCancelled() ? undefined : running.finish();
  };
  const execute: Executor = (replications) =>
    new Observable<ReplicationResult>((subscriber) => {
      let hasEnded = false;
      const runAll = async () => {
        for (const replication of replications) {
          const result = await runOne(replication, () => subscriber.closed);
          if (result === undefined) return close();
          subscriber.next(result);
        }
        hasEnded = true;
        // The page outlives its replication: nothing else that runs knows of it, so the program's end closes it.
        process.once('beforeExit', close);
        return subscriber.complete();
      };
      runAll().catch((error: unknown) => {
        subscriber.error(error);
        return close();
      });
      return () => {
        if (!hasEnded) void close();
      };
    });
  return Object.assign(execute, { close });
}
