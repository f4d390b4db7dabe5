import type { ClusterOptions } from '../cluster.ts';
import type { ClusterSpec, ServiceSpec } from '../spec.ts';
import { type WholeRun, runWhole } from './run.ts';
import { backService, frontService } from './small-spec.ts';

/** Two instances of the back, each of one server; constant service times, so that times are those of the specification. */
export const backFleet: ServiceSpec = { ...backService, cv2: 0, instances: 2, startUpMs: 2000 };
/** Four instances of the front, which holds the connections of fifteen clients each. */
export const frontFleet: ServiceSpec = { ...frontService, instances: 4, startUpMs: 2000 };

/** The small cluster with both of its services as fleets, some figures of them changed. */
export function runFleets(
  change: Partial<ClusterSpec> & { front?: Partial<ServiceSpec>; back?: Partial<ServiceSpec> } = {},
  options: Partial<ClusterOptions> = {},
): WholeRun {
  const { front, back, ...rest } = change;
  const services = { front: { ...frontFleet, ...front }, back: { ...backFleet, ...back } };
  return runWhole({ services, ...rest }, options);
}
