import { and, assign, cancel, emit, not, or, raise } from 'xstate';
import type { World } from './twins.ts';

interface Asked {
  readonly context: { readonly n: number; readonly m: number };
  readonly event: { readonly type: string; readonly by?: number };
}

/** Static and dynamic; none is 0, so that time goes on. */
export const delays: readonly (string | number)[] = [100, 'growing', 250, 'growing', 70];

const even = ({ context }: Asked) => context.n % 2 === 0;
const small = ({ context }: Asked) => context.m < 4;

/** A guard by number; undefined for none. */
export function guards(number: number, { log }: World): unknown {
  const throwing = ({ context }: Asked) => {
    if (context.n > 9) throw new Error(`n is ${context.n}`);
    return context.n < 7;
  };
  const logged = ({ context, event }: Asked) => {
    log(`guard ${event.type} ${event.by ?? ''} ${context.n}`);
    return (event.by ?? 1) > 0;
  };
  const all = [
    undefined,
    even,
    small,
    not(even as never),
    and([even, small] as never),
    or([logged, not(small as never)] as never),
    logged,
    throwing,
  ];
  return all[number];
}

const update = (change: (asked: Asked) => object) => assign(change as never);

/** One or two actions by number. */
export function actionsOf(number: number, { log }: World): readonly unknown[] {
  const all: readonly (readonly unknown[])[] = [
    [update(({ context }) => ({ n: context.n + 1 }))],
    [
      assign({
        n: ({ context }: Asked) => context.m,
        m: ({ context }: Asked) => context.n,
      }),
    ],
    [update(({ context, event }) => ({ ...context, m: (context.m * 2 + (event.by ?? 0)) % 7 }))],
    [emit({ type: 'plain' })],
    [emit((({ context, event }: Asked) => ({ type: event.type, n: context.n })) as never)],
    [
      ({ context, event }: Asked) =>
        log(`act ${event.type} ${event.by ?? ''} ${context.n} ${context.m}`),
    ],
    [raise({ type: 'r' }), update(({ context }) => ({ n: context.n + 1 }))],
    [
      raise((({ context }: Asked) => ({
        type: context.n % 3 === 0 ? 'a' : 'c.d',
        by: context.n,
      })) as never),
    ],
    [
      raise((({ event }: Asked) => ({ type: 'b', by: event.by ?? 5 })) as never, {
        delay: 130,
        id: 'late',
      }),
    ],
    [cancel('late')],
    [
      ({ context }: Asked) => {
        if (context.n > 8) throw new Error(`too much: ${context.n}`);
      },
    ],
    [update(() => ({ n: 0 }))],
  ];
  return all[number] ?? all[number % 6] ?? [];
}
