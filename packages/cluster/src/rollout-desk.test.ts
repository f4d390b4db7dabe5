import type { ClientEvent } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { expect, test } from 'vitest';
import { createConfigurationStore } from './configuration.ts';
import { createPopulation } from './population.ts';
import { createRolloutDesk } from './rollout-desk.ts';
import type { ConfigurationSpec } from './spec.ts';
import { smallSpec } from './testing/small-spec.ts';

const spec: ConfigurationSpec = {
  startMs: 20_000,
  waves: [{ share: 1, afterMs: 0 }],
  fetchOverMs: 1000,
  order: 'random',
  haltOnAlarm: false,
};

/** Two clients at a desk; those in `refusing` are thrown out by a heavy configuration. */
function openDesk(
  change: Partial<ConfigurationSpec> = {},
  refusing: readonly number[] = [],
  clients = 2,
) {
  const kernel = createKernel();
  const population = createPopulation(smallSpec({ clients }));
  const online = new Set([0, 1]);
  const given: string[] = [];
  const deliver = (client: number, event: ClientEvent) => {
    if (event.type !== 'configuration') return given.push(`${client} ${event.type}`);
    if (event.heavy === 1 && refusing.includes(client)) online.delete(client);
    return given.push(`${client} version ${event.version}, heavy ${event.heavy}`);
  };
  const settings = { ...spec, ...change };
  const reached = new Set<number>();
  const desk = createRolloutDesk(settings, {
    kernel,
    population,
    seed: 1,
    store: createConfigurationStore(population, settings, 1),
    isOnline: (client) => online.has(client),
    deliver,
    reached: (client, is) => (is ? reached.add(client) : reached.delete(client)),
  });
  return { kernel, desk, online, given, reached };
}

test('each client fetches a wave once, at its own moment within the fetch time', () => {
  const { kernel, desk, given, reached } = openDesk();
  desk.launch(1);
  expect(given).toEqual([]);
  kernel.runUntil(1000);
  expect(given.toSorted()).toEqual(['0 version 1, heavy 1', '1 version 1, heavy 1']);
  desk.greet(0);
  kernel.runUntil(10_000);
  expect(given).toHaveLength(2);
  expect(reached).toEqual(new Set([0, 1]));
});

test('who was offline is given it when it comes online, not inside the greeting', () => {
  const { kernel, desk, online, given } = openDesk();
  online.delete(1);
  desk.launch(1);
  kernel.runUntil(5000);
  expect(given).toEqual(['0 version 1, heavy 1']);
  online.add(1);
  desk.greet(1);
  expect(given).toHaveLength(1);
  kernel.runUntil(5001);
  expect(given.at(-1)).toBe('1 version 1, heavy 1');
});

test('who is thrown out by it is given it again each time it comes back, until it is mended', () => {
  const { kernel, desk, online, given, reached } = openDesk({}, [1]);
  const comeBack = () => {
    online.add(1);
    desk.greet(1);
    kernel.runUntil(kernel.now() + 1);
    return given.splice(0);
  };
  desk.launch(1);
  kernel.runUntil(1000);
  given.length = 0;
  expect(comeBack()).toEqual(['1 version 1, heavy 1']);
  expect(comeBack()).toEqual(['1 version 1, heavy 1']);
  desk.mend(0);
  expect(desk.mended()).toBe(true);
  expect(comeBack()).toEqual(['0 version 2, heavy 0', '1 version 2, heavy 0']);
  expect(comeBack()).toEqual([]);
  expect(reached.size).toBe(0);
});

test('a user who is cut off installs a newer version once, in a time of the mean given', () => {
  const { kernel, desk, given } = openDesk({ upgradeMeanMs: 1000 });
  desk.cutOff(1);
  desk.cutOff(1);
  kernel.runUntil(100_000);
  expect(given).toEqual(['1 upgrade']);
});

test('the times in which people install a newer version are exponential with the mean given', () => {
  const clients = 4000;
  const { kernel, desk, given } = openDesk({ upgradeMeanMs: 1000 }, [], clients);
  for (let client = 0; client < clients; client++) desk.cutOff(client);
  for (const [untilMs, share] of [
    [1000, 1 - Math.exp(-1)],
    [3000, 1 - Math.exp(-3)],
  ] as const) {
    kernel.runUntil(untilMs);
    // Four standard errors of a share.
    const allowed = 4 * Math.sqrt((share * (1 - share)) / clients);
    expect(Math.abs(given.length / clients - share)).toBeLessThan(allowed);
  }
});

test('without an upgrade nobody installs anything', () => {
  const { kernel, desk, given } = openDesk();
  desk.cutOff(1);
  kernel.runUntil(100_000);
  expect(given).toEqual([]);
});

test('a wave that reaches everybody at once has reached them before anybody fetches it', () => {
  const { desk, given, reached } = openDesk({ fetchOverMs: 0 });
  desk.launch(1);
  expect([reached.size, given.length]).toEqual([2, 0]);
  desk.mend(0);
  expect(reached.size).toBe(0);
});

test('who has not fetched the first wave when the second starts fetches it once, at its own moment', () => {
  const { kernel, desk, given } = openDesk();
  desk.launch(0.999);
  kernel.runUntil(1);
  desk.launch(1);
  expect(kernel.pending).toBe(2);
  kernel.runUntil(2000);
  expect(given).toHaveLength(2);
});

test('what is launched after it was mended is held for a while, and given mended', () => {
  const { kernel, desk, given, reached } = openDesk({ fetchOverMs: 1000 });
  desk.mend(100_000);
  desk.launch(1);
  kernel.runUntil(1000);
  expect([reached.size, given.length]).toEqual([2, 0]);
  kernel.runUntil(100_001);
  expect(given.toSorted()).toEqual(['0 version 2, heavy 0', '1 version 2, heavy 0']);
  expect(reached.size).toBe(0);
});
