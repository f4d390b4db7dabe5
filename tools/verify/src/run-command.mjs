// @ts-check
import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what a command may have left in its group; a group that is gone already is what was wanted. @param {number | undefined} pid */
function endGroup(pid) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: nobody is left.
  }
}

/** Ends every command that is still running, with all its children. */
export function stopChildren() {
  for (const child of running) endGroup(child.pid);
}

/**
 * @typedef {object} Options
 * @property {boolean} [show]  the output goes straight to the terminal
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [limitMs]  ends it after so long: then it has overrun
 */

/**
 * Runs a script with this node, in a process group of its own.
 * @param {readonly string[]} command
 * @param {Options} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string, readonly overran: boolean }>}
 */
export function runCommand(command, { show = false, env = {}, cwd, limitMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...command], {
      detached: true,
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    /** @type {Buffer[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => chunks.push(chunk));
    let overran = false;
    const end = () => {
      overran = true;
      endGroup(child.pid);
    };
    const limit = limitMs === undefined ? undefined : setTimeout(end, limitMs);
    child.on('error', reject);
    child.on('exit', () => endGroup(child.pid));
    child.on('close', (code, signal) => {
      running.delete(child);
      clearTimeout(limit);
      const output = Buffer.concat(chunks).toString('utf8');
      const said = signal === null ? output : `${output}\n(${signal})`;
      resolve({ code: code ?? 1, output: said, overran });
    });
  });
}
