import { type QueueLimitCommand, createQueueLimit } from '@squall/recovery';
import { inWords } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

/** The limit counts those who wait; a station's counts those in service too. */
export function queueLimit(post: PostOf<'queueLimit'>, ports: CrewPorts): CrewMember {
  const { entry, station: index, cellName } = post;
  const station = ports.stations[index];
  const usual = ports.plan.stations[index]?.station.admission ?? { kind: 'queueLimit' as const };
  const retryAfterMs = entry.retryAfterMs ?? 0;
  const service = inWords(entry.service);
  const machine = createQueueLimit({ ...entry, limitMin: 1 });
  return {
    machine,
    carryOut: (command: QueueLimitCommand) => {
      if (command.type === 'limitLifted') {
        station?.setAdmission(usual);
        return ports.log('recovery', `queue of ${service} unlimited again`, cellName);
      }
      const limit = station === undefined ? command.limit : station.servers + command.limit;
      station?.setAdmission({ kind: 'fixedConcurrency', limit, retryAfterMs });
      return ports.log('recovery', `queue of ${service} limited to ${command.limit}`, cellName);
    },
  };
}
