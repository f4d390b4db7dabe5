import type { ReconnectPolicy } from '@squall/client-actor';
import { type Change, type Figure, type Variant, type World, assumed } from '@squall/experiment';
import type { Scale } from './scale.ts';

const everybody = (policy: Figure<ReconnectPolicy>): Change<World> => ({
  cohorts: {
    old: { settings: { policy } },
    current: { settings: { policy } },
    business: { settings: { policy } },
  },
});

const lossShareMax = assumed(0.1, 'one in ten of those reached is gone');

function stagedRollout({ rollout: { stageMs } }: Scale): Change<World> {
  const waves = [
    { share: 0.01, afterMs: 0 },
    { share: 0.1, afterMs: stageMs },
    { share: 0.5, afterMs: 2 * stageMs },
    { share: 1, afterMs: 3 * stageMs },
  ];
  return { configuration: { waves, gate: { lossShareMax } } };
}

function twoCells({ rollout }: Scale): Change<World> {
  const waves = [
    { share: 0.425, afterMs: 0 },
    { share: 1, afterMs: rollout.cellWatchedMs },
  ];
  const cells = ['consumer', 'consumer2'];
  return {
    cells: [...cells, 'business'],
    cohorts: { old: { cells }, current: { cells } },
    configuration: { order: 'byCell', waves },
  };
}

/** What each variant changes, on a scale of time. */
export const changesOn = (scale: Scale) => ({
  'as-it-was': {},
  'full-jitter': everybody(scale.clients.gentle),
  'retry-budget': everybody(scale.clients.budgeted),
  'staged-rollout': stagedRollout(scale),
  'hands-off': { supervision: null, operators: { admissionRamp: null } },
  'two-cells': twoCells(scale),
});

/** The ways things might have gone, the first of them as they went. */
export function variantsOn(scale: Scale): Readonly<Record<string, Variant>> {
  const change = changesOn(scale);
  return {
    'as-it-was': { title: 'As it was', about: 'Every figure as documented or assumed.' },
    'full-jitter': {
      title: 'Full jitter and a higher cap',
      about: 'All versions wait U(0, min(cap, base · 2^n)), with a cap many times higher.',
      change: change['full-jitter'],
    },
    'retry-budget': {
      title: 'A retry budget',
      about: 'All versions may retry three times at once, then once in a long while.',
      change: change['retry-budget'],
    },
    'staged-rollout': {
      title: 'Staged roll-out with a health gate',
      about: 'Waves of 1, 10, 50 and 100 %; rolls itself back when those reached drop off.',
      change: change['staged-rollout'],
    },
    'hands-off': {
      title: 'Without supervisors and admission ramp',
      about: 'The cause is found and mended as before; nothing is restarted, the door stays open.',
      change: change['hands-off'],
    },
    'two-cells': {
      title: 'A cell for each half of the users',
      about: 'The change goes out cell by cell and is halted when the first cell fails.',
      change: change['two-cells'],
    },
  };
}
