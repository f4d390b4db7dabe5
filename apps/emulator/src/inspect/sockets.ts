import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Viewers at a time. */
export const viewersMax = 16;

/** Bytes that may wait for a viewer that reads too slowly; beyond, it is dropped and may come again. */
export const unreadBytesMax = 8 * 1024 * 1024;

/** Longest message that a viewer may send, bytes; none is read. */
const heardBytesMax = 1024;

/** A viewer that does not say goodbye is left after this time, ms. */
const goodbyeMs = 1000;

/** The viewers' sockets. They keep no process alive, until they are closed. */
export interface Sockets {
  readonly count: () => number;
  isFull(): boolean;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly send: (text: string) => void;
  /** Says goodbye to every viewer after what is still unread. */
  close(): Promise<void>;
}

interface Holdable {
  ref?(): unknown;
  unref?(): unknown;
}

export function createSockets(greet: () => readonly string[], arrived: () => void): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: heardBytesMax,
    perMessageDeflate: false,
  });
  const streams = new Map<WebSocket, Holdable>();

  const send = (viewer: WebSocket, text: string) => {
    if (viewer.readyState !== viewer.OPEN) return;
    viewer.send(text);
    if (viewer.bufferedAmount > unreadBytesMax) viewer.terminate();
  };
  const welcome = (viewer: WebSocket, stream: Duplex & Holdable) => {
    streams.set(viewer, stream);
    stream.unref?.();
    // Nothing that a viewer says is heard; what is too long ends its connection.
    viewer.on('error', () => viewer.terminate());
    viewer.on('close', () => streams.delete(viewer));
    // What is kept has limits of its own; only what follows is held against a slow reader.
    for (const text of greet()) viewer.send(text);
    arrived();
  };
  const sayGoodbye = (viewer: WebSocket, stream: Holdable) =>
    new Promise<void>((resolve) => {
      stream.ref?.();
      const impatience = setTimeout(() => viewer.terminate(), goodbyeMs);
      viewer.once('close', () => {
        clearTimeout(impatience);
        resolve();
      });
      viewer.close(1000, 'the run has ended');
    });
  return {
    count: () => streams.size,
    isFull: () => streams.size >= viewersMax,
    accept: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (viewer) => welcome(viewer, socket)),
    send: (text) => {
      for (const viewer of streams.keys()) send(viewer, text);
    },
    close: async () => {
      await Promise.all([...streams].map(([viewer, stream]) => sayGoodbye(viewer, stream)));
      server.close();
    },
  };
}
