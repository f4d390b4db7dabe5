import { type Change, type World, assumed } from '@squall/experiment';
import { compressed } from '../skype-2015/compressed.ts';

/** Nothing is restarted. */
export const unsupervised: Change<World> = { supervision: null };

/** Nobody closes the door. */
export const withoutRamp: Change<World> = { operators: { admissionRamp: null } };

/** Operators close the door, and the cause is not found. */
export const neverMended: Change<World> = {
  operators: {
    diagnosisMs: assumed(
      compressed.horizonMs,
      'what if: the cause is not found while the run lasts',
    ),
  },
};

/** Nobody is on call: the door stays open and the configuration as it is. */
export const nobodyOnCall: Change<World> = { operators: null };
