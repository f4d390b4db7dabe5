import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { bridgeScript } from './bridge-script.ts';
import { type Gate, createGate } from './gate.ts';
import { bridgePage, pageStyle, securityHeaders } from './page.ts';
import { type Sockets, createSockets } from './sockets.ts';

export interface RelayOptions {
  readonly viewer: URL;
  /** Addresses, for the reader of the page. */
  readonly watched: readonly string[];
  /** What a viewer gets first, in order. */
  readonly backlog: () => readonly string[];
  /** TCP port on 127.0.0.1; by default one that is free. */
  readonly port?: number;
  /** After this time without a word from the viewer the page says what may be wrong, ms; 8 s by default. */
  readonly patienceMs?: number;
}

/** Takes the messages of a run to the viewers. They only listen: nothing they send reaches the run. */
export interface Relay {
  /** With the token: for the person who started the run. */
  readonly url: string;
  readonly viewers: () => number;
  /** Resolves once a viewer listens, after the time given (ms), or when the relay is closed. */
  untilViewed(timeoutMs: number): Promise<void>;
  readonly send: (text: string) => void;
  close(): Promise<void>;
}

/** A request that dawdles is cut, ms; connections at a time. */
const requestTimeoutMs = 10_000;
const connectionsMax = 64;

type Files = ReadonlyMap<string, { readonly type: string; readonly body: string }>;

/** All there is to get, by exact path. */
function filesOf({ viewer, watched, patienceMs = 8000 }: RelayOptions): Files {
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: bridgePage({ viewer, watched, patienceMs }) }],
    ['/bridge.js', { type: 'text/javascript; charset=utf-8', body: bridgeScript }],
    ['/bridge.css', { type: 'text/css; charset=utf-8', body: pageStyle }],
  ]);
}

/** Answers a request for a page; the first one brings the token, which moves into a cookie. */
function answer(gate: Gate, files: Files, request: IncomingMessage, response: ServerResponse) {
  const { method = '', url = '', headers } = request;
  const end = (status: number, body: string, more: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...more });
    response.end(method === 'HEAD' ? undefined : body);
  };
  const refusal = gate.refusePage(method, url, headers);
  if (refusal !== undefined) return end(refusal.status, `${refusal.says}\n`);
  if (gate.hasTicket(url)) return end(303, '', { Location: '/', 'Set-Cookie': gate.cookie });
  const file = files.get(url);
  if (file === undefined) return end(404, 'there is nothing here\n');
  return end(200, file.body, { 'Content-Type': file.type });
}

/** Lets a viewer's socket in, or hangs up with a status. */
function admit(
  gate: Gate,
  sockets: Sockets,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) {
  socket.on('error', () => socket.destroy());
  const hangUp = (status: string) =>
    void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  const refusal = gate.refuseSocket(request.headers);
  if (refusal !== undefined) return hangUp(`${refusal.status} Refused`);
  if (request.url !== '/messages') return hangUp('404 Not Found');
  if (sockets.isFull()) return hangUp('503 Service Unavailable');
  return sockets.accept(request, socket, head);
}

async function withTimeout(promise: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

/** Listens on the loopback address alone; gives the port. */
function listen(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : wanted);
    });
  });
}

/** Opens the page of a run on the loopback address, where no other machine can reach it. */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const files = filesOf(options);
  let viewed: () => void = () => undefined;
  const firstViewer = new Promise<void>((resolve) => (viewed = resolve));
  const sockets = createSockets(options.backlog, () => viewed());
  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: requestTimeoutMs,
  });
  server.maxConnections = connectionsMax;
  const port = await listen(server, options.port ?? 0);
  const gate = createGate(port);
  const headers = Object.entries(securityHeaders(options.viewer, port));
  server.on('request', (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(gate, files, request, response);
  });
  server.on('upgrade', (request, socket, head) => admit(gate, sockets, request, socket, head));
  server.on('connection', (socket) => socket.unref());
  // The page lives as long as the run does, not the other way round.
  server.unref();
  return {
    url: `http://127.0.0.1:${port}/?token=${gate.token}`,
    viewers: sockets.count,
    untilViewed: (timeoutMs) => withTimeout(firstViewer, timeoutMs),
    send: sockets.send,
    close: async () => {
      viewed();
      server.close();
      await sockets.close();
      server.closeAllConnections();
    },
  };
}
