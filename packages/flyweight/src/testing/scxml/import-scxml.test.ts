import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createFakeClock } from '../fake-clock.ts';
import { importScxml } from './import-scxml.ts';
import { delayMsOf } from './send.ts';
import { descriptorOf } from './transitions.ts';
import { Unsupported } from './unsupported.ts';

const run = (xml: string) => {
  const clock = createFakeClock();
  const actor = createActor(importScxml(xml), { clock: clock.xstate });
  actor.start();
  return { actor, clock, value: (): unknown => actor.getSnapshot().value };
};

test('a descriptor hears all that begins with its tokens', () => {
  expect(['foo', 'foo.', 'foo.*', '*', 'done.state.a', 'done', 'donee'].map(descriptorOf)).toEqual([
    'foo.*',
    'foo.*',
    'foo.*',
    '*',
    'xstate.done.state.a.*',
    'xstate.done.*',
    'donee.*',
  ]);
});

test('delays are in seconds or milliseconds', () => {
  expect(['10ms', '1.5s', '.5s', 7].map(delayMsOf)).toEqual([10, 1500, 500, 7]);
  expect(() => delayMsOf('soon')).toThrow(Unsupported);
});

const crossing = (type: string) => `
  <scxml xmlns="http://www.w3.org/2005/07/scxml">
    <datamodel><data id="exits" expr="0"/></datamodel>
    <state id="a">
      <onexit><assign location="exits" expr="exits + 1"/></onexit>
      <transition event="go" target="a2" ${type}/>
      <state id="a1"/><state id="a2"/>
    </state>
  </scxml>`;

test('a transition leaves its source, unless it is internal', () => {
  for (const [type, exits] of [
    ['', 1],
    ['type="internal"', 0],
  ] as const) {
    const { actor } = run(crossing(type));
    actor.send({ type: 'go' });
    expect(actor.getSnapshot()).toMatchObject({ value: { a: 'a2' }, context: { exits } });
  }
});

test('what is sent waits for the internal queue, what has a delay for its time', () => {
  const { actor, clock, value } = run(`
    <scxml initial="a">
      <state id="a">
        <transition event="go" target="b">
          <send event="later" delay="10ms"/><send event="out"/><raise event="in"/>
        </transition>
      </state>
      <state id="b"><transition event="in" target="c"/><transition event="*" target="wrong"/></state>
      <state id="c"><transition event="out" target="d"/></state>
      <state id="d"><transition event="later" target="e"/></state>
      <state id="e"/><state id="wrong"/>
    </scxml>`);
  actor.send({ type: 'go' });
  expect(value()).toBe('c');
  clock.advanceTo(9);
  expect(value()).toBe('d');
  clock.advanceTo(10);
  expect(value()).toBe('e');
});

test('a start far below, in several regions at once', () => {
  const { value } = run(`
    <scxml initial="x2 y2">
      <parallel id="p">
        <state id="x"><state id="x1"/><state id="x2"/></state>
        <state id="y"><state id="y1"/><state id="y2"/></state>
      </parallel>
    </scxml>`);
  expect(value()).toEqual({ p: { x: 'x2', y: 'y2' } });
});

test('data without a value are undefined to an expression', () => {
  const { value } = run(`
    <scxml>
      <datamodel><data id="x"/></datamodel>
      <state id="a"><transition cond="x === undefined" target="b"/></state>
      <state id="b"/>
    </scxml>`);
  expect(value()).toBe('b');
});

test.each([
  ['<invoke>', '<state id="a"><invoke/></state>'],
  ['<script>', '<state id="a"><onentry><script>x</script></onentry></state>'],
  ['data that are not numbers', '<datamodel><data id="x" expr="\'one\'"/></datamodel>'],
  ['the system variable _sessionid', '<state id="a"><transition cond="_sessionid"/></state>'],
  [
    'In() as part of an expression',
    '<state id="a"><transition cond="In(\'a\') &amp;&amp; true"/></state>',
  ],
])('refused by name: %s', (what, xml) => {
  expect(() => importScxml(`<scxml>${xml}</scxml>`)).toThrow(new Unsupported(what));
});
