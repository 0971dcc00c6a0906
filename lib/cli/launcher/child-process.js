// @ts-check
import { spawn } from 'node:child_process';
import { projectRoot } from './project.js';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit
 * @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: import('node:child_process').StdioOptions }} Options
 */

/** Standard input and output of a step whose talk must not mix with a command's own standard output. */
export const toStandardError = /** @type {const} */ (['ignore', 2, 2]);

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Asks every program that is running to end: a signal may have come to the launcher alone. */
export function endPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Starts a program in the project's folder, in the launcher's process group: a signal to the group reaches it too.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 */
export function startProgram(command, args, options = {}) {
  const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', ...options });
  running.add(child);
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  // Whoever waits for it sees the failure; without a listener it would end the launcher.
  exited.catch(() => {});
  return { child, exited };
}

/**
 * Runs a program to its end and gives its exit code (as shells count it when a signal ended it).
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @param {import('./file-lock.js').Lock} [lock] under which it runs: should we be killed, it is ended with the lock
 */
export async function runProgram(command, args, options, lock) {
  const { child, exited } = startProgram(command, args, options);
  lock?.remember(child.pid, 'SIGTERM');
  const { code, signal } = await exited;
  return code ?? (signal === 'SIGINT' ? 130 : 143);
}

/** Arguments that let Node.js run a TypeScript file of ours, with the `@/` paths of tsconfig.json. */
export const typescript = ['--import', 'tsx'];
