import type { ClientContext } from './context.ts';
import type { ClientSettings } from './settings.ts';

interface Asked {
  readonly context: ClientContext;
}

/** Every timer of the machine by name: timeouts are the same for all clients of a cohort, pauses are in the context. */
export function clientDelays({ timeoutsMs }: ClientSettings) {
  return {
    connectTimeout: timeoutsMs.connect,
    resumeTimeout: timeoutsMs.resume,
    signInTimeout: timeoutsMs.signIn,
    contactsTimeout: timeoutsMs.contacts,
    presenceTimeout: timeoutsMs.presence,
    heartbeatTimeout: timeoutsMs.heartbeat,
    syncTimeout: timeoutsMs.sync,
    messageTimeout: timeoutsMs.message,
    heartbeatPause: ({ context }: Asked) => context.heartbeatPauseMs,
    messagePause: ({ context }: Asked) => context.messagePauseMs,
    backoff: ({ context }: Asked) => context.backoffMs,
    impatience: ({ context }: Asked) => context.impatienceMs,
    absence: ({ context }: Asked) => context.absenceMs,
  };
}
