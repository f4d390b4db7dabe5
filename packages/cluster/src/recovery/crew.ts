import type { Station } from '@squall/service-actor';
import type { AnyStateMachine } from 'xstate';
import type { WriteLog } from '../log.ts';
import type { Plan } from '../plan.ts';
import type { Population } from '../population.ts';
import type { RecoveryKind, RecoveryOf } from '../spec/recovery.ts';
import type { Breakers } from './breakers.ts';
import type { Levers } from './levers.ts';
import type { Post } from './posts.ts';

/** What recovery actors have at hand. */
export interface CrewPorts {
  readonly plan: Plan;
  readonly population: Population;
  readonly stations: readonly Station[];
  readonly levers: Levers;
  readonly breakers: Breakers | undefined;
  readonly log: WriteLog;
}

/** A flat event, heard or emitted. */
export interface Word {
  readonly type: string;
}

/** A machine, and who carries its commands out. */
export interface CrewMember {
  readonly machine: AnyStateMachine;
  /** Each hears the commands of its own machine only. */
  carryOut(command: Word): void;
  /** Figures that no dashboard has, read when a sample is taken. */
  readonly figures?: () => object;
  /** Given a way to tell the actor what is no sample. */
  readonly connect?: (tell: (event: Word) => void) => void;
}

export type PostOf<K extends RecoveryKind> = Post & { readonly entry: RecoveryOf<K> };
