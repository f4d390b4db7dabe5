import { assumed, defineExperiment, documented } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';

const crashesOfSignIn = [60_000, 63_000, 66_000].map((atMs) => ({
  kind: 'crash' as const,
  atMs,
  cell: 'main',
  service: 'signIn',
}));

const otp = 'Erlang/OTP, documentation of supervisor';
const patient = {
  intensity: documented(5, `${otp}: "between 5 and 10" restarts in a burst`),
  periodMs: assumed(30_000, 'and no more than that in half a minute'),
};
const byDefault = {
  intensity: documented(1, `${otp}: the default, one restart ...`),
  periodMs: documented(5000, `${otp}: ... in five seconds`),
};

export default defineExperiment({
  name: 'supervisor-strategies',
  title: 'One crash, three strategies',
  question:
    'Sign-in crashes three times within six seconds. What do the clients notice under each strategy of its supervisor, and what if it gives up sooner?',
  answer:
    'Under one for one nobody who is online notices. Rest for one takes presence with it and its sessions; one for all throws everybody out, three times, and the sign-ins that follow are the real outage. A supervisor that gives up at the second crash makes the same outage of it, until somebody starts the cell again by hand.',
  covers: [
    'Services under one supervisor, started in the order directory, edge, sign-in, presence: rest for one restarts sign-in and presence.',
    'The edge holds the connections, presence keeps the sessions: who loses both has to sign in anew.',
    'Left out: a fault that outlasts a restart. Here every restart helps.',
  ],
  world: {
    clients: 2000,
    horizonMs: 300_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['main'],
    services: {
      directory: {
        capacityPerThousandPerSecond: assumed(60, 'twice what sign-in needs at most'),
        queueSeconds: assumed(10, 'a database keeps its callers waiting'),
        serviceTimeMs: assumed(20, 'a few indexed reads'),
        startUpMs: assumed(2000, 'a process starts'),
      },
      edge: {
        capacityPerThousandPerSecond: assumed(200, 'everybody connects within five seconds'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(10, 'a TLS handshake and a route'),
        startUpMs: assumed(2000, 'a process starts'),
      },
      signIn: {
        capacityPerThousandPerSecond: assumed(20, 'everybody within a minute', [10, 40]),
        queueSeconds: assumed(3, 'shorter than a client waits: what is served is not in vain'),
        serviceTimeMs: assumed(100, 'credentials, tokens, policies'),
        startUpMs: assumed(2000, 'a process starts'),
        dependencies: [{ service: 'directory', cost: 1, timeoutMs: assumed(5000, 'half of it') }],
      },
      presence: {
        capacityPerThousandPerSecond: assumed(150, 'twice its usual load'),
        queueSeconds: assumed(5, 'presence may be late'),
        serviceTimeMs: assumed(10, 'one heartbeat'),
        startUpMs: assumed(8000, 'it learns from the others who is online'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'signIn', cost: assumed(0.25, 'a token, no password') },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'directory', cost: 1 },
      presence: { service: 'presence', cost: assumed(2, 'told to the contacts') },
      heartbeat: { service: 'presence', cost: 1 },
      sync: { service: 'edge', cost: 1 },
      message: { service: 'edge', cost: 1 },
    },
    cohorts: {
      all: { share: 1, cells: ['main'], canProcess: true, settings: chatClients() },
    },
    network,
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'presence',
      connectionsHeldBy: 'edge',
    },
    operators: null,
    supervision: {
      strategy: 'oneForOne',
      ...patient,
      restartByHandMs: assumed(60_000, 'operators start what its supervisor gave up'),
    },
    faults: crashesOfSignIn,
  },
  variants: {
    'one-for-one': {
      title: 'One for one',
      about: 'Sign-in alone is restarted, each time; up to five times in half a minute.',
    },
    'rest-for-one': {
      title: 'Rest for one',
      about: 'Presence, which was started after sign-in, is restarted with it.',
      change: { supervision: { strategy: 'restForOne' } },
    },
    'one-for-all': {
      title: 'One for all',
      about: 'Everything is restarted with sign-in, the edge and its connections too.',
      change: { supervision: { strategy: 'oneForAll' } },
    },
    'gives-up': {
      title: 'One for one, by default',
      about: "OTP's default intensity: the second crash within five seconds ends the whole cell.",
      change: { supervision: byDefault },
    },
  },
  profiles: {
    quick: { about: 'Five minutes of 2,000 clients.', replications: 3 },
    full: {
      about: 'Five minutes of 4,000 clients.',
      world: { clients: 4000 },
      replications: 3,
    },
  },
  accept: [
    {
      claim: 'One for one: nobody online notices a crash of sign-in',
      variant: 'one-for-one',
      measure: 'cell.main.onlineMin',
      atLeast: 0.98,
    },
    {
      claim: 'Rest for one: presence is away with it ...',
      variant: 'rest-for-one',
      measure: 'service.main/presence.overloadedMs',
      atLeast: 5000,
    },
    {
      claim: '... but connections hold, and a heartbeat may be missed',
      variant: 'rest-for-one',
      measure: 'cell.main.onlineMin',
      atLeast: 0.95,
    },
    {
      claim: 'One for all: everybody is thrown out',
      variant: 'one-for-all',
      measure: 'cell.main.onlineMin',
      atMost: 0.05,
    },
    {
      claim: '... and has to sign in anew, which takes far longer than the crash',
      variant: 'one-for-all',
      measure: 'cell.main.recoveryMs',
      atLeast: 40_000,
    },
    {
      claim: 'One for all recovers in the end',
      variant: 'one-for-all',
      measure: 'cell.main.recoveryMs',
      atMost: 240_000,
    },
    {
      claim: 'A supervisor that gives up at once takes the whole cell down ...',
      variant: 'gives-up',
      measure: 'cell.main.onlineMin',
      atMost: 0.05,
    },
    {
      claim: '... until somebody starts it by hand',
      variant: 'gives-up',
      measure: 'cell.main.recoveryMs',
      atLeast: 60_000,
    },
  ],
});
