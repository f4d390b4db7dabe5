import type { SupervisorPorts } from './ports.ts';
import { openSupervisor } from './shell/open-supervisor.ts';
import { checkSupervisor } from './spec/check-supervisor.ts';
import type { SupervisorSpec } from './spec/supervisor-spec.ts';
import type { Supervisor } from './supervisor.ts';

/**
 * Erlang/OTP's supervisor for anything that can be started.
 *
 * @throws RangeError for a spec that OTP would refuse, with the value and the way out
 */
export function createSupervisor(spec: SupervisorSpec, ports: SupervisorPorts): Supervisor {
  return openSupervisor(checkSupervisor(spec), ports);
}
