import {
  type AutoscalerCommand,
  type AutoscalerSettings,
  createAutoscaler,
} from '@squall/recovery';
import { inWords } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

export function autoscaler(post: PostOf<'autoscaler'>, ports: CrewPorts): CrewMember {
  const { entry, station: index, cellName } = post;
  const station = ports.stations[index];
  const servers = ports.plan.stations[index]?.station.servers ?? 1;
  const serversMax = Math.floor(servers * entry.serversMaxTimes);
  const settings = { ...entry, servers, serversMin: servers, serversMax };
  const machine = createAutoscaler(settings as AutoscalerSettings);
  return {
    machine,
    carryOut: (command: AutoscalerCommand) => {
      station?.setServers(command.servers);
      const label = `${inWords(entry.service)} has ${command.servers} servers`;
      ports.log('recovery', label, cellName);
    },
  };
}
