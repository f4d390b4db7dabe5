import type { ClusterMap } from '@squall/experiment';
import type { Scale } from './scale.ts';

/**
 * More people on the same machines against how many of them the change cuts off: are the others, whose version is healthy, dragged
 * down for good? Capacities are given for each thousand clients, so that twice the users have half of each.
 */
export function mapOn({ capacity }: Scale): ClusterMap {
  const services = Object.entries(capacity);
  return {
    about: [
      'In the map the load is how many times as many users the same services have.',
      'The verdict is that on current versions, which can process the configuration: are they dragged down for good?',
      'With more users on the same services sign-in is the narrower too, and may keep the storm away from presence.',
    ],
    variant: 'as-it-was',
    judged: 'cohort.current',
    clients: 1000,
    replications: 3,
    load: {
      label: 'Users on the same services',
      unit: '×',
      from: 0.25,
      to: 1.5,
      count: 6,
      varies: (times) =>
        services.map(([service, { value }]) => ({
          path: `services.${service}.capacityPerThousandPerSecond`,
          value: value / times,
        })),
    },
    trigger: {
      label: 'Clients that cannot process the configuration',
      unit: 'share',
      from: 0.05,
      to: 0.55,
      count: 6,
      varies: 'cohorts.old.share',
    },
  };
}
