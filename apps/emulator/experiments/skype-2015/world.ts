import { type World, assumed, documented } from '@squall/experiment';
import type { Scale } from './scale.ts';
import { servicesOn } from './services.ts';
import { settingsOn } from './settings.ts';
import { post } from './sources.ts';

/** The clusters, clients and people of the outage, on a scale of time. */
export function worldOn(scale: Scale): World {
  const { rollout, operators } = scale;
  const settings = settingsOn(scale);
  return {
    clients: 2000,
    horizonMs: scale.horizonMs,
    warmUpMs: scale.warmUpMs,
    windowMs: scale.windowMs,
    cells: documented(['consumer', 'business'], `business on infrastructure of its own: ${post}`),
    services: servicesOn(scale),
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'signIn', cost: assumed(0.25, 'a token, no password') },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'contacts', cost: 1 },
      presence: {
        service: 'presence',
        cost: assumed(20, 'told to every contact who is online', [10, 30]),
      },
      heartbeat: { service: 'presence', cost: 1 },
      sync: { service: 'messaging', cost: scale.syncCost },
      message: { service: 'messaging', cost: 1 },
    },
    cohorts: {
      old: {
        share: assumed(0.3, '"some versions": no share was published', [0.15, 0.5]),
        cells: ['consumer'],
        canProcess: documented(false, `some versions could not process it: ${post}`),
        settings,
      },
      current: { share: 'rest', cells: ['consumer'], canProcess: true, settings },
      business: {
        share: assumed(0.15, 'no share was published'),
        cells: documented(['business'], `not affected: ${post}`),
        canProcess: true,
        settings,
      },
    },
    network: {
      latencyMs: assumed(40, 'one way, across a continent'),
      cv2: assumed(0.25, 'some spread'),
      lossShare: assumed(0.001, 'a healthy network'),
    },
    sessions: {
      ttlMs: scale.clients.sessionTtlMs,
      keptBy: 'presence',
      connectionsHeldBy: 'edge',
    },
    configuration: {
      startMs: rollout.startMs,
      waves: [
        {
          share: assumed(0.25, 'a change in the background, out before anybody notices'),
          afterMs: 0,
        },
        { share: 1, afterMs: rollout.spreadMs },
      ],
      order: 'random',
      fetchOverMs: rollout.fetchOverMs,
      haltOnAlarm: true,
      upgradeMeanMs: rollout.upgradeMeanMs,
    },
    operators: {
      sampleDelayMs: operators.sampleDelayMs,
      alarm: {
        service: 'signIn',
        successShareBelow: assumed(0.5, 'half of the sign-ins fail'),
        samples: operators.alarmSamples,
      },
      diagnosisMs: operators.diagnosisMs,
      mendOverMs: operators.mendOverMs,
      admissionRamp: {
        service: 'edge',
        reactionMs: operators.reactionMs,
        startPerThousandPerSecond: operators.startPerThousandPerSecond,
        endPerThousandPerSecond: operators.endPerThousandPerSecond,
        raise: assumed(1.1, 'per sample, while services answer'),
        lower: assumed(0.7, 'faster down than up'),
        healthySuccessShare: assumed(0.9, 'nine of ten requests are answered'),
        retryAfterMs: 0,
      },
    },
    supervision: {
      intensity: assumed(5, "OTP's advice: tolerate a burst of 5 to 10"),
      periodMs: scale.supervision.periodMs,
      restartByHandMs: scale.supervision.restartByHandMs,
    },
    faults: [],
  };
}
