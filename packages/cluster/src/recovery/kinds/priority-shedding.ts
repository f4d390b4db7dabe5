import {
  type PrioritySheddingCommand,
  type PrioritySheddingSettings,
  createPriorityShedding,
} from '@squall/recovery';
import { inWords } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

export function priorityShedding(post: PostOf<'priorityShedding'>, ports: CrewPorts): CrewMember {
  const { entry, cell, cellName } = post;
  const at = entry.at ?? entry.service;
  const station = ports.plan.indexOf(cell, at);
  const machine = createPriorityShedding(entry as PrioritySheddingSettings);
  return {
    machine,
    carryOut: ({ priority }: PrioritySheddingCommand) => {
      ports.levers.shedBelow(station, priority);
      const whom = priority > 0 ? `priorities below ${priority}` : 'nothing any more';
      ports.log('recovery', `${inWords(at)} sheds ${whom}`, cellName);
    },
  };
}
