import type { Claim } from '@squall/experiment';

/** The run ends nine minutes after the trigger; the cell is not back by then. */
const lost = (variant: string, cell: string, claim: string): Claim => ({
  claim,
  variant,
  measure: `cell.${cell}.recoveryMs`,
  never: true,
});

const onlineAtLeast = (variant: string, cell: string, atLeast: number, claim: string): Claim => ({
  claim,
  variant,
  measure: `cell.${cell}.onlineMin`,
  atLeast,
});

const onlineAtMost = (variant: string, cell: string, atMost: number, claim: string): Claim => ({
  claim,
  variant,
  measure: `cell.${cell}.onlineMin`,
  atMost,
});

export const claims: readonly Claim[] = [
  lost('hands-off', 'east', 'Left to itself, a cell that has lost its capacity stays down ...'),
  onlineAtLeast(
    'hands-off',
    'west',
    0.99,
    '... and the other does not notice: cells are bulkheads',
  ),
  {
    claim: 'Evacuated in twenty parts, everybody is back within seven minutes ...',
    variant: 'in-parts',
    measure: 'cell.east.recoveryMs',
    atMost: 420_000,
  },
  onlineAtLeast('in-parts', 'west', 0.99, '... and nobody in the other cell is thrown out'),
  onlineAtMost('at-once', 'west', 0.5, 'All at once, the other cell loses its own clients ...'),
  lost('at-once', 'west', '... and does not come back: it has become the storm of both'),
  lost('at-once', 'east', '... so that those who were moved are not helped either'),
  onlineAtLeast('at-once-with-room', 'west', 0.99, 'With room, all at once throws nobody out ...'),
  {
    claim: '... is sooner than part by part ...',
    variant: 'at-once-with-room',
    measure: 'cell.east.recoveryMs',
    atMostTimes: { factor: 0.7, variant: 'in-parts' },
  },
  {
    claim: '... and overloads sign-in, for 40 s at least ...',
    variant: 'at-once-with-room',
    measure: 'service.west/signIn.overloadedMs',
    atLeast: 40_000,
  },
  {
    claim: '... which part by part does not',
    variant: 'in-parts',
    measure: 'service.west/signIn.overloadedMs',
    atMost: 0,
  },
  lost('at-once-without-room', 'west', 'All at once into a cell without room: both are lost'),
  lost('in-parts-without-room', 'west', 'Without room part by part does not save it either ...'),
  onlineAtMost(
    'in-parts-without-room',
    'west',
    0.5,
    '... operators who wait for it to answer see it too late, and do not send anybody back',
  ),
  onlineAtMost(
    'shared-chat',
    'west',
    0.05,
    'With one service for both cells, both are down from the beginning ...',
  ),
  lost('shared-chat', 'east', '... and there is nowhere to go'),
];
