import { describe, expect, test } from 'vitest';
import { createGate } from './gate.ts';

const gate = createGate(4711);
const cookie = gate.cookie.split(';')[0]!;
const local = { host: '127.0.0.1:4711', cookie };
const own = { ...local, origin: 'http://127.0.0.1:4711' };
const refusedPage = (more: object, method = 'GET') =>
  gate.refusePage(method, '/', { ...local, ...more })?.status;
const refusedSocket = (more: object) => gate.refuseSocket({ ...own, ...more })?.status;

test('a visitor with the cookie gets in, under both names of this machine', () => {
  expect(refusedPage({})).toBeUndefined();
  expect(refusedPage({ host: 'localhost:4711' })).toBeUndefined();
  expect(refusedSocket({})).toBeUndefined();
});

test('the token is 256 bits, another one for each run, and the cookie has the port in its name', () => {
  expect(Buffer.from(gate.token, 'base64url')).toHaveLength(32);
  expect(createGate(4711).token).not.toBe(gate.token);
  expect(gate.cookie).toMatch(/^squall-4711=\S+; HttpOnly; SameSite=Strict; Path=\/$/);
});

describe('a host that is not exactly ours is misdirected', () => {
  const hosts = ['evil.example:4711', '127.0.0.1.nip.io:4711', '127.0.0.1', '127.0.0.1:4712'];
  test.each([...hosts, '127.0.0.1:4711@evil.example', '[::1', '', undefined])('%s', (host) => {
    expect(refusedPage({ host })).toBe(421);
    expect(refusedSocket({ host })).toBe(421);
  });
});

describe('an origin that is not exactly ours is refused', () => {
  const origins = ['http://evil.example', 'null', 'http://127.0.0.1:4712', 'http://127.0.0.1'];
  test.each([...origins, 'https://127.0.0.1:4711', 'http://localhost:4711', 'http://[', ''])(
    '%s',
    (origin) => {
      expect(refusedPage({ origin })).toBe(403);
      expect(refusedSocket({ origin })).toBe(403);
    },
  );
});

test('a socket must say where it comes from', () => {
  expect(gate.refuseSocket(local)?.status).toBe(403);
});

test('a page of another site may not ask, whatever it carries', () => {
  for (const site of ['cross-site', 'same-site', 'nonsense'])
    expect([
      refusedPage({ 'sec-fetch-site': site }),
      refusedSocket({ 'sec-fetch-site': site }),
    ]).toEqual([403, 403]);
  expect(refusedPage({ 'sec-fetch-site': 'none' })).toBeUndefined();
});

test('there is nothing to change: only GET and HEAD', () => {
  expect(
    ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'].map((method) => refusedPage({}, method)),
  ).toEqual([undefined, 405, 405, 405, 405]);
});

describe('without the right token nobody reads', () => {
  const name = cookie.split('=')[0]!;
  const wrong = [undefined, '', `${name}=`, `${name}=wrong`, `${cookie}x`, `other=${gate.token}`];
  test.each(wrong)('%s', (cookie) => {
    const headers = cookie === undefined ? { host: local.host } : { host: local.host, cookie };
    expect(gate.refusePage('GET', '/', headers)?.status).toBe(401);
    expect(gate.refuseSocket({ ...headers, origin: own.origin })?.status).toBe(401);
  });
  test('the cookie is found among others', () => {
    expect(refusedPage({ cookie: `a=b; ${cookie}; c=d` })).toBeUndefined();
  });
});

test('the token in the address is a ticket, anything like it is none', () => {
  expect(gate.hasTicket(`/?token=${gate.token}`)).toBe(true);
  const others = [
    '/',
    '/?token=',
    '/?token=wrong',
    `/?token=${gate.token}&x`,
    `/x?token=${gate.token}`,
  ];
  expect(others.filter((url) => gate.hasTicket(url))).toEqual([]);
  expect(gate.refusePage('GET', `/?token=${gate.token}`, { host: local.host })).toBeUndefined();
});
