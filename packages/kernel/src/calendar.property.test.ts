import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calendar, type EventId } from './calendar.ts';

/** The same list, kept in the plainest way: an array, searched from the start. */
class PlainList {
  private entries: { readonly id: EventId; readonly dueMs: number; readonly name: number }[] = [];

  insert(id: EventId, dueMs: number, name: number): void {
    const at = this.entries.findIndex((entry) => entry.dueMs > dueMs);
    this.entries.splice(at === -1 ? this.entries.length : at, 0, { id, dueMs, name });
  }

  take(): number | undefined {
    return this.entries.shift()?.name;
  }

  cancel(id: EventId): boolean {
    const at = this.entries.findIndex((entry) => entry.id === id);
    if (at !== -1) this.entries.splice(at, 1);
    return at !== -1;
  }

  get size(): number {
    return this.entries.length;
  }

  get nextDueMs(): number {
    return this.entries[0]?.dueMs ?? Infinity;
  }
}

// Few due times, so that ties are common; more inserts than removals, so that the columns grow.
const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('insert'), value: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('take'), value: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel'), value: fc.nat() }) },
);

test('any mixture of inserts, takes and cancels agrees with a plain sorted list', () => {
  fc.assert(
    fc.property(fc.array(operation, { minLength: 50, maxLength: 600 }), (operations) => {
      const calendar = new Calendar();
      const plain = new PlainList();
      const ids: EventId[] = [];
      const named = (value: number): EventId => ids[value % (ids.length + 1)] ?? 0;
      let ran: number | undefined;
      for (const { kind, value } of operations) {
        if (kind === 'insert') {
          const name = ids.length;
          ids.push(calendar.insert(value, () => void (ran = name)));
          plain.insert(ids.at(-1)!, value, name);
        }
        ran = undefined;
        if (kind === 'take') calendar.take()?.();
        const cancelled = kind === 'cancel' && calendar.cancel(named(value));
        expect([ran, cancelled, calendar.size, calendar.nextDueMs()]).toEqual([
          kind === 'take' ? plain.take() : undefined,
          kind === 'cancel' && plain.cancel(named(value)),
          plain.size,
          plain.nextDueMs,
        ]);
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => Number.isSafeInteger(id) && id >= 1)).toBe(true);
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('100,000 events come out in the order (due, sequence), those cancelled left out', () => {
  const calendar = new Calendar();
  const due = (name: number): number => Math.imul(name, 0x9e3779b1) >>> 24;
  const out: number[] = [];
  const ids = Array.from({ length: 100_000 }, (_, name) =>
    calendar.insert(due(name), () => out.push(name)),
  );
  ids.forEach((id, name) => name % 3 === 0 && calendar.cancel(id));
  while (calendar.size > 0) calendar.take()?.();
  const expected = Array.from(ids.keys()).filter((name) => name % 3 !== 0);
  expected.sort((a, b) => due(a) - due(b) || a - b);
  expect(out).toEqual(expected);
});
