import {
  type Change,
  type Figure,
  type Variant,
  type World,
  assumed,
  defineExperiment,
  documented,
} from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const infoq = 'Discord, incident of 25 March 2026, as told by InfoQ in May 2026';

/** One in twenty of the clients each: at 20 a minute all are restarted within a minute. */
const gateways = 20;

const deployAt = (instancesPerMinute: number): Change<World> => ({
  deploys: [{ cell: 'main', service: 'gateway', atMs: 60_000, instancesPerMinute }],
});

const atPace = (k: number, more: Change<World> = {}): Variant => ({
  title: `${k} a minute`,
  about: `${k} of ${gateways} gateways are restarted per minute, each with its clients.`,
  change: { ...deployAt(k), ...more },
});

/** A deploy that waits while sign-in answers less than a share, as seen after a delay. */
const gated = (
  instancesPerMinute: number,
  successShareBelow: Figure<number>,
  sampleDelayMs: Figure<number>,
): Change<World> => ({
  deploys: [
    {
      cell: 'main',
      service: 'gateway',
      atMs: 60_000,
      instancesPerMinute,
      gate: { service: 'signIn', successShareBelow, sampleDelayMs },
    },
  ],
});

export default defineExperiment({
  name: 'rolling-deploy',
  title: 'How many gateways per minute?',
  question:
    'A deploy restarts the gateways of a chat one after the other. Each throws its clients out, and they sign in anew. At which pace does that become a storm?',
  answer:
    'Four of twenty a minute is the largest pace of these that is safe; at eight sign-in cannot keep up with those who come back. It is less than one reckons, because clients come back to gateways that are still to be restarted, and are thrown out again. A drain makes even sixteen safe: a client that is told to go while its session is still there takes it along. A gate that sees sign-in late makes sixteen milder, not safe; one that sees it within a second makes eight almost as safe as four.',
  covers: [
    `A deploy shrinks replicas, hand-over outlasts the grace period, and 17 % of the sessions die at once: ${infoq}.`,
    'Gateways hold the connections and keep the sessions: who loses both signs in anew.',
    'The last gateway holds e = 2.7 times as many clients as the first when its turn comes: each one before it has handed it a share of its own.',
    'Left out: zones, and sessions that are handed over.',
  ],
  world: {
    clients: 2000,
    horizonMs: 480_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      gateway: {
        instances: assumed(gateways, 'one in twenty of the clients each'),
        capacityPerThousandPerSecond: assumed(400, 'everybody connects within a few seconds'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(5, 'a TLS handshake and a route'),
        startUpMs: assumed(5000, 'a process starts'),
      },
      signIn: {
        capacityPerThousandPerSecond: assumed(12, 'everybody within a minute and a half', [6, 24]),
        queueSeconds: assumed(8, 'almost as long as a client waits'),
        serviceTimeMs: assumed(200, 'credentials, tokens, a session is made'),
      },
    },
    stages: {
      connect: { service: 'gateway', cost: 1 },
      resume: { service: 'gateway', cost: 1 },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'gateway', cost: 1 },
      presence: { service: 'gateway', cost: 1 },
      heartbeat: { service: 'gateway', cost: 1 },
      sync: { service: 'gateway', cost: 1 },
      message: { service: 'gateway', cost: 1 },
    },
    cohorts: { all: { share: 1, cells: ['main'], canProcess: true, settings: chatClients() } },
    network,
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'gateway',
      connectionsHeldBy: 'gateway',
    },
    operators: null,
    supervision: { intensity: 5, periodMs: 60_000 },
    faults: [],
    deploys: [{ cell: 'main', service: 'gateway', atMs: 60_000, instancesPerMinute: 4 }],
  },
  variants: {
    'four-a-minute': atPace(4),
    'eight-a-minute': atPace(8),
    'sixteen-a-minute': atPace(16),
    'all-at-once': {
      title: 'Within five seconds',
      about: 'As when a zone is lost: all gateways within five seconds.',
      change: deployAt(240),
    },
    drained: {
      title: '16 a minute, drained',
      about: 'Clients are told to go one by one within the half minute before their gateway ends.',
      change: {
        ...deployAt(16),
        services: {
          gateway: {
            drainMs: documented(30_000, 'Kubernetes, terminationGracePeriodSeconds: 30 s'),
          },
        },
      },
    },
    gated: {
      title: '16 a minute, gated',
      about: 'No gateway is taken while sign-in answers fewer than nine of ten.',
      change: gated(
        16,
        assumed(0.9, 'nine of ten are answered'),
        assumed(5000, 'metrics are a window old'),
      ),
    },
    'gated-in-time': {
      title: '8 a minute, gated in time',
      about: 'No gateway is taken while sign-in fails one in a hundred, seen after a second.',
      change: gated(
        8,
        assumed(0.99, 'one in a hundred fails'),
        assumed(1000, 'seen as soon as the window is over'),
      ),
    },
  },
  profiles: {
    quick: { about: 'Eight minutes of 2,000 clients.', replications: 3 },
    full: {
      about: 'Eight minutes of 4,000 clients.',
      world: { clients: 4000 },
      replications: 3,
    },
  },
  accept: [
    {
      claim: 'Four a minute, the largest pace that is safe: sign-in keeps up',
      variant: 'four-a-minute',
      measure: 'service.main/signIn.overloadedMs',
      atMost: 0,
    },
    {
      claim: '... and hardly more are away than those of one gateway',
      variant: 'four-a-minute',
      measure: 'cell.main.onlineMin',
      atLeast: 0.85,
    },
    {
      claim:
        'Clients are thrown out more than once: they come back to gateways that are still to be restarted',
      variant: 'four-a-minute',
      measure: 'cohort.all.disconnectsPerClient',
      atLeast: 1.5,
    },
    {
      claim: 'Eight a minute: sign-in is overloaded',
      variant: 'eight-a-minute',
      measure: 'service.main/signIn.overloadedMs',
      atLeast: 10_000,
    },
    {
      claim: '... and a fifth of the clients is away',
      variant: 'eight-a-minute',
      measure: 'cell.main.onlineMin',
      atMost: 0.82,
    },
    {
      claim: 'Sixteen a minute: half of the clients are away',
      variant: 'sixteen-a-minute',
      measure: 'cell.main.onlineMin',
      atMost: 0.5,
    },
    {
      claim: 'All at once: everybody is away ...',
      variant: 'all-at-once',
      measure: 'cell.main.onlineMin',
      atMost: 0.05,
    },
    {
      claim: '... though it is over sooner than at sixteen a minute: each is thrown out once',
      variant: 'all-at-once',
      measure: 'cell.main.recoveryMs',
      atMostTimes: { factor: 0.95, variant: 'sixteen-a-minute' },
    },
    {
      claim: 'Sixteen a minute with a drain: nobody signs in anew',
      variant: 'drained',
      measure: 'service.main/signIn.overloadedMs',
      atMost: 0,
    },
    {
      claim: '... and nearly everybody stays online',
      variant: 'drained',
      measure: 'cell.main.onlineMin',
      atLeast: 0.9,
    },
    {
      claim: 'A gate makes sixteen a minute milder ...',
      variant: 'gated',
      measure: 'service.main/signIn.overloadedMs',
      atMostTimes: { factor: 0.95, variant: 'sixteen-a-minute' },
    },
    {
      claim: '... but sees it too late to make it safe',
      variant: 'gated',
      measure: 'cell.main.onlineMin',
      atMost: 0.85,
    },
    {
      claim: 'A gate that sees it in time makes eight a minute almost as safe as four ...',
      variant: 'gated-in-time',
      measure: 'cell.main.onlineMin',
      atLeast: 0.84,
    },
    {
      claim: '... in two thirds of the time',
      variant: 'gated-in-time',
      measure: 'cell.main.deployMs',
      atMostTimes: { factor: 0.67, variant: 'four-a-minute' },
    },
  ],
});
