import { createMachine } from 'xstate';
import { expect, test } from 'vitest';
import { mermaidOf } from './mermaid.ts';

test('states, the initial one, events, guards and delays are drawn', () => {
  const machine = createMachine({
    id: 'm',
    initial: 'idle',
    states: {
      idle: { on: { go: { guard: 'ready', target: 'busy' } } },
      busy: { after: { PAUSE: 'idle' } },
    },
  });
  expect(mermaidOf(machine).split('\n')).toEqual([
    'stateDiagram-v2',
    '  state "m" as m {',
    '    [*] --> m_idle',
    '    state "idle" as m_idle',
    '    state "busy" as m_busy',
    '  }',
    '  m_idle --> m_busy: go [ready]',
    '  m_busy --> m_idle: after PAUSE',
  ]);
});

test('regions of a parallel state stand side by side', () => {
  const machine = createMachine({ id: 'p', type: 'parallel', states: { a: {}, b: {} } });
  expect(mermaidOf(machine)).toContain('\n    --\n');
});
