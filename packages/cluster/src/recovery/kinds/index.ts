import type { RecoveryKind } from '../../spec/recovery.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';
import type { Post } from '../posts.ts';
import { admissionRamp } from './admission-ramp.ts';
import { autoscaler } from './autoscaler.ts';
import { brownOut } from './brown-out.ts';
import { priorityShedding } from './priority-shedding.ts';
import { queueLimit } from './queue-limit.ts';
import { serverBackoff } from './server-backoff.ts';
import { serviceBreaker } from './service-breaker.ts';

const kinds: {
  readonly [K in RecoveryKind]: (post: PostOf<K>, ports: CrewPorts) => CrewMember;
} = {
  admissionRamp,
  autoscaler,
  brownOut,
  priorityShedding,
  queueLimit,
  serverBackoff,
  serviceBreaker,
};

/**
 * The machine of a post, and what carries out its commands.
 * @throws RangeError when its settings do not fit together
 */
export function crewMember(post: Post, ports: CrewPorts): CrewMember {
  const create = kinds[post.entry.kind] as (post: Post, ports: CrewPorts) => CrewMember;
  return create(post, ports);
}
