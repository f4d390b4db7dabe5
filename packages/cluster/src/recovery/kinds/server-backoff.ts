import {
  type ServerBackoffCommand,
  type ServerBackoffSettings,
  createServerBackoff,
} from '@squall/recovery';
import { inWords } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

const seconds = (ms: number) => Math.round(ms / 1000);

export function serverBackoff(post: PostOf<'serverBackoff'>, ports: CrewPorts): CrewMember {
  const { entry, station, cellName } = post;
  const service = inWords(entry.service);
  const machine = createServerBackoff(entry as ServerBackoffSettings);
  return {
    machine,
    carryOut: (command: ServerBackoffCommand) => {
      if (command.type === 'retryAfterCleared') {
        ports.levers.setRetryAfter(station, 0, 0);
        return ports.log('recovery', `${service} asks nobody to wait any more`, cellName);
      }
      const { fromMs, toMs } = command;
      ports.levers.setRetryAfter(station, fromMs, toMs);
      const label = `${service} asks for ${seconds(fromMs)} to ${seconds(toMs)} s of waiting`;
      return ports.log('recovery', label, cellName);
    },
  };
}
