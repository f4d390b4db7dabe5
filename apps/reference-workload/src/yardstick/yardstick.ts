import type { Contestant } from '../contestant.ts';
import { YardstickWorld } from './world.ts';

/** Hand-written typed arrays: what the engines are measured by. */
export const yardstick: Contestant = {
  name: 'yardstick',
  prepare: (setting) => new YardstickWorld(setting),
};
