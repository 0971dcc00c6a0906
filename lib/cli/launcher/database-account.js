// @ts-check
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { LaunchError } from './project.js';

/**
 * The account a database server runs under. PostgreSQL refuses to run as root; then it gets an account of its own.
 * Undefined: the account of whoever started the launcher.
 * @typedef {{ uid: number, gid: number } | undefined} Account
 */

/** @param {string[]} args */
const idOf = (...args) => Number(execFileSync('id', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

const findPostgres = () => ({ uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') });

/**
 * @param {string} dataPath existing data belongs to the account that made it
 * @returns {Account}
 */
export function databaseAccount(dataPath) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataPath, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  try {
    return findPostgres();
  } catch {}
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
    return findPostgres();
  } catch {
    throw new LaunchError(
      'PostgreSQL does not run as root, and no account named postgres could be made for it. Make one, or set DATABASE_URL.',
    );
  }
}

/** What a child of ours needs so that it runs under the account, in a folder it can read. */
export const asAccount = (/** @type {Account} */ account) => ({ ...account, cwd: '/' });

/**
 * Whether the account can enter a folder: every folder above it counts too.
 * @param {Account} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...asAccount(account), stdio: 'ignore' }).status === 0;
}
