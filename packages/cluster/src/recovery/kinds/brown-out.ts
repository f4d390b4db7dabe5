import { stages } from '@squall/client-actor';
import { type BrownOutCommand, createBrownOut } from '@squall/recovery';
import { inWords } from '../../log.ts';
import type { CrewMember, CrewPorts, PostOf } from '../crew.ts';

/** A stage is browned out in the cell of the actor; by one that guards a shared service in all. */
export function brownOut(post: PostOf<'brownOut'>, ports: CrewPorts): CrewMember {
  const { entry, cell, cellName } = post;
  const { population, levers, log } = ports;
  const cells = cell < 0 ? population.cellNames.map((_, i) => i) : [cell];
  const machine = createBrownOut({ ...entry, features: entry.stages.length });
  return {
    machine,
    carryOut: ({ type, feature }: BrownOutCommand) => {
      const name = entry.stages[feature] ?? 'presence';
      const costShare = type === 'featureOff' ? (entry.costShare ?? 0) : 1;
      for (const at of cells) levers.setCostShare(at, stages.indexOf(name), costShare);
      log('recovery', `${inWords(name)} ${type === 'featureOff' ? 'off' : 'on again'}`, cellName);
    },
  };
}
