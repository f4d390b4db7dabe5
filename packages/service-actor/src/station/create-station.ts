import { checkSpec } from '../spec/check-spec.ts';
import { checkUint32 } from '../spec/check.ts';
import type { StationSpec } from '../spec/station-spec.ts';
import type { StationPorts } from './ports.ts';
import { QueueingStation } from './queueing-station.ts';
import type { Station } from './station.ts';

/**
 * A station that is down until it is started.
 * @throws RangeError when a figure of the specification is out of range
 * @throws Error when it has dependencies and no way to call them
 */
export function createStation(spec: StationSpec, ports: StationPorts): Station {
  checkSpec(spec);
  checkUint32('uniform.seed', ports.uniform.seed);
  if (spec.dependencies?.length && ports.depend === undefined) {
    throw new Error(
      `station ${spec.name} has dependencies and no ports.depend: give a function that calls them`,
    );
  }
  return new QueueingStation(spec, ports);
}
