import type { ReconnectPolicy } from '@squall/client-actor';
import type { Figure } from '@squall/experiment';

/**
 * Everything of the outage that takes its time, and the rates that go with it. What one request takes (service times,
 * time outs, queues in seconds, the network) is the same on every scale and stands in the world itself.
 */
export interface Scale {
  readonly horizonMs: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
  readonly human: {
    readonly patienceMeanMs: Figure<number>;
    readonly manualRetriesMax: Figure<number>;
    readonly absenceMeanMs: Figure<number>;
  };
  readonly clients: {
    readonly heartbeatMs: Figure<number>;
    readonly messageMeanMs: Figure<number>;
    readonly asShipped: Figure<ReconnectPolicy>;
    readonly gentle: Figure<ReconnectPolicy>;
    readonly budgeted: Figure<ReconnectPolicy>;
    readonly sessionTtlMs: Figure<number>;
  };
  /** Requests of cost 1 per second and 1,000 clients. */
  readonly capacity: Readonly<
    Record<'edge' | 'signIn' | 'contacts' | 'presence' | 'messaging' | 'directory', Figure<number>>
  >;
  readonly contactsQueueSeconds: Figure<number>;
  readonly syncCost: Figure<number>;
  readonly presence: {
    readonly memoryLimitOfQueue: Figure<number>;
    readonly startUpMs: Figure<number>;
    readonly warmUpMs: Figure<number>;
  };
  readonly rollout: {
    readonly startMs: number;
    /** Between the first quarter and everybody. */
    readonly spreadMs: number;
    readonly fetchOverMs: Figure<number>;
    readonly upgradeMeanMs: Figure<number>;
    /** Between the waves of a staged roll-out. */
    readonly stageMs: number;
    /** Between the first cell and the second. */
    readonly cellWatchedMs: Figure<number>;
  };
  readonly operators: {
    readonly sampleDelayMs: Figure<number>;
    /** In windows. */
    readonly alarmSamples: Figure<number>;
    readonly diagnosisMs: Figure<number>;
    readonly mendOverMs: Figure<number>;
    readonly reactionMs: Figure<number>;
    readonly startPerThousandPerSecond: Figure<number>;
    readonly endPerThousandPerSecond: Figure<number>;
  };
  readonly supervision: {
    readonly periodMs: Figure<number>;
    readonly restartByHandMs: Figure<number>;
  };
}
