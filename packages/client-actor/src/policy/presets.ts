import type { ReconnectPolicy } from './policy.ts';

const none = { kind: 'none' } as const;

/**
 * Policies of shipped clients with their default options, read from the published packages. Each is held against delays
 * that were recorded by running the package itself. Only those that the shapes reproduce exactly are here.
 */
export const presets = {
  /**
   * socket.io-client 4.8.4, build/cjs/manager.js: 1 s · 2^(n-1), backo2 jitter of 0.5, cap of 5 s after the jitter, so from
   * the fourth retry on nearly every client waits exactly 5 s. Left out: after 1,015 failures the package's own arithmetic
   * overflows and half of its delays become 0.
   */
  socketIoClient: {
    base: { kind: 'exponential', initialMs: 1000, factor: 2 },
    jitter: { kind: 'signBit', ratio: 0.5 },
    capMs: 5000,
    capPlace: 'after',
    rounding: 'floor',
    reset: 'online',
  },
  /** phoenix 1.8.16, assets/js/phoenix/socket.js: nine retries in the first 4.3 s, no jitter. */
  phoenix: {
    base: {
      kind: 'list',
      delaysMs: [10, 50, 100, 150, 200, 250, 500, 1000, 2000, 5000],
      atEnd: 'repeatLast',
    },
    jitter: none,
    reset: 'online',
  },
  /** centrifuge 5.8.0, build/index.js: min(20 s, 500 ms + a whole number from 0 to min(20 s, 500 ms · 2^(n-1))). */
  centrifuge: {
    base: { kind: 'exponential', initialMs: 500, factor: 2 },
    jitter: { kind: 'above', lowMs: 500 },
    capMs: 20_000,
    capPlace: 'both',
    reset: 'online',
  },
  /** signalr 10.0.11, src/DefaultReconnectPolicy.ts: the first retry at once, and none after the fourth. */
  signalr: {
    base: { kind: 'list', delaysMs: [0, 2000, 10_000, 30_000], atEnd: 'giveUp' },
    jitter: none,
    reset: 'online',
  },
  /** graphql-ws 6.4.2, dist/client.js: 1 s · 2^(n-1) + floor(300 ms + 2,700 ms · u), five retries. */
  graphqlWs: {
    base: { kind: 'exponential', initialMs: 1000, factor: 2 },
    jitter: { kind: 'add', lowMs: 300, highMs: 3000 },
    rounding: 'floor',
    retriesMax: 5,
    reset: 'online',
  },
  /** ioredis 6.0.0, built/redis/RedisOptions.js: min(50 ms · 2^(n-1), 5 s) + floor(200 ms · u). */
  ioredis: {
    base: { kind: 'exponential', initialMs: 50, factor: 2 },
    jitter: { kind: 'add', lowMs: 0, highMs: 200 },
    capMs: 5000,
    rounding: 'floor',
    reset: 'online',
  },
  /** ioredis 5.11.1, the same file: min(50 ms · n, 2 s), no jitter. */
  ioredis5: {
    base: { kind: 'power', constantMs: 0, stepMs: 50, exponent: 1 },
    jitter: none,
    capMs: 2000,
    reset: 'online',
  },
  /** partysocket 1.3.0, dist/ws.js: min(3 s · 1.3^(n-1), 10 s), no jitter; forgets after 5 s up. */
  partysocket: {
    base: { kind: 'exponential', initialMs: 3000, factor: 1.3 },
    jitter: none,
    capMs: 10_000,
    reset: { afterUpMs: 5000 },
  },
  /** @trpc/client 11.25.2, wsLink: the first retry at once, then min(2 s · 2^(n-2), 30 s), no jitter. */
  trpcWsLink: {
    base: { kind: 'exponential', initialMs: 2000, factor: 2 },
    jitter: none,
    leadMs: [0],
    capMs: 30_000,
    reset: 'online',
  },
  /** mqtt 5.16.0, build/lib/client.js: 1 s for ever, no jitter. */
  mqtt: { base: { kind: 'constant', delayMs: 1000 }, jitter: none, reset: 'online' },
} as const satisfies Readonly<Record<string, ReconnectPolicy>>;
