import { defineExperiment } from '@squall/experiment';
import { claims } from './recovery-levers/claims.ts';
import { variants } from './recovery-levers/variants.ts';
import { world } from './recovery-levers/world.ts';

export default defineExperiment({
  name: 'recovery-levers',
  title: 'Eight levers, each as it saves the cluster and as it does not',
  question:
    'A storm outlives its cause. Which recovery actor brings the cluster back by itself, how fast, and how must it be set so that it does not?',
  answer:
    'Each of the eight does, when it acts on what is short, slower than its samples are old: a canary prevents the storm, a brown-out and more servers end it soonest, a queue that is no longer than callers wait and a slow ramp next. Each of them fails on the wrong service, without spread, without feedback or with its priorities upside down; the last makes it worse than doing nothing.',
  covers: [
    'One cell in which half of the clients are cut off by a configuration, and one scarce service, the directory behind the contact lists.',
    'Recovery actors see samples of five seconds, one window late, and nothing else.',
    'Levers are tried one at a time; in incidents they are combined.',
    'Left out: what clients without a contact list ask for when it is back, prices of servers, people who retry by hand.',
  ],
  world,
  variants,
  profiles: {
    quick: {
      about: 'An outage of hours compressed to ten minutes, once with each lever.',
      replications: 1,
    },
    full: {
      about: 'An outage of hours compressed to ten minutes, five times with each lever.',
      replications: 5,
    },
  },
  accept: claims,
});
