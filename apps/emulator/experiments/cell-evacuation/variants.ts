import { type Change, type Variant, type World, assumed } from '@squall/experiment';

const plentyOfRoom = assumed(250, 'five times the usual load');
const noRoom = assumed(75, 'half as much again as the usual load');

const into = (capacityPerThousandPerSecond: typeof noRoom): Change<World> => ({
  services: { chat: { capacityPerThousandPerSecond } },
});

/** Operators move the clients of east to west in so many parts. */
const evacuation = (steps: number): Change<World> => ({
  evacuations: [
    {
      from: 'east',
      to: 'west',
      sampleDelayMs: assumed(5000, 'metrics are a window old'),
      alarm: {
        service: 'chat',
        successShareBelow: assumed(0.5, 'half of what is asked fails'),
        samples: assumed(3, 'for a quarter of a minute'),
      },
      reactionMs: assumed(
        30_000,
        'at Google the cause was known after ten minutes; compressed as the run is',
      ),
      steps,
      stepMs: assumed(15_000, 'a twentieth of a cell signs in within a third of that'),
      healthySuccessShare: assumed(0.9, 'nine of ten are answered'),
    },
  ],
});
const inParts = evacuation(20);
const atOnce = evacuation(1);

export const variants: Readonly<Record<string, Variant>> = {
  'hands-off': {
    title: 'Without evacuation',
    about: 'East stays as it is; its clients go on trying.',
  },
  'in-parts': {
    title: 'In twenty parts',
    about: 'A twentieth every 15 s, as long as west answers.',
    change: inParts,
  },
  'at-once': {
    title: 'All at once',
    about: 'The same cells, all clients of east in one part.',
    change: atOnce,
  },
  'at-once-with-room': {
    title: 'All at once, with room',
    about: 'All clients in one part, into a cell with twice the capacity.',
    change: { ...atOnce, ...into(plentyOfRoom) },
  },
  'at-once-without-room': {
    title: 'All at once, no room',
    about: 'All clients in one part, into a cell that can serve half as many again as its own.',
    change: { ...atOnce, ...into(noRoom) },
  },
  'in-parts-without-room': {
    title: 'In twenty parts, no room',
    about: 'The same cells, part by part.',
    change: { ...inParts, ...into(noRoom) },
  },
  'shared-chat': {
    title: 'One chat service for both',
    about: 'What fails is not in a cell of its own; the evacuation is the one in twenty parts.',
    change: { ...inParts, services: { chat: { shared: true } } },
  },
};
