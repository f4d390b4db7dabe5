import { defineExperiment } from '@squall/experiment';
import { compressed } from './skype-2015/compressed.ts';
import { worldOn } from './skype-2015/world.ts';
import { claims } from './skype-2015-remedies/claims.ts';
import { variants } from './skype-2015-remedies/variants.ts';

export default defineExperiment({
  name: 'skype-2015-remedies',
  title: 'Skype 2015: what brought it back',
  question:
    'Which supervision and which recovery actor brought the cluster back, and what would each have done alone?',
  answer:
    'The admission ramp and the mended configuration, together: neither does it alone. Supervision has nothing to do, as no service dies; what sustains the storm are queues, and a supervisor restarts the dead. At the place of the ramp, brown-out, short queues, hints and breakers do not bring everybody back; shedding for messaging and more servers do in some runs and not in others. More servers make presence die, and without supervision nobody comes online again.',
  covers: [
    'The world of skype-2015, compressed to 12 minutes: supervision, mended configuration and admission ramp in every combination.',
    'Recovery actors at the place of the ramp, set as in recovery-levers, with supervision and the mended configuration as they were.',
    'Left out: several actors at once, and figures tuned to this outage; what prevents it is in skype-2015.',
  ],
  world: worldOn(compressed),
  variants,
  profiles: {
    quick: {
      about: 'The 15.5 hours are compressed to 12 minutes, once with each variant.',
      replications: 1,
    },
    full: {
      about: 'The 15.5 hours are compressed to 12 minutes, with ten times as many clients.',
      world: { clients: 20_000 },
      replications: 1,
    },
  },
  accept: claims,
});
