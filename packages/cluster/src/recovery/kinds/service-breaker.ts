import {
  type ServiceBreakerCommand,
  type ServiceBreakerEvent,
  type ServiceBreakerSettings,
  createServiceBreaker,
} from '@squall/recovery';
import { inWords } from '../../log.ts';
import { gateKey } from '../breakers.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

export function serviceBreaker(post: PostOf<'serviceBreaker'>, ports: CrewPorts): CrewMember {
  const { entry, caller, cellName } = post;
  const gate = ports.breakers?.get(gateKey(caller, entry.service));
  if (gate === undefined) throw new Error(`there is no gate before ${entry.service}`);
  const way = `${inWords(entry.caller)} to ${inWords(entry.service)}`;
  const write = (what: string) => ports.log('recovery', `breaker ${way} ${what}`, cellName);
  const carryOut = (command: ServiceBreakerCommand) => {
    switch (command.type) {
      case 'breakerOpened':
        gate.open(0);
        return write('opens');
      case 'breakerHalfOpened':
        gate.open(command.probes);
        return write('lets probes through');
      default:
        gate.close();
        return write('closes');
    }
  };
  return {
    machine: createServiceBreaker(entry as ServiceBreakerSettings),
    carryOut,
    figures: () => gate.read(),
    connect: (tell) => {
      gate.probed = (ok) => {
        const probe: ServiceBreakerEvent = { type: 'probe', ok: ok ? 1 : 0 };
        tell(probe);
      };
    },
  };
}
