import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Starts a program of the tests on a database, and kills it once it has written so many lines. */
export function startProgram(
  url: string,
  file: string,
  args: readonly string[],
  enough = Number.POSITIVE_INFINITY,
): { child: ChildProcess; ended: Promise<unknown> } {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = 0;
  if (child.stdout !== null)
    createInterface(child.stdout).on('line', () => {
      written += 1;
      if (written === enough) child.kill('SIGKILL');
    });
  return { child, ended: new Promise((resolve) => child.once('close', resolve)) };
}
