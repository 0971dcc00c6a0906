// @ts-check
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { end, identify, isRunning, pause } from './process-identity.js';
import { LaunchError } from './project.js';

/**
 * Who runs the embedded database of a data folder. A `service` lets commands use its database; a `command` has it for
 * itself until it is done.
 * @typedef {import('./process-identity.js').ProcessIdentity & { kind: 'service' | 'command', title: string }} Owner
 * @typedef {import('./process-identity.js').ProcessIdentity & { signal: NodeJS.Signals }} Child
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

/** @param {string} folder */
export function makeDataDirectory(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = path.join(folder, `.write-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new LaunchError(`DATA_DIR ${folder} cannot be written: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * A random secret that is made once and kept.
 * @param {string} folder
 * @param {string} name
 */
export function keptSecret(folder, name) {
  const file = path.join(folder, name);
  try {
    chmodSync(file, 0o600);
    const kept = readFileSync(file, 'utf8').trim();
    if (kept) return kept;
  } catch {}
  const made = randomBytes(32).toString('hex');
  writePrivate(file, `${made}\n`);
  return made;
}

const lockOf = (/** @type {string} */ folder) => path.join(folder, 'owner.json');
const childrenOf = (/** @type {string} */ folder) => path.join(folder, 'processes.json');

/**
 * Who owns the folder at this moment, if anybody living does.
 * @param {string} folder
 * @returns {Owner | undefined}
 */
export function livingOwner(folder) {
  const owner = /** @type {Owner | undefined} */ (readJson(lockOf(folder)));
  return owner && isRunning(owner) ? owner : undefined;
}

/**
 * One atomic attempt; of several processes exactly one succeeds.
 * @param {string} folder
 * @param {Owner} owner
 */
function tryLock(folder, owner) {
  const lock = lockOf(folder);
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(owner), { mode: 0o644 });
  try {
    linkSync(mine, lock);
    return true;
  } catch {
    if (!livingOwner(folder)) {
      // Set aside rather than deleted: if a faster process has just put its own lock there, it is put back.
      const aside = `${mine}.old`;
      try {
        renameSync(lock, aside);
        const found = /** @type {Owner | undefined} */ (readJson(aside));
        if (found && isRunning(found)) linkSync(aside, lock);
      } catch {}
      rmSync(aside, { force: true });
    }
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} folder */
async function endLeftovers(folder) {
  const children = /** @type {Child[] | undefined} */ (readJson(childrenOf(folder))) ?? [];
  const living = children.filter(isRunning);
  if (living.length > 0) console.error('Ending what the last run left behind …');
  for (const child of living) await end(child, child.signal, child.signal === 'SIGINT' ? 30_000 : 10_000);
  rmSync(childrenOf(folder), { force: true });
}

/**
 * Makes this process the owner of the data folder and ends what a killed owner left running.
 * @param {string} folder
 * @param {Pick<Owner, 'kind' | 'title'>} as
 * @returns {Promise<{ remember: (pid: number, signal: NodeJS.Signals) => void, release: () => void }>}
 */
export async function ownDataDirectory(folder, { kind, title }) {
  makeDataDirectory(folder);
  const me = { ...identify(process.pid), kind, title };
  let told = false;
  while (!tryLock(folder, me)) {
    const owner = livingOwner(folder);
    if (owner?.kind === 'service') {
      throw new LaunchError(
        `DATA_DIR ${folder} is in use by "${owner.title}" (process ${owner.pid}). Stop that one, or give this one a DATA_DIR of its own.`,
      );
    }
    if (owner && !told) {
      told = true;
      console.error(`Waiting for "${owner.title}" (process ${owner.pid}) to finish with ${folder} …`);
    }
    await pause(100);
  }
  await endLeftovers(folder);
  /** @type {Child[]} */
  const children = [];
  return {
    remember(pid, signal) {
      children.push({ ...identify(pid), signal });
      writePrivate(childrenOf(folder), JSON.stringify(children));
    },
    release() {
      rmSync(childrenOf(folder), { force: true });
      rmSync(lockOf(folder), { force: true });
    },
  };
}
