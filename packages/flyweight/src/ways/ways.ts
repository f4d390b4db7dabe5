import type { EventObject } from '../xstate-shapes.ts';
import { Bindings, type WayParts } from './bindings.ts';
import { WayWriter } from './way-writer.ts';

/** A program that makes machine after machine does not fill the memory with them. */
const makersMax = 10_000;

/** A whole step of an actor whose record is selected. */
export type Way = (actor: number, event: EventObject) => void;

/** Whether functions may be made of text here: a page's content security policy may forbid it. */
function mayWrite(): boolean {
  try {
    return writeFunction([], 'return 1;')() === 1;
  } catch {
    return false;
  }
}

/** The text is this package's own: numbers, and names of what is handed in. */
const writeFunction = (names: readonly string[], body: string) =>
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing of the user's or of the network's goes into the text
  new Function(...names, body) as (...values: unknown[]) => unknown;

/** Makers of ways by their text: all flocks share them, and what V8 has learnt of their code. */
const makers = new Map<string, (...values: unknown[]) => unknown>();

function makerOf(names: readonly string[], body: string): (...values: unknown[]) => unknown {
  const text = `'use strict';\nreturn function way(actor, event) {\n${body}\n};`;
  const key = `${names.join()}\n${text}`;
  const known = makers.get(key);
  if (known) return known;
  const maker = writeFunction(names, text);
  if (makers.size < makersMax) makers.set(key, maker);
  return maker;
}

/**
 * The cells that were gone through often enough to be written as functions. Where that is not allowed, and until then, the
 * stepper goes the ways itself.
 */
export class Ways {
  readonly #parts: WayParts;
  readonly #after: number;
  readonly #ways: (Way | undefined)[] = [];
  /** By cell: steps until it is written. */
  readonly #left: number[] = [];
  readonly #misses: number[] = [];

  /** @param after steps through a cell after which it is written; Infinity: never */
  constructor(parts: WayParts, after: number) {
    this.#parts = parts;
    this.#after = mayWrite() ? after : Infinity;
  }

  /** The way of a cell; undefined when the stepper has to go it. */
  of(cell: number): Way | undefined {
    return this.#ways[cell];
  }

  /** The stepper has gone through a cell. */
  gone(cell: number, configuration: number): void {
    if (this.#after === Infinity || configuration < 0) return;
    const left = (this.#left[cell] ?? this.#after) - 1;
    this.#left[cell] = left;
    if (left <= 0) this.#write(cell, configuration);
  }

  /** A written way has come where nobody had gone: it will be written again, the later the oftener this happens. */
  missed(cell: number): void {
    const misses = (this.#misses[cell] ?? 0) + 1;
    this.#misses[cell] = misses;
    this.#left[cell] = this.#after * Math.min(misses, 64);
    this.#ways[cell] = undefined;
  }

  #write(cell: number, configuration: number): void {
    this.#left[cell] = Infinity;
    const { program } = this.#parts;
    const first = program.paths.code[cell] ?? 0;
    if (first === 0) return;
    const bindings = new Bindings(this.#parts);
    const body = new WayWriter(program, bindings, cell, configuration).write(first);
    if (body === undefined) return;
    this.#ways[cell] = makerOf(bindings.names, body)(...bindings.values) as Way;
  }
}
