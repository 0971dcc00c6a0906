// @ts-check
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { end, identify, isRunning, pause } from './process-identity.js';

/**
 * A lock is a file that names its holder. It is worth nothing once the holder's process has ended, however it ended; what
 * the holder had started by then is ended before the lock goes on to somebody else.
 * @typedef {import('./process-identity.js').ProcessIdentity} ProcessIdentity
 * @typedef {ProcessIdentity & { signal: NodeJS.Signals }} Child
 * @typedef {{ title: string, kind: 'service' | 'command' }} Purpose
 * @typedef {ProcessIdentity & Purpose & { children: Child[] }} Holder
 * @typedef {{ remember: (pid: number | undefined, signal: NodeJS.Signals) => void, release: () => void }} Lock
 */

/**
 * @template T
 * @param {string} file
 * @returns {T | undefined}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Replaces a file in one step, readable by its owner alone.
 * @param {string} file
 * @param {string} text
 */
export function writePrivate(file, text) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}

/**
 * Who holds the lock at this moment, if anybody living does.
 * @param {string} file
 * @returns {Holder | undefined}
 */
export function livingHolder(file) {
  const holder = /** @type {Holder | undefined} */ (readJson(file));
  return holder && isRunning(holder) ? holder : undefined;
}

/**
 * One atomic attempt; of several processes exactly one succeeds.
 * @param {string} file
 * @param {Holder} me
 */
function tryLock(file, me) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Takes a lock away from a holder that has ended, and ends what it had started.
 * @param {string} file
 */
async function clearAway(file) {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const found = /** @type {Holder | undefined} */ (readJson(aside));
  if (found && isRunning(found)) {
    // A faster process has just put its own lock there: it is put back.
    renameSync(aside, file);
    return;
  }
  const left = (found?.children ?? []).filter(isRunning);
  if (left.length > 0) console.error('Ending what the last run left behind …');
  for (const child of left) await end(child, child.signal, child.signal === 'SIGINT' ? 30_000 : 10_000);
  rmSync(aside, { force: true });
}

/**
 * Makes this process the holder. A living holder is waited for, unless `refuse` throws.
 * @param {string} file
 * @param {Purpose} purpose
 * @param {(holder: Holder) => void} [refuse]
 * @returns {Promise<Lock>}
 */
export async function lockFile(file, purpose, refuse) {
  const me = { ...identify(process.pid), ...purpose, children: /** @type {Child[]} */ ([]) };
  let told = false;
  while (!tryLock(file, me)) {
    const holder = livingHolder(file);
    if (!holder) {
      await clearAway(file);
      continue;
    }
    refuse?.(holder);
    if (!told) console.error(`Waiting for "${holder.title}" (process ${holder.pid}) …`);
    told = true;
    await pause(100);
  }
  return {
    remember(pid, signal) {
      if (pid === undefined) return;
      me.children.push({ ...identify(pid), signal });
      writePrivate(file, JSON.stringify(me));
    },
    release: () => rmSync(file, { force: true }),
  };
}
