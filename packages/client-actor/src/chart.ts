import type { DisconnectReason, Stage } from './events.ts';

/** Phrases of the chart, each used by several states. */
const closes = <const Says extends string, const S extends Stage>(type: Says, stage: S) =>
  ({ type, params: { stage } }) as const;
const requested = <const S extends Stage>(stage: S) => closes('sayRequested', stage);
const timedOut = <const S extends Stage>(stage: S) => closes('sayTimedOut', stage);
const abandoned = <const S extends Stage>(stage: S) => closes('sayAbandoned', stage);

/** A failure ends in `backingOff`, or in `gaveUp` when the policy allows no more retries. */
const failing = <const A>(actions: A) =>
  [
    { guard: 'exhausted', target: 'gaveUp', actions },
    { target: 'backingOff', actions },
  ] as const;
const expired = <const S extends Stage>(stage: S) => failing(timedOut(stage));
const cutOff = <const S extends Stage>(stage: S) => failing(abandoned(stage));
const quit = <const S extends Stage>(stage: S) =>
  ({ target: 'offline', actions: abandoned(stage) }) as const;
const rejected = [
  { guard: 'rejectsStageForGood', target: 'gaveUp' },
  { guard: 'answersStage', target: 'backingOff' },
] as const;

/** Out of `online`: say why, give up what is in flight, then take the way of every failure. */
const disconnected = <const R extends DisconnectReason>(reason: R) =>
  [
    { type: 'sayDisconnected', params: { reason } },
    'forgiveAfterUp',
    'cutRequests',
    'loseConnection',
  ] as const;

/** A person whose patience ends tries by hand, or has tried often enough and leaves. */
const impatient = [
  { guard: 'isDetermined', target: 'connecting', actions: ['retryByHand', 'sayRetriedByHand'] },
  { target: 'away' },
] as const;

/**
 * The statechart of a session client. Every request goes out on entry of a state and is closed on the way out of it, as
 * answered, rejected, timed out or abandoned; an event with the number of another request changes nothing.
 */
export const clientChart = (hasHuman: boolean) =>
  ({
    id: 'client',
    initial: 'offline',
    on: { upgrade: { actions: 'upgrade' } },
    states: {
      offline: {
        // A client that begins online has missed nothing: it has no messages to fetch.
        always: { guard: 'beginsOnline', target: 'online.messaging.idle' },
        on: { start: { target: 'connecting', actions: 'startOver' } },
      },

      connecting: {
        entry: ['dial', requested('connect')],
        on: {
          response: [
            { guard: 'resumes', target: 'resuming', actions: 'noteSession' },
            { guard: 'answersStage', target: 'signingIn', actions: 'noteSession' },
          ],
          rejection: rejected,
          disconnection: cutOff('connect'),
          stop: quit('connect'),
        },
        after: { connectTimeout: expired('connect') },
      },

      resuming: {
        entry: ['takeNumber', requested('resume')],
        on: {
          response: { guard: 'answersStage', target: 'loadingContacts' },
          // The session is gone, the connection is not.
          rejection: { guard: 'answersStage', target: 'signingIn' },
          disconnection: cutOff('resume'),
          stop: quit('resume'),
        },
        after: { resumeTimeout: expired('resume') },
      },

      signingIn: {
        entry: ['takeNumber', requested('signIn')],
        on: {
          response: { guard: 'answersStage', target: 'loadingContacts' },
          rejection: rejected,
          disconnection: cutOff('signIn'),
          stop: quit('signIn'),
        },
        after: { signInTimeout: expired('signIn') },
      },

      loadingContacts: {
        entry: ['takeNumber', requested('contacts')],
        on: {
          response: { guard: 'answersStage', target: 'publishingPresence' },
          rejection: rejected,
          disconnection: cutOff('contacts'),
          stop: quit('contacts'),
        },
        after: { contactsTimeout: expired('contacts') },
      },

      publishingPresence: {
        entry: ['takeNumber', requested('presence')],
        on: {
          response: { guard: 'answersStage', target: 'online' },
          rejection: rejected,
          disconnection: cutOff('presence'),
          stop: quit('presence'),
        },
        after: { presenceTimeout: expired('presence') },
      },

      online: {
        type: 'parallel',
        entry: ['sayCameOnline', 'comeOnline'],
        on: {
          disconnection: { actions: disconnected('server') },
          configuration: [
            { guard: 'cannotProcess', actions: disconnected('configuration') },
            { actions: 'storeConfiguration' },
          ],
          stop: { actions: ['cutRequests', 'quitOnline'] },
          loss: failing([]),
          quit: { target: 'offline' },
        },
        states: {
          heartbeat: {
            initial: 'idle',
            states: {
              idle: { after: { heartbeatPause: { target: 'waiting' } } },
              waiting: {
                entry: ['askHeartbeat', requested('heartbeat')],
                on: {
                  response: {
                    guard: 'answersHeartbeat',
                    target: 'idle',
                    actions: 'closeHeartbeat',
                  },
                  rejection: [
                    {
                      guard: 'rejectsHeartbeatForGood',
                      target: 'idle',
                      actions: ['missHeartbeat', ...disconnected('heartbeat')],
                    },
                    { guard: 'answersHeartbeat', target: 'idle', actions: 'missHeartbeat' },
                  ],
                  cut: { actions: [abandoned('heartbeat'), 'closeHeartbeat'] },
                },
                after: {
                  heartbeatTimeout: [
                    {
                      guard: 'isLastMiss',
                      target: 'idle',
                      actions: [
                        timedOut('heartbeat'),
                        'missHeartbeat',
                        ...disconnected('heartbeat'),
                      ],
                    },
                    { target: 'idle', actions: [timedOut('heartbeat'), 'missHeartbeat'] },
                  ],
                },
              },
            },
          },
          messaging: {
            initial: 'syncing',
            states: {
              syncing: {
                entry: ['askSync', requested('sync')],
                on: {
                  response: { guard: 'answersMessage', target: 'idle', actions: 'closeMessage' },
                  rejection: { guard: 'answersMessage', target: 'idle', actions: 'closeMessage' },
                  cut: { actions: [abandoned('sync'), 'closeMessage'] },
                },
                after: {
                  syncTimeout: { target: 'idle', actions: [timedOut('sync'), 'closeMessage'] },
                },
              },
              idle: { after: { messagePause: { target: 'waiting' } } },
              waiting: {
                entry: ['askMessage', requested('message')],
                on: {
                  response: { guard: 'answersMessage', target: 'idle', actions: 'closeMessage' },
                  rejection: { guard: 'answersMessage', target: 'idle', actions: 'closeMessage' },
                  cut: { actions: [abandoned('message'), 'closeMessage'] },
                },
                after: {
                  messageTimeout: {
                    target: 'idle',
                    actions: [timedOut('message'), 'closeMessage'],
                  },
                },
              },
            },
          },
        },
      },

      backingOff: {
        entry: ['planRetry', 'sayBackedOff'],
        on: { stop: { target: 'offline' } },
        after: {
          backoff: { target: 'connecting' },
          ...(hasHuman && { impatience: impatient }),
        },
      },

      away: {
        entry: ['leave', 'sayLeft'],
        on: { stop: { target: 'offline' } },
        after: { absence: { target: 'connecting', actions: ['startOver', 'sayReturned'] } },
      },

      gaveUp: {
        entry: ['giveUp', 'sayGaveUp'],
        on: {
          start: { target: 'connecting', actions: 'startOver' },
          stop: { target: 'offline' },
        },
        ...(hasHuman && { after: { impatience: impatient } }),
      },
    },
  }) as const;
