// @ts-check
// The program's own wire: lines of JSON over TCP, on this machine only. An answer bears the number of its request.
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { addAbortSignal } from 'node:stream';

/** @typedef {import('node:net').Socket} Socket */

const host = '127.0.0.1';

/** @param {Socket} socket @param {object} message */
const write = (socket, message) => void socket.write(`${JSON.stringify(message)}\n`);

/** @param {Socket} socket @param {(message: any) => void} hear */
function read(socket, hear) {
  const lines = createInterface(socket).on('line', (line) => hear(JSON.parse(line)));
  // An error is followed by the close, which says enough.
  for (const source of [socket, lines]) source.on('error', () => {});
}

/**
 * The client's end, to be dialled anew after each loss. @param {number} port @param {(message: any) => void} hear
 * @param {() => void} lose
 */
export function lineTo(port, hear, lose) {
  /** @type {Socket | undefined} */
  let socket;
  return {
    dial: () => {
      socket = connect(port, host).on('close', lose);
      read(socket, hear);
    },
    /** @param {object} message */
    say: (message) => socket && write(socket, message),
    hangUp: () => void socket?.destroy(),
  };
}

/** The service's end: gives each request a ticket. @param {number} port @param {(ticket: number) => void} hear */
export function openDoor(port, hear) {
  const shut = new AbortController();
  /** @type {Map<number, (answer: object) => void>} */
  const askers = new Map();
  let tickets = 0;
  const server = createServer((socket) =>
    read(addAbortSignal(shut.signal, socket), ({ attempt }) => {
      askers.set(++tickets, (answer) => write(socket, { ...answer, attempt }));
      hear(tickets);
    }),
  );
  server.listen({ port, host, signal: shut.signal });
  return {
    /** @param {{ readonly ticket: number }} answer */
    answer: (answer) => {
      askers.get(answer.ticket)?.(answer);
      askers.delete(answer.ticket);
    },
    /** Cuts every line. */
    shut: () => shut.abort(),
  };
}

/** A port that nobody uses at the moment. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, host, () => {
      const { port } = Object(server.address());
      server.close(() => resolve(port));
    });
  });
