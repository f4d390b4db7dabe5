import { expect, test } from 'vitest';
import { exceptions } from './testing/exceptions.ts';
import { documents } from './testing/framework.ts';
import { outcomeOf } from './testing/outcome.ts';

/** Each document that is listed, with what is said to stand in its way. */
const listed = Object.entries(exceptions).flatMap(([verdict, { documents: folders }]) =>
  Object.entries(folders).flatMap(([folder, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [`${folder}/${name}`, verdict] as const),
  ),
);
const verdicts = new Map<string, string>(listed);

test('every document of the framework is here, and every exception is one of them', () => {
  const names = new Set(documents.map(({ name }) => name));
  expect(documents).toHaveLength(336);
  expect(new Set(documents.map(({ name }) => name.replace(/\/[^/]+$/, ''))).size).toBe(32);
  expect(listed.filter(([name]) => !names.has(name))).toEqual([]);
  expect(verdicts.size).toBe(listed.length);
});

test('the exceptions leave this many documents that pass', () => {
  expect(documents.length - verdicts.size).toBe(169);
});

test.each(documents)('$name', (document) => {
  const { verdict, runs } = outcomeOf(document);
  expect(verdict).toBe(verdicts.get(document.name) ?? 'passes');
  for (const flyweight of runs?.flyweights ?? []) expect(flyweight).toEqual(runs?.real);
});

test('a document that goes elsewhere than its script says does not pass', () => {
  const document = documents.find(({ name }) => name === 'history/history0')!;
  const script = document.script!;
  const wrong = {
    ...script,
    events: script.events.map((event) => ({ ...event, nextConfiguration: ['b1'] })),
  };
  expect(outcomeOf({ ...document, script: wrong }).verdict).toBe('after 1 events: b2');
  const begun = { ...script, initialConfiguration: ['b2'] };
  expect(outcomeOf({ ...document, script: begun }).verdict).toBe('after 0 events: a');
});
