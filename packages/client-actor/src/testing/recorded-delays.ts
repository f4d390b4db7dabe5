import type { presets } from '../index.ts';

/**
 * Delays of shipped packages, recorded by running the packages themselves with their default options on Node 20.20 under a
 * virtual clock, with Math.random replaced by mulberry32 of seed 1 and 31337 and every draw noted. A delay is what the
 * package itself gave to its timer. refuse-all: the first connection is dropped, every later one refused at once;
 * upgrade-then-1013: every connection is accepted and closed with code 1013 before it is acknowledged.
 */
export interface RecordedDelays {
  readonly preset: keyof typeof presets;
  readonly package: string;
  readonly scenario: string;
  /** Whether the client gave up after these. */
  readonly gaveUp: boolean;
  readonly delaysMs: readonly number[];
  /** What Math.random gave for each of them; empty when it was not asked. */
  readonly draws: readonly number[];
}

export const recordedDelays: readonly RecordedDelays[] = [
  {
    preset: 'socketIoClient',
    package: 'socket.io-client@4.8.4',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [687, 1998, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000],
    draws: [
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
      0.9683778982143849, 0.281103502959013, 0.6128388606011868, 0.7207431411370635,
      0.425796952098608, 0.9948229456786066, 0.45527112716808915, 0.48878831742331386,
    ],
  },
  {
    preset: 'socketIoClient',
    package: 'socket.io-client@4.8.4',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [653, 1793, 5000, 4793, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000],
    draws: [
      0.6944895177148283, 0.20724018989130855, 0.5837807895150036, 0.8018974892329425,
      0.5784591324627399, 0.00017160503193736076, 0.20061394502408803, 0.7577667499426752,
      0.9665672306437045, 0.2957771294750273, 0.9241995890624821, 0.8746408284641802,
    ],
  },
  {
    preset: 'phoenix',
    package: 'phoenix@1.8.16',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [10, 50, 100, 150, 200, 250, 500, 1000, 2000, 5000, 5000, 5000],
    draws: [],
  },
  {
    preset: 'centrifuge',
    package: 'centrifuge@5.8.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [814, 502, 1555, 4425, 8247, 4997, 12757, 14915, 9016, 20000, 9605, 10276],
    draws: [
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
      0.9683778982143849, 0.281103502959013, 0.6128388606011868, 0.7207431411370635,
      0.425796952098608, 0.9948229456786066, 0.45527112716808915, 0.48878831742331386,
    ],
  },
  {
    preset: 'centrifuge',
    package: 'centrifuge@5.8.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [847, 707, 1668, 3708, 5128, 502, 4512, 15656, 19832, 6415, 18984, 17993],
    draws: [
      0.6944895177148283, 0.20724018989130855, 0.5837807895150036, 0.8018974892329425,
      0.5784591324627399, 0.00017160503193736076, 0.20061394502408803, 0.7577667499426752,
      0.9665672306437045, 0.2957771294750273, 0.9241995890624821, 0.8746408284641802,
    ],
  },
  {
    preset: 'signalr',
    package: '@microsoft/signalr@10.0.11',
    scenario: 'refuse-all',
    gaveUp: true,
    delaysMs: [0, 2000, 10000, 30000],
    draws: [],
  },
  {
    preset: 'graphqlWs',
    package: 'graphql-ws@6.4.2',
    scenario: 'upgrade-then-1013',
    gaveUp: true,
    delaysMs: [1820, 4246, 5526, 10380, 18985],
    draws: [
      0.19281403115019202, 0.7209477317519486, 0.4541360163129866, 0.770413824589923,
      0.9945340014528483,
    ],
  },
  {
    preset: 'graphqlWs',
    package: 'graphql-ws@6.4.2',
    scenario: 'upgrade-then-1013',
    gaveUp: true,
    delaysMs: [1925, 3152, 6730, 9739, 16540],
    draws: [
      0.23176295147277415, 0.3158731667790562, 0.9001553563866764, 0.5330445237923414,
      0.08903694525361061,
    ],
  },
  {
    preset: 'ioredis',
    package: 'ioredis@6.0.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [175, 100, 305, 596, 993, 1656, 3322, 5144, 5085, 5198, 5091, 5097, 5027, 5080],
    draws: [
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
      0.9683778982143849, 0.281103502959013, 0.6128388606011868, 0.7207431411370635,
      0.425796952098608, 0.9948229456786066, 0.45527112716808915, 0.48878831742331386,
      0.13893358339555562, 0.40374476509168744,
    ],
  },
  {
    preset: 'ioredis',
    package: 'ioredis@6.0.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [188, 141, 316, 560, 915, 1600, 3240, 5151, 5193, 5059, 5184, 5174, 5020, 5137],
    draws: [
      0.6944895177148283, 0.20724018989130855, 0.5837807895150036, 0.8018974892329425,
      0.5784591324627399, 0.00017160503193736076, 0.20061394502408803, 0.7577667499426752,
      0.9665672306437045, 0.2957771294750273, 0.9241995890624821, 0.8746408284641802,
      0.10174225433729589, 0.6894723605364561,
    ],
  },
  {
    preset: 'ioredis5',
    package: 'ioredis@5.11.1',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [
      50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950,
      1000, 1050, 1100, 1150, 1200, 1250, 1300, 1350, 1400, 1450, 1500, 1550, 1600, 1650, 1700,
      1750, 1800, 1850, 1900, 1950, 2000, 2000, 2000,
    ],
    draws: [],
  },
  {
    preset: 'partysocket',
    package: 'partysocket@1.3.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [
      3000, 3900, 5070.000000000001, 6591, 8568.300000000001, 10000, 10000, 10000, 10000, 10000,
      10000, 10000,
    ],
    draws: [],
  },
  {
    preset: 'trpcWsLink',
    package: '@trpc/client@11.25.2',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [0, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, 30000, 30000, 30000],
    draws: [],
  },
  {
    preset: 'mqtt',
    package: 'mqtt@5.16.0',
    scenario: 'refuse-all',
    gaveUp: false,
    delaysMs: [1000, 1000, 1000],
    draws: [],
  },
];
