// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * A process id alone may have been given to another program since it was written down; with the moment the process
 * began it is unmistakable.
 * @typedef {{ pid: number, startedAt: string }} ProcessIdentity
 */

const hasProc = existsSync('/proc/self/stat');

/**
 * When a running process began (opaque text), or undefined if there is none (a zombie counts as none).
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  try {
    if (!hasProc)
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself contain blanks and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity}
 */
export const identify = (pid) => ({ pid, startedAt: startOf(pid) ?? '' });

/** @param {ProcessIdentity} identity */
export const isRunning = (identity) => identity.startedAt !== '' && startOf(identity.pid) === identity.startedAt;

/**
 * Whether a process id belongs to a program that was started with this text among its arguments.
 * Where that cannot be seen, a living process counts as a match: rather a clear refusal than two servers on one folder.
 * @param {number} pid
 * @param {string} text
 */
export function runsWith(pid, text) {
  if (startOf(pid) === undefined) return false;
  if (!hasProc) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(text);
  } catch {
    return true;
  }
}

/**
 * Sends a signal; a process that is already gone is no error.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {}
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Polls until a condition holds; false when the time is up first.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} ms
 */
export async function waitUntil(holds, ms) {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
}

/**
 * Ends a left-over process: politely first, for good when it does not listen.
 * @param {ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 * @param {number} patience
 */
export async function end(identity, signal, patience) {
  if (!isRunning(identity)) return;
  send(identity.pid, signal);
  // A stopped (SIGSTOP) process takes no signal until it is woken.
  send(identity.pid, 'SIGCONT');
  if (await waitUntil(() => !isRunning(identity), patience)) return;
  send(identity.pid, 'SIGKILL');
  await waitUntil(() => !isRunning(identity), 5_000);
}
