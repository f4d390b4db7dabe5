import { createKernel } from '@squall/kernel';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { type Message, type Rule, drop, pass } from './network.ts';
import { travel } from './travel.ts';

const message = (attempt: number): Message => ({
  ticket: attempt,
  client: 0,
  station: 0,
  attempt,
  way: 'request',
});
const after =
  (afterMs: number): Rule =>
  () => ({ kind: 'deliver', afterMs });

function road(rules: readonly Rule[]) {
  const kernel = createKernel();
  const messages = new Subject<Message>();
  const log: string[] = [];
  messages
    .pipe(travel(kernel, rules, ({ attempt }) => log.push(`${kernel.now()} ${attempt} lost`)))
    .subscribe({
      next: ({ attempt }) => log.push(`${kernel.now()} ${attempt} arrived`),
      error: (error) => log.push(`failed: ${error}`),
      complete: () => log.push('ended'),
    });
  return { kernel, messages, log };
}

test('a message arrives when it has crossed the network, delays add up', () => {
  const { kernel, messages, log } = road([after(20), after(3), () => pass]);
  messages.next(message(1));
  kernel.runUntil(10);
  messages.next(message(2));
  kernel.runUntil(100);
  expect(log).toEqual(['23 1 arrived', '33 2 arrived']);
});

test('nothing arrives inside the sending, not even without delay', () => {
  const { kernel, messages, log } = road([]);
  messages.next(message(1));
  messages.next(message(2));
  expect(log).toEqual([]);
  kernel.runUntil(1);
  expect(log).toEqual(['0 1 arrived', '0 2 arrived']);
});

test('a drop is final and is told at once, whatever the other rules say', () => {
  const { kernel, messages, log } = road([after(5), () => drop, after(5)]);
  messages.next(message(1));
  expect(log).toEqual(['0 1 lost']);
  kernel.runUntil(100);
  expect(log).toHaveLength(1);
});

test('a faster message overtakes a slower one', () => {
  const slower: Rule = ({ attempt }) => ({ kind: 'deliver', afterMs: 30 / attempt });
  const { kernel, messages, log } = road([slower]);
  for (const attempt of [1, 2, 3]) messages.next(message(attempt));
  kernel.runUntil(100);
  expect(log).toEqual(['10 3 arrived', '15 2 arrived', '30 1 arrived']);
});

test('rules are read for each message: a fault adds one and takes it away again', () => {
  const rules: Rule[] = [after(1)];
  const { kernel, messages, log } = road(rules);
  rules.push(() => drop);
  messages.next(message(1));
  rules.pop();
  messages.next(message(2));
  kernel.runUntil(10);
  expect(log).toEqual(['0 1 lost', '1 2 arrived']);
});

test('the end of the stream and its failure are passed on', () => {
  const ended = road([]);
  ended.messages.complete();
  const failed = road([]);
  failed.messages.error('no more');
  expect([ended.log, failed.log]).toEqual([['ended'], ['failed: no more']]);
});
