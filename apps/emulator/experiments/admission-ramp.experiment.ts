import { defineExperiment } from '@squall/experiment';
import { claims } from './admission-ramp/claims.ts';
import { variants } from './admission-ramp/variants.ts';
import { world } from './admission-ramp/world.ts';

export default defineExperiment({
  name: 'admission-ramp',
  title: 'Block all, re-admit: how fast is safe?',
  question:
    'Everybody boots at once while caches are cold, as at Slack on 22 February 2022 and at Canva on 12 November 2024. Both closed the door and let people back in step by step. How fast may a door be opened?',
  answer:
    'At a fixed rate three quarters of what the database serves with warm caches are about as fast as it gets, as Cloudflare advises; nine tenths are hardly faster, with a tenth more than all nobody comes back at all, and at a tenth of it everybody waits a quarter of an hour for nothing. A ramp that rises while boots succeed and falls when they do not beats every fixed rate, and needs not know the capacity.',
  covers: [
    'A boot costs one read of a database that serves everybody within 100 seconds, and half as fast for the first two minutes, while caches are cold.',
    'The door stands at the edge and rejects at no cost; it acts on samples of five seconds, one window late.',
    'The outage of an hour is compressed to a quarter of one.',
    'Left out: load balancers that evict what is slow (health-check-eviction), pages that are cached by browsers.',
  ],
  world,
  variants,
  profiles: {
    quick: { about: 'A thousand clients, each rate once.', replications: 1 },
    full: {
      about: 'A thousand clients, each rate five times; then cold caches and queue varied.',
      replications: 5,
      sensitivity: { variants: ['no-door', 'at-75-percent', 'feels-its-way'], replications: 1 },
    },
  },
  accept: claims,
});
