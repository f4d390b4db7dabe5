import { execFile } from 'node:child_process';

/** How a program ended, and what it wrote. */
export interface End {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

// What npm, node and vitest were told for the workspace would lead an outsider back into it.
const isOurs = /^(npm_|node_|vitest)/i;

const foreignEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs.test(name)));

/** Runs a program as somebody else's would run: in a folder, with nothing of the workspace around it. */
export function runProgram(folder: string, file: string, args: readonly string[]): Promise<End> {
  const options = { cwd: folder, env: foreignEnvironment(), timeout: 60_000 };
  return new Promise((resolve) => {
    const child = execFile(file, args, options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
