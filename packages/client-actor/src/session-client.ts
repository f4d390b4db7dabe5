import { setup } from 'xstate';
import { clientChart } from './chart.ts';
import { checkSettings } from './check-settings.ts';
import { type ClientContext, type ClientInput, initialContext } from './context.ts';
import { clientDelays } from './delays.ts';
import { clientEmissions } from './emissions.ts';
import type { ClientEmitted, MachineEvent } from './events.ts';
import { clientGuards } from './guards.ts';
import type { ClientPorts } from './ports.ts';
import type { ClientSettings } from './settings.ts';
import { clientUpdates } from './updates.ts';

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: ClientContext;
  readonly events?: MachineEvent;
  readonly input?: ClientInput;
  readonly emitted?: ClientEmitted;
} = {};

/**
 * The machine of a session client, one for all clients of a cohort. It speaks by `emit` (`ClientEmitted`) and hears plain
 * events (`ClientEvent`); who carries them is the host's business.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createSessionClient(settings: ClientSettings, ports: ClientPorts) {
  checkSettings(settings);
  return setup({
    types,
    guards: clientGuards(settings),
    delays: clientDelays(settings),
    actions: { ...clientEmissions, ...clientUpdates(settings, ports) },
  }).createMachine({
    ...clientChart(settings.human !== undefined),
    context: ({ input }) => initialContext(settings, input, ports.now()),
  });
}

export type SessionClient = ReturnType<typeof createSessionClient>;
