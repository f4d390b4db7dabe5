// @ts-check
// What code in packages/ does not take from its surroundings, and what it takes instead.

/** Free names. `Math.random` is one name here. @type {readonly { readonly names: readonly string[], readonly instead: string }[]} */
export const bannedNames = [
  { names: ['Date', 'performance'], instead: 'ask the Timers port: timers.now()' },
  {
    names: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'queueMicrotask',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'requestAnimationFrame',
    ],
    instead: 'ask the Timers port: timers.setTimer(delayMs, task)',
  },
  {
    names: ['Math.random', 'crypto'],
    instead: 'draw from a stream, which is a seed and an index: uniformAt(seed, index)',
  },
  {
    names: ['Math.pow'],
    instead:
      'engines differ in its last bit, and so would digests: multiply, or Math.exp(n * Math.log(x))',
  },
  {
    names: ['process', 'Buffer', 'globalThis', 'require', '__dirname'],
    instead: 'a package runs anywhere: let the program hand it in',
  },
  { names: ['console'], instead: 'emit a record; the program prints' },
];

/** Files in packages/ that may import builtins of Node, and why. @type {Readonly<Record<string, string>>} */
export const mayImportNode = {
  'packages/experiment/src/workers.ts':
    'the executor on worker threads, an entry of its own (@squall/experiment/workers)',
};
