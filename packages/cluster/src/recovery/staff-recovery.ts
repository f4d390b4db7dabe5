import type { Signals } from '@squall/recovery';
import { kernelScheduler } from '@squall/kernel/rxjs';
import type { Observable } from 'rxjs';
import { delay, map } from 'rxjs/operators';
import type { Sample } from '../samples.ts';
import type { ClusterSpec } from '../spec.ts';
import type { CrewPorts, Word } from './crew.ts';
import { crewMember } from './kinds/index.ts';
import { type Post, recoveryPosts } from './posts.ts';
import { signalsOf } from './signals.ts';
import { type ActorPorts, watchedActor } from './watched-actor.ts';

export interface RecoveryPorts extends CrewPorts, ActorPorts {
  readonly samples: Observable<Sample>;
}

/** Starts one recovery actor: it hears samples late, and what it says is done at once. */
function staffPost(post: Post, delayMs: number, ports: RecoveryPorts): void {
  const { entry, cell, station } = post;
  const watch = 'watch' in entry ? entry.watch : undefined;
  const outlook = { ...ports, station, cell, watch };
  const member = crewMember(post, ports);
  const actor = watchedActor(member.machine, post.address, ports);
  actor.on('*', (command) => member.carryOut(command as Word));
  member.connect?.((event) => actor.send(event));
  actor.start();
  ports.samples
    .pipe(
      map((sample): Word & Signals => ({
        type: 'sample',
        ...signalsOf(sample, outlook),
        ...member.figures?.(),
      })),
      delay(delayMs, kernelScheduler(ports.kernel)),
    )
    .subscribe((sample) => actor.send(sample));
}

/** Puts every recovery actor of a specification at its post. */
export function staffRecovery(spec: ClusterSpec, ports: RecoveryPorts): void {
  const usualMs = spec.operators?.sampleDelayMs ?? spec.windowMs;
  for (const post of recoveryPosts(spec, ports.plan))
    staffPost(post, post.entry.sampleDelayMs ?? usualMs, ports);
}
