import { InputError } from '@squall/cluster';
import { inlineExecutor, planRun } from '@squall/experiment';
import { asapScheduler, firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import { enter, get, view } from './testing/visitor.ts';
import { small } from './testing/small-experiment.ts';
import { type WatchOptions, type WatchedExecutor, watchedExecutor } from './watched-executor.ts';

const [first] = planRun(small, { module: 'small', profile: 'quick', seed: 1 });
const replication = first!;
const inspect = ['client:3', 'service:front'];
let executor: WatchedExecutor | undefined;

/** What is read of the messages to a viewer. */
interface Message {
  readonly type: string;
  readonly createdAt: string;
  readonly name?: string;
  readonly snapshot?: { readonly value: unknown; readonly context: { readonly draws: number } };
}

afterEach(() => executor?.close());

/** A watched run that nobody is waited for, and what it wrote. */
function watched(options: Partial<WatchOptions> = {}, viewerWaitMs = 0) {
  const written: string[] = [];
  const slices: number[] = [];
  executor = watchedExecutor(
    { inspect, pace: Infinity, ...options },
    ({ snapshot }) => slices.push(snapshot.nowMs),
    {
      load: () => Promise.resolve(small),
      write: (text) => written.push(text),
      viewerWaitMs,
    },
  );
  const url = () => new URL(/http:\S+/.exec(written.join(''))?.[0] ?? 'about:blank');
  return { executor, written, slices, url };
}

test('a history is the same with and without somebody who watches', async () => {
  const load = () => Promise.resolve(small);
  const plain = await firstValueFrom(
    inlineExecutor({ load, scheduler: asapScheduler })([replication]),
  );
  const seen = await firstValueFrom(watched().executor([replication]));
  expect(seen.digest).toBe(plain.digest);
  expect(seen).toEqual(plain);
});

test('what is watched and where is written before the run, and progress is told', async () => {
  const { executor, written, slices } = watched();
  await lastValueFrom(executor([replication]));
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(
    /^squall: watching client:3, service:main\/front at http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/,
  );
  expect(slices.at(-1)).toBe(60_000);
});

test('a viewer that comes after the replication still gets definition and last snapshot', async () => {
  const { executor, url } = watched();
  await lastValueFrom(executor([replication]));
  const listener = await view(await enter(url().href));
  await listener.until(2);
  const introduced = listener.heard.filter((text) => text.includes('"type":"@xstate.actor"'));
  expect(introduced.join('\n')).toContain('"name":"client:3"');
  await executor.close();
  expect(await listener.closed).toBe(1000);
});

test('a client that is watched from a moment on is shown from then on, and changes nothing', async () => {
  const { executor, written, url } = watched({ inspect: ['client:10@25s'] });
  const seen = await lastValueFrom(executor([{ ...replication, engine: 'flyweight' }]));
  const load = () => Promise.resolve(small);
  const plain = inlineExecutor({ load, scheduler: asapScheduler })([replication]);
  expect({ ...seen, replication }).toEqual(await firstValueFrom(plain));
  expect(written[0]).toMatch(/^squall: watching client:10 from 00:25 on at http/);
  const listener = await view(await enter(url().href));
  await listener.until(10);
  const heard = listener.heard.map((text): Message => JSON.parse(text));
  expect(heard.slice(0, 3).map(({ type }) => type)).toEqual([
    '@xstate.actor',
    '@xstate.event',
    '@xstate.snapshot',
  ]);
  expect(heard[0]).toMatchObject({ name: 'client:10', createdAt: '25000' });
  // It began at the first moment of the run, but is shown in the midst of its life.
  const { value, context } = heard[2]?.snapshot ?? {};
  expect(value).toEqual({ online: { heartbeat: 'waiting', messaging: 'idle' } });
  expect(context?.draws).toBe(5);
  expect(heard.every(({ createdAt }) => Number(createdAt) >= 25_000)).toBe(true);
  expect(Number(heard.at(-1)?.createdAt)).toBeGreaterThan(25_000);
});

test('the run starts as soon as a viewer is there', async () => {
  const { executor, url, slices } = watched({}, 600_000);
  const result = lastValueFrom(executor([replication]));
  await expect.poll(() => url().port).not.toBe('');
  expect(slices).toEqual([]);
  const listener = await view(await enter(url().href));
  await result;
  expect(listener.heard.length).toBeGreaterThan(10);
});

test('whoever unsubscribes ends the run and closes the page', async () => {
  const { executor, url, slices } = watched({ pace: 1 });
  const subscription = executor([replication]).subscribe();
  await expect.poll(() => slices.length).toBeGreaterThan(1);
  subscription.unsubscribe();
  await expect.poll(() => get(Number(url().port), '/').catch(() => 'closed')).toBe('closed');
  expect(slices.at(-1)).toBeLessThan(5000);
});

test('a moment that is none, or after the end, is an error before the page opens', async () => {
  for (const address of ['client:3@soon', 'client:3@2h']) {
    const { executor, written } = watched({ inspect: [address] });
    await expect(lastValueFrom(executor([replication]))).rejects.toThrow(
      `--inspect is "${address}"`,
    );
    expect(written).toEqual([]);
  }
});

test('an address that names nothing is an error before the page opens', async () => {
  const { executor, written } = watched({ inspect: ['service:nosuch'] });
  const run = lastValueFrom(executor([replication]));
  await expect(run).rejects.toThrow(InputError);
  await expect(run).rejects.toThrow('--inspect is "service:nosuch"');
  expect(written).toEqual([]);
});

test('a viewer that is none is an error before the page opens', async () => {
  const { executor, written } = watched({ inspectUrl: 'ftp://a.example' });
  await expect(lastValueFrom(executor([replication]))).rejects.toThrow(/--inspect-url is "ftp:/);
  expect(written).toEqual([]);
});

test('no replications left to make: no page', async () => {
  const { executor, written } = watched();
  expect(await firstValueFrom(executor([]).pipe(toArray()))).toEqual([]);
  expect(written).toEqual([]);
});
