// @ts-check
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { livingHolder, lockFile, writePrivate } from './file-lock.js';
import { LaunchError } from './project.js';

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

/**
 * Who runs the embedded database of the folder at this moment: a `service` lets commands use it, a `command` has it for
 * itself until it is done.
 * @param {string} folder
 */
export const livingOwner = (folder) => livingHolder(lockOf(folder));

/**
 * Makes this process the owner of the data folder, when what a killed owner left running has ended.
 * @param {string} folder
 * @param {import('./file-lock.js').Purpose} purpose
 */
export function ownDataDirectory(folder, purpose) {
  makeDataDirectory(folder);
  return lockFile(lockOf(folder), purpose, (owner) => {
    if (owner.kind === 'command') return;
    throw new LaunchError(
      `DATA_DIR ${folder} is in use by "${owner.title}" (process ${owner.pid}). Stop that one, or give this one a DATA_DIR of its own.`,
    );
  });
}
