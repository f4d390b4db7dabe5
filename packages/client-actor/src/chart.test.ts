import { expect, test } from 'vitest';
import { clientStateIndex, clientStates, createSessionClient } from './index.ts';
import { plainSettings } from './testing/settings.ts';

const human = { patienceMeanMs: 1, manualRetriesMax: 0, absenceMeanMs: 1 };
const machine = createSessionClient({ ...plainSettings, human }, { now: () => 0 });
const { context, ...chart } = machine.config;

/** Every string under keys of that name, wherever it stands. */
function named(key: string, at: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof at !== 'object' || at === null) return found;
  for (const [name, value] of Object.entries(at)) {
    if (name === key) strings(value).forEach((text) => found.add(text));
    named(key, value, found);
  }
  return found;
}
const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return value !== null && typeof value === 'object' && 'type' in value ? [String(value.type)] : [];
};

function delayNames(at: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof at !== 'object' || at === null) return found;
  for (const [name, value] of Object.entries(at)) {
    if (name === 'after') Object.keys(value).forEach((delay) => found.add(delay));
    delayNames(value, found);
  }
  return found;
}

test('the statechart is plain data: it can be drawn, sent and compiled', () => {
  expect(typeof context).toBe('function');
  expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
});

test('it uses nothing that ties it to one host', () => {
  const text = JSON.stringify(chart);
  for (const word of ['invoke', 'history', 'output', 'systemId', 'spawn']) {
    expect(text).not.toContain(`"${word}"`);
  }
});

test('every guard, action and delay has a name, and none is left over', () => {
  const { guards, actions, delays } = machine.implementations;
  expect(named('guard', chart)).toEqual(new Set(Object.keys(guards)));
  const used = new Set([...named('actions', chart), ...named('entry', chart)]);
  expect(used).toEqual(new Set(Object.keys(actions)));
  expect(delayNames(chart)).toEqual(new Set(Object.keys(delays)));
});

test('clientStates lists the states in the order of the chart', () => {
  expect(Object.keys(machine.config.states ?? {})).toEqual(clientStates);
});

test('clientStateIndex finds every state by the value of its snapshot', () => {
  expect(clientStates.map((state) => clientStateIndex(state))).toEqual(
    clientStates.map((_, i) => i),
  );
  expect(clientStateIndex({ online: { heartbeat: 'idle', messaging: 'idle' } })).toBe(6);
});

test('clientStateIndex gives -1 for the value of another machine', () => {
  expect(clientStateIndex('green')).toBe(-1);
  expect(clientStateIndex({ green: 'walk' })).toBe(-1);
  expect(clientStateIndex('toString')).toBe(-1);
});
