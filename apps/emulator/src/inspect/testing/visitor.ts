import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request as it is written: the path is not normalised, headers replace the usual ones. */
export function get(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
    asked.on('error', reject);
    asked.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.end(body);
  });
}

/** Raw bytes to the server, and whatever it answers until it hangs up. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
}

export interface Listener {
  readonly socket: WebSocket;
  readonly heard: string[];
  /** Resolves when so many messages have been heard. */
  until(count: number): Promise<void>;
  readonly closed: Promise<number>;
}

/** A viewer's socket, or the HTTP status with which it was refused. */
export function listen(
  port: number,
  headers: Readonly<Record<string, string>>,
  path = '/messages',
): Promise<Listener | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    const heard: string[] = [];
    const waiting = new Set<() => void>();
    const closed = new Promise<number>((end) => socket.on('close', (code) => end(code)));
    socket.on('message', (data: Buffer) => {
      heard.push(data.toString());
      for (const check of waiting) check();
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
    const until = (count: number) =>
      new Promise<void>((done) => {
        const check = () => {
          if (heard.length >= count) done();
        };
        waiting.add(check);
        check();
      });
    socket.on('open', () => resolve({ socket, heard, until, closed }));
  });
}

export interface Visitor {
  readonly port: number;
  readonly cookie: string;
  readonly origin: string;
}

/** Comes in with the address that was printed. */
export async function enter(url: string): Promise<Visitor> {
  const { port: digits, search, origin } = new URL(url);
  const port = Number(digits);
  const { headers } = await get(port, `/${search}`);
  const [cookie = ''] = (headers['set-cookie']?.[0] ?? '').split(';');
  return { port, cookie, origin };
}

/** Listens as a viewer's page does. */
export async function view({ port, cookie, origin }: Visitor): Promise<Listener> {
  const listener = await listen(port, { cookie, origin });
  if (typeof listener === 'number') throw new Error(`refused with ${listener}`);
  return listener;
}
