import { assumed, defineExperiment } from '@squall/experiment';
import { chatClients, network } from './chat/clients.ts';
import { claims } from './cell-evacuation/claims.ts';
import { aws, google, skype, slack } from './cell-evacuation/sources.ts';
import { variants } from './cell-evacuation/variants.ts';

export default defineExperiment({
  name: 'cell-evacuation',
  title: 'Where do the clients of a failed cell go?',
  question:
    'One of two cells loses nearly all of its capacity for long. Operators may send its clients to the other cell. When does that save them, and when does it take the other cell down as well?',
  answer:
    'In twenty parts, into a cell with two and a half times its usual load in capacity, everybody is back and nobody in the other cell notices. All at once, the same cell collapses and does not come back: those who come sign in and fetch what they missed, its own clients lose their connections and do the same. With five times the usual load in capacity all at once does no harm, and is sooner. Into a cell with half as much again, neither pace helps: operators stop after less than half, which is too much already, and send nobody back.',
  covers: [
    `After ${google}: a region that had failed was relieved by routing away from it.`,
    `Cells of their own: ${skype}; ${aws}.`,
    `Who comes anew costs more than who is there: ${slack}.`,
    'An evacuated client signs in anew, since its session stays behind, and fetches what it missed.',
    'Left out: sending the clients back, sessions and data that are copied between cells, network between them.',
  ],
  world: {
    clients: 1000,
    horizonMs: 600_000,
    warmUpMs: 20_000,
    windowMs: 5000,
    cells: ['east', 'west'],
    services: {
      edge: {
        capacityPerThousandPerSecond: assumed(400, 'everybody connects within a few seconds'),
        queueSeconds: assumed(2, 'a listen backlog is short'),
        serviceTimeMs: assumed(5, 'a TLS handshake and a route'),
      },
      signIn: {
        capacityPerThousandPerSecond: assumed(10, 'everybody within 100 s', [5, 20]),
        queueSeconds: assumed(8, 'almost as long as a client waits'),
        serviceTimeMs: assumed(200, 'credentials, tokens, a session is made'),
      },
      chat: {
        capacityPerThousandPerSecond: assumed(125, '2.5 times the usual load', [75, 250]),
        queueSeconds: assumed(8, 'almost as long as a client waits'),
        serviceTimeMs: assumed(20, 'a read or a write'),
      },
    },
    stages: {
      connect: { service: 'edge', cost: 1 },
      resume: { service: 'edge', cost: 1 },
      signIn: { service: 'signIn', cost: 1 },
      contacts: { service: 'chat', cost: 1 },
      presence: { service: 'chat', cost: 1 },
      heartbeat: { service: 'chat', cost: 1 },
      sync: { service: 'chat', cost: assumed(12, 'channels, members, what was missed', [4, 16]) },
      message: { service: 'chat', cost: 1 },
    },
    cohorts: {
      all: { share: 1, cells: ['east', 'west'], canProcess: true, settings: chatClients() },
    },
    network,
    sessions: {
      ttlMs: assumed(120_000, 'two minutes of absence are forgiven'),
      keptBy: 'edge',
      connectionsHeldBy: 'edge',
    },
    operators: null,
    supervision: null,
    faults: [
      {
        kind: 'slowdown',
        atMs: 60_000,
        cell: 'east',
        service: 'chat',
        forMs: assumed(540_000, 'to the end of the run: one region of Google needed 2 h 40 min'),
        factor: assumed(20, 'a twentieth of its capacity is left'),
      },
    ],
  },
  variants,
  profiles: {
    quick: { about: 'Ten minutes of 1,000 clients in two cells.', replications: 1 },
    full: {
      about: 'Ten minutes of 4,000 clients in two cells, three times.',
      world: { clients: 4000 },
      replications: 3,
    },
  },
  accept: claims,
});
