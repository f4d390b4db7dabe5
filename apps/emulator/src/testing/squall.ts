import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../bin/squall.mjs', import.meta.url));

export interface End {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder; it is sent SIGINT as soon as its progress says `interruptAt`. */
export function squallIn(
  folder: string,
  args: readonly string[],
  interruptAt?: RegExp,
): Promise<End> {
  return new Promise((resolve) => {
    let said = '';
    let interrupted = false;
    const child = execFile(
      process.execPath,
      [command, ...args],
      { cwd: folder, maxBuffer: 64e6 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stderr?.on('data', (text: string) => {
      said += text;
      if (interrupted || interruptAt?.test(said) !== true) return;
      // Once: whoever insists is let go without ado.
      interrupted = child.kill('SIGINT');
    });
  });
}
