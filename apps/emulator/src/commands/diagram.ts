import { createSessionClient, everyStage, fullJitter } from '@squall/client-actor';
import {
  InputError,
  createEvacuation,
  createIncidentOperator,
  createStagedRestart,
} from '@squall/cluster';
import { createServiceLifecycle } from '@squall/service-actor';
import { childMachine, supervisorMachine } from '@squall/supervisor';
import type { AnyStateMachine } from 'xstate';
import { exitCodes } from '../exit.ts';
import { mermaidOf } from '../mermaid.ts';
import { recoveryMachines } from '../recovery-machines.ts';

const timeoutMs = 10_000;

/** The machines of the project, with settings that show all of their states. */
const machines: Readonly<Record<string, () => AnyStateMachine>> = {
  client: () =>
    createSessionClient(
      {
        policy: fullJitter({ baseMs: 1000, capMs: 30_000 }),
        timeoutsMs: everyStage(timeoutMs),
        heartbeatMs: 60_000,
        heartbeatMissesMax: 2,
        messageMeanMs: 120_000,
        resume: true,
        honoursRetryAfter: true,
        human: { patienceMeanMs: 30_000, manualRetriesMax: 10, absenceMeanMs: 600_000 },
      },
      { now: () => 0 },
    ),
  service: () => createServiceLifecycle({ startUpMs: 5000, warmUpMs: 20_000, drainMs: 10_000 }),
  operator: () => createIncidentOperator({ samples: 6, diagnosisMs: 240_000 }),
  ...recoveryMachines,
  deploy: () => createStagedRestart({ instances: 40, instancesPerMinute: 8, unavailableMax: 4 }),
  evacuation: () => createEvacuation({ samples: 6, reactionMs: 60_000, steps: 5, stepMs: 30_000 }),
  supervisor: () => supervisorMachine,
  child: () => childMachine,
};

/** `squall diagram <machine>`: a state machine as a Mermaid diagram, for documents and reviews. */
export function diagram(name: string): number {
  const create = machines[name];
  if (create === undefined)
    throw new InputError(
      `there is no machine "${name}": give one of ${Object.keys(machines).join(', ')}`,
    );
  process.stdout.write(`${mermaidOf(create())}\n`);
  return exitCodes.accepted;
}
