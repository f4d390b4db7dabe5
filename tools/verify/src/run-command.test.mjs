// @ts-check
import { expect, test } from 'vitest';
import { runCommand } from './run-command.mjs';

test('a command gives its code and all it printed', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3;';
  const { code, output } = await runCommand(['-e', script]);
  expect(code).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('a command that is killed has failed, and says by what', async () => {
  const { code, output } = await runCommand(['-e', 'process.kill(process.pid, "SIGKILL")']);
  expect(code).toBe(1);
  expect(output).toContain('(SIGKILL)');
});

test('what a command leaves running is ended with it', async () => {
  const forever = 'setInterval(() => {}, 1000)';
  const leave = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(forever)}], { stdio: "inherit" }); process.exit(4);`;
  // The pipe closes only when the one left behind is gone too: without its end this would wait for ever.
  expect((await runCommand(['-e', leave])).code).toBe(4);
});

test('a command that would never end is ended at its limit, and has overrun', async () => {
  const forever = 'setInterval(() => {}, 1000)';
  const { code, overran } = await runCommand(['-e', forever], { limitMs: 1 });
  expect(code).toBe(1);
  expect(overran).toBe(true);
  expect((await runCommand(['-e', '0'], { limitMs: 60_000 })).overran).toBe(false);
});
