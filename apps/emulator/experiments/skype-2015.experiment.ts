import { assumed, defineExperiment, documented } from '@squall/experiment';
import { claims } from './skype-2015/claims.ts';
import { compressed } from './skype-2015/compressed.ts';
import { day } from './skype-2015/day.ts';
import { mapOn } from './skype-2015/map.ts';
import { post, press } from './skype-2015/sources.ts';
import { changesOn, variantsOn } from './skype-2015/variants.ts';
import { worldOn } from './skype-2015/world.ts';

export default defineExperiment({
  name: 'skype-2015',
  title: 'Skype, 21 September 2015',
  question:
    'A configuration change cuts some client versions off. Why does that take everybody down, why for so long, and which change would have prevented it?',
  answer:
    'Those cut off come straight back: each success resets their policy, and people retry by hand. That is more than the services shared by all can take, so healthy versions lose their connections too, and the storm goes on after its cause is mended. A staged roll-out with a health gate prevents it, and cells keep it to one half; jitter or a retry budget alone do not.',
  covers: [
    'Reports of the outage span 08:23 to 23:53 GMT, about 15.5 hours.',
    'A larger than usual configuration reaches all clients; some versions cannot process it, lose their connection and come straight back.',
    'Sign-in, contact lists, presence and messaging are shared by all consumers; the business cell has infrastructure of its own.',
    'Left out: calls, supernodes, regions, the phone network.',
  ],
  world: worldOn(compressed),
  variants: variantsOn(compressed),
  profiles: {
    quick: {
      about:
        'The 15.5 hours are compressed to 12 minutes: clients and services keep their own time scale, people are sooner.',
      replications: { default: 1, 'as-it-was': 3, 'hands-off': 3 },
    },
    full: {
      about:
        'The 15.5 hours are compressed to 12 minutes, as in quick; among 100,000 clients chance hardly shows, so one replication of each variant is enough.',
      world: { clients: 100_000 },
      replications: 1,
    },
    sensitivity: {
      about:
        'The 15.5 hours are compressed to 20 minutes: clients and services keep their own time scale, people are sooner.',
      world: {
        horizonMs: 1_200_000,
        operators: {
          diagnosisMs: assumed(
            360_000,
            `that it took hours is documented (${press}); compressed as the run is`,
          ),
          admissionRamp: {
            reactionMs: documented(
              120_000,
              `traffic was "re-balanced" before that, compressed: ${post}`,
            ),
          },
        },
      },
      replications: 10,
      sensitivity: { variants: Object.keys(changesOn(compressed)), replications: 1 },
    },
    day: {
      about:
        'Half an hour before the first report, then the 15.5 hours as long as they were: clients that stay connected all day, people who try again after minutes and come back after hours, services that let everybody in within hours.',
      world: worldOn(day),
      variants: changesOn(day),
      timeScale: 77.5,
      fromClients: 500_000,
      replications: 1,
    },
  },
  accept: claims,
  map: mapOn(compressed),
});
