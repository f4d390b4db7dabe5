import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Relay, openRelay } from './relay.ts';
import { unreadBytesMax, viewersMax } from './sockets.ts';
import { type Listener, type Visitor, enter, get, listen, raw, view } from './testing/visitor.ts';

const viewer = new URL('https://viewer.example/inspect?a=1&b=2');
let backlog: readonly string[] = [];
let relay: Relay;
let visitor: Visitor;
let port = 0;
let cookie = '';
let own: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  relay = await openRelay({ viewer, watched: ['client:3'], backlog: () => backlog });
  visitor = await enter(relay.url);
  ({ port, cookie } = visitor);
  own = { cookie, origin: visitor.origin };
});
afterAll(() => relay.close());

async function leave(listener: Listener): Promise<void> {
  listener.socket.close();
  await listener.closed;
  await expect.poll(relay.viewers).toBe(0);
}

describe('pages', () => {
  test('the address that is printed moves the token into a cookie', async () => {
    const { search } = new URL(relay.url);
    const { status, headers, body } = await get(port, `/${search}`);
    expect([status, headers.location, body]).toEqual([303, '/', '']);
    expect(headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
  });

  test('the page says what is watched and frames the viewer alone', async () => {
    const { status, headers, body } = await get(port, '/', { cookie });
    expect(status).toBe(200);
    expect(body).toContain('Watching client:3');
    expect(body).toContain('data-viewer="https://viewer.example/inspect?a=1&amp;b=2"');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain('frame-src https://viewer.example');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('each answer carries the headers that keep others out, also a refusal', async () => {
    for (const answer of [await get(port, '/', { cookie }), await get(port, '/')]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('no page has inline code', async () => {
    const { body } = await get(port, '/', { cookie });
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script src="/bridge.js">']);
    expect(body).not.toMatch(/<style| style=| on\w+=|javascript:/);
  });

  const strangers: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['no token', {}, 401],
    ['a wrong token', { cookie: 'squall-1=x' }, 401],
    ['a host of its own', { host: 'evil.example' }, 421],
    ['a name that resolves to this machine', { host: '127.0.0.1.nip.io' }, 421],
    ['an origin of its own', { origin: 'https://evil.example' }, 403],
    ['no origin to speak of', { origin: 'null' }, 403],
    ['a script tag elsewhere', { 'sec-fetch-site': 'cross-site' }, 403],
  ];
  test.each(strangers)('a visitor with %s is refused', async (_, headers, status) => {
    const known = headers['cookie'] === undefined && status !== 401 ? { cookie } : {};
    expect((await get(port, '/', { ...known, ...headers })).status).toBe(status);
  });

  test('a POST is refused, with two megabytes as with nothing', async () => {
    expect((await get(port, '/', { cookie }, 'POST')).status).toBe(405);
    const body = 'x'.repeat(2_000_000);
    const long = await get(port, '/', { cookie }, 'POST', body).catch(() => ({ status: 'cut' }));
    expect([405, 'cut']).toContain(long.status);
  });

  const paths = ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%5c..%5cx'];
  const others = [
    '/bridge.js%00',
    '/bridge.js?raw??',
    '/@fs/etc/passwd',
    '/bridge.js::$DATA',
    '//',
  ];
  const more = ['/src/inspect/relay.ts', '/messages', '/BRIDGE.JS', '/bridge.css/', '/*'];
  test.each([...paths, ...others, ...more])('%s is nothing here', async (path) => {
    expect((await get(port, path, { cookie })).status).toBe(404);
  });

  test('an absolute address as target is nothing here', async () => {
    const head = `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
    const answer = await raw(port, `${head}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
  });

  test('what is not HTTP, or has no host, or endless headers, gets an error and no page', async () => {
    expect(await raw(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await raw(port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 (400|421)/);
    const endless = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(port, endless)).toMatch(/^HTTP\/1\.1 431/);
  });

  test('after all that the page still answers', async () => {
    expect((await get(port, '/', { cookie })).status).toBe(200);
  });
});

describe('sockets', () => {
  const strangers: readonly (readonly [string, () => Readonly<Record<string, string>>, number])[] =
    [
      ['without an origin', () => ({ cookie }), 403],
      ['of another site', () => ({ ...own, origin: 'https://evil.example' }), 403],
      ['of another port', () => ({ ...own, origin: `http://127.0.0.1:${port + 1}` }), 403],
      ['with a malformed origin', () => ({ ...own, origin: 'http://[' }), 403],
      ['without a token', () => ({ origin: own['origin']! }), 401],
      ['of another host', () => ({ ...own, host: 'evil.example' }), 421],
    ];
  test.each(strangers)('one %s is refused', async (_, headers, status) => {
    expect(await listen(port, headers())).toBe(status);
  });

  test('only one path leads to messages', async () => {
    expect(await listen(port, own, '/')).toBe(404);
    expect(await listen(port, own, '/messages?x')).toBe(404);
  });

  test('a viewer hears what is kept, then what is said', async () => {
    backlog = ['definition', 'snapshot'];
    const listener = await view(visitor);
    await listener.until(2);
    relay.send('news');
    await listener.until(3);
    expect(listener.heard).toEqual(['definition', 'snapshot', 'news']);
    backlog = [];
    await leave(listener);
  });

  test('nothing that a viewer says reaches another one', async () => {
    const [one, other] = [await view(visitor), await view(visitor)];
    one.socket.send(JSON.stringify({ type: '@xstate.event', event: { type: 'stop' } }));
    // A ping is answered after what was sent before it.
    const answered = new Promise((resolve) => one.socket.once('pong', resolve));
    one.socket.ping();
    await answered;
    relay.send('news');
    await Promise.all([one.until(1), other.until(1)]);
    expect([one.heard, other.heard]).toEqual([['news'], ['news']]);
    one.socket.close();
    await leave(other);
  });

  test('a viewer that says too much is cut off', async () => {
    const listener = await view(visitor);
    listener.socket.send('x'.repeat(2000));
    expect([1006, 1009]).toContain(await listener.closed);
    await expect.poll(relay.viewers).toBe(0);
  });

  test(`${viewersMax} viewers at a time, no more`, async () => {
    const listeners = await Promise.all(Array.from({ length: viewersMax }, () => view(visitor)));
    expect(await listen(port, own)).toBe(503);
    for (const { socket } of listeners) socket.close();
    await Promise.all(listeners.map(({ closed }) => closed));
    await expect.poll(relay.viewers).toBe(0);
    await leave(await view(visitor));
  });

  test('a viewer that does not read is dropped, the others are not', async () => {
    const [slow, quick] = [await view(visitor), await view(visitor)];
    slow.socket.pause();
    const text = 'x'.repeat(100_000);
    let sent = 0;
    while (relay.viewers() === 2 && sent < (20 * unreadBytesMax) / text.length) {
      relay.send(text);
      await quick.until(++sent);
    }
    expect(relay.viewers()).toBe(1);
    slow.socket.resume();
    expect(await slow.closed).toBe(1006);
    await leave(quick);
  });
});

describe('the end', () => {
  const open = () => openRelay({ viewer, watched: [], backlog: () => [] });

  test('a viewer gets what is still unread, then a goodbye', async () => {
    const relay = await open();
    const visitor = await enter(relay.url);
    const listener = await view(visitor);
    relay.send('last words');
    await relay.close();
    expect(await listener.closed).toBe(1000);
    expect(listener.heard).toEqual(['last words']);
    await expect(get(visitor.port, '/')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('whoever waits for a viewer is let go when the relay closes', async () => {
    const relay = await open();
    const waiting = relay.untilViewed(600_000);
    await relay.close();
    await expect(waiting).resolves.toBeUndefined();
  });

  test('a port that is taken is an error, not another port', async () => {
    const taken = Number(new URL(relay.url).port);
    const again = openRelay({ viewer, watched: [], backlog: () => [], port: taken });
    await expect(again).rejects.toThrow(/EADDRINUSE/);
  });
});
