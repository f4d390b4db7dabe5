import { createFlock } from '@squall/flyweight';
import type { Kernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { type AnyStateMachine, type EventObject, createActor } from 'xstate';
import type { EngineKind } from '../engine/engine.ts';

export interface CrowdOptions {
  readonly machine: AnyStateMachine;
  /** Members are numbered from 0. */
  readonly size: number;
  readonly kernel: Kernel;
  readonly inputOf: (member: number) => unknown;
  readonly emitted: (member: number, event: EventObject) => void;
}

/** Actors of one machine on a kernel, each its own root, whatever runs them. */
export interface Crowd {
  start(): void;
  send(member: number, event: EventObject): void;
  /** @throws whatever the machine of a member threw */
  runUntil(untilMs: number): void;
}

interface Members {
  start(): void;
  send(member: number, event: EventObject): void;
}
type Failed = (error: unknown) => void;

function realMembers(options: CrowdOptions, failed: Failed): Members {
  const { machine, size, kernel, inputOf, emitted } = options;
  const clock = kernelClock(kernel);
  const actors = Array.from({ length: size }, (_, member) => {
    const actor = createActor(machine, { input: inputOf(member), clock });
    actor.on('*', (event) => emitted(member, event));
    actor.subscribe({ error: failed });
    return actor;
  });
  return {
    start: () => {
      for (const actor of actors) actor.start();
    },
    send: (member, event) => actors[member]?.send(event),
  };
}

function flockMembers(options: CrowdOptions, failed: Failed): Members {
  const { machine, size, kernel, inputOf, emitted } = options;
  return createFlock(machine, {
    size,
    timers: kernel,
    inputOf,
    emitted,
    failed: (_, error) => failed(error),
  });
}

/** Real XState actors, or the same machine on typed arrays, behind one face. */
export function createCrowd(engine: EngineKind, options: CrowdOptions): Crowd {
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const create = engine === 'flyweight' ? flockMembers : realMembers;
  const members = create(options, failed);
  return {
    start: () => members.start(),
    send: (member, event) => members.send(member, event),
    runUntil: (untilMs) => {
      options.kernel.runUntil(untilMs);
      if (failures.length > 0) throw failures[0];
    },
  };
}
