import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is refused: an HTTP status and one line for the reader. */
export interface Refusal {
  readonly status: 401 | 403 | 405 | 421;
  readonly says: string;
}

export interface Gate {
  /** 256 random bits, once in the address that is printed, then in a cookie. */
  readonly token: string;
  /** Value of the Set-Cookie header for a visitor who came with the token. */
  readonly cookie: string;
  /** Whether the visitor comes with the token in the address, `/?token=...`. */
  hasTicket(url: string): boolean;
  /** What is wrong with a request for a page; the cookie is asked for unless the visitor has a ticket. */
  refusePage(method: string, url: string, headers: IncomingHttpHeaders): Refusal | undefined;
  /** What is wrong with a request for a WebSocket: here the origin must be given, and be ours. */
  refuseSocket(headers: IncomingHttpHeaders): Refusal | undefined;
}

const wrongHost: Refusal = { status: 421, says: 'this page answers to 127.0.0.1 only' };
const wrongOrigin: Refusal = { status: 403, says: 'other pages may not ask this one' };
const wrongMethod: Refusal = { status: 405, says: 'there is nothing to change here' };
const noToken: Refusal = { status: 401, says: 'open the address that squall printed' };

/** In constant time, so that an answer's delay tells nothing of the token. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Who may read: a loopback address alone keeps no web site out, since a browser brings it there (DNS rebinding,
 * a WebSocket from any origin). Headers are compared as they are, never parsed.
 */
export function createGate(port: number): Gate {
  const token = randomBytes(32).toString('base64url');
  // Cookies ignore ports: its name has the port, so that two runs do not overwrite each other's.
  const pair = `squall-${port}=${token}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = hosts.map((host) => `http://${host}`);

  const refuseSender = (headers: IncomingHttpHeaders): Refusal | undefined => {
    if (!hosts.includes(headers.host ?? '')) return wrongHost;
    const { origin, 'sec-fetch-site': site } = headers;
    if (origin !== undefined && origin !== `http://${headers.host}`) return wrongOrigin;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return wrongOrigin;
    return undefined;
  };
  const hasCookie = ({ cookie = '' }: IncomingHttpHeaders) =>
    cookie.split('; ').some((given) => same(given, pair));
  const hasTicket = (url: string) =>
    url.startsWith('/?token=') && same(url.slice('/?token='.length), token);
  return {
    token,
    cookie: `${pair}; HttpOnly; SameSite=Strict; Path=/`,
    hasTicket,
    refusePage: (method, url, headers) => {
      const refusal = refuseSender(headers);
      if (refusal !== undefined) return refusal;
      if (method !== 'GET' && method !== 'HEAD') return wrongMethod;
      return hasTicket(url) || hasCookie(headers) ? undefined : noToken;
    },
    refuseSocket: (headers) => {
      const refusal = refuseSender(headers);
      if (refusal !== undefined) return refusal;
      if (!origins.includes(headers.origin ?? '')) return wrongOrigin;
      return hasCookie(headers) ? undefined : noToken;
    },
  };
}
