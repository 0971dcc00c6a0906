// @ts-check
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keptSecret } from './data-directory.js';
import { canEnter, databaseAccount } from './database-account.js';
import { databasePrograms, openFolder } from './database-program.js';
import { endServerOn, makeFolderFor, startServer } from './database-server.js';
import { readJson, writePrivate } from './file-lock.js';
import { probePort } from './free-port.js';
import { pause } from './process-identity.js';

/**
 * What is kept between runs, so that it stays: the port, and where the data lies if not in the data folder.
 * @typedef {{ port: number, elsewhere?: string }} Kept
 * @typedef {{ url: string, stop: () => Promise<void> }} EmbeddedDatabase
 */

/** For a server that shares a small machine with the web server. Nothing here trades safety for speed: fsync stays on. */
export const embeddedSettings = {
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: 1.1,
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const addressFile = (/** @type {string} */ folder) => path.join(folder, 'database.json');

/**
 * The address of the database that a running service offers on this data folder.
 * @param {string} folder
 * @returns {string | undefined}
 */
export const offeredAddress = (folder) =>
  /** @type {{ url?: string } | undefined} */ (readJson(addressFile(folder)))?.url;

const besideOf = (/** @type {string} */ folder) => path.join(folder, 'postgres');

/**
 * Beside everything else in the data folder; where the database's account cannot go, in a folder of its own.
 * @param {string} folder
 */
function chooseDataPath(folder) {
  const beside = besideOf(folder);
  const account = databaseAccount(beside);
  if (canEnter(account, folder)) return beside;
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12);
  mkdirSync(openFolder, { recursive: true });
  chmodSync(openFolder, 0o755);
  return path.join(openFolder, `data-${name}`, 'postgres');
}

/**
 * @param {number | undefined} wanted
 */
async function choosePort(wanted) {
  const port = (wanted && (await probePort(wanted, '127.0.0.1'))) || (await probePort(0, '127.0.0.1'));
  if (!port) throw new Error('no free port on 127.0.0.1');
  return port;
}

/**
 * The schema's owner is no superuser: row-level security and grants meet the same rights here as on any other server.
 * @param {number} port
 * @param {string} superuserPassword
 * @param {string} ownerPassword
 */
async function ensureDatabase(port, superuserPassword, ownerPassword) {
  const { default: postgres } = await import('postgres');
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword,
    database: 'postgres',
    max: 1,
  });
  try {
    const [role] = await sql`select from pg_roles where rolname = 'latchkey'`;
    // The password is our own hexadecimal text; a role's password cannot be a parameter.
    await sql.unsafe(`${role ? 'alter' : 'create'} role latchkey login createrole password '${ownerPassword}'`);
    const [database] = await sql`select from pg_database where datname = 'latchkey'`;
    if (!database) await sql.unsafe('create database latchkey owner latchkey');
  } finally {
    await sql.end();
  }
}

/**
 * Starts the embedded database of a data folder that this process owns, and keeps it running until `stop`.
 * @param {string} folder
 * @param {import('./file-lock.js').Lock['remember']} remember
 * @returns {Promise<EmbeddedDatabase>}
 */
export async function startEmbeddedDatabase(folder, remember) {
  rmSync(addressFile(folder), { force: true });
  const keptFile = path.join(folder, 'embedded.json');
  const kept = /** @type {Kept | undefined} */ (readJson(keptFile));
  const dataPath = kept ? (kept.elsewhere ?? besideOf(folder)) : chooseDataPath(folder);
  const elsewhere = dataPath === besideOf(folder) ? undefined : dataPath;
  const account = databaseAccount(dataPath);
  const port = await choosePort(kept?.port);
  writePrivate(keptFile, JSON.stringify({ port, elsewhere }));
  if (elsewhere) {
    console.error(`The database lies in ${dataPath}, since its account cannot read ${folder}.`);
    makeFolderFor(path.dirname(dataPath), account);
  }
  const password = keptSecret(folder, 'postgres-password');
  const ownerPassword = keptSecret(folder, 'owner-password');
  const programs = await databasePrograms(account);
  if (!existsSync(dataPath)) console.error('Making the database …');
  const plan = {
    programs,
    account,
    dataPath,
    logFile: path.join(folder, 'postgres.log'),
    port,
    password,
    settings: embeddedSettings,
  };

  // The folder is ours: a server that still runs on it was left behind.
  await endServerOn(dataPath);
  let server = await startServer(plan);
  remember(server.pid, 'SIGINT');
  await ensureDatabase(port, password, ownerPassword);
  const url = `postgres://latchkey:${ownerPassword}@127.0.0.1:${port}/latchkey`;
  writePrivate(addressFile(folder), JSON.stringify({ url }));

  let stopping = false;
  const supervise = async () => {
    for (;;) {
      await server.exited;
      if (stopping) return;
      console.error('PostgreSQL ended unexpectedly; starting it again …');
      await pause(2_000);
      if (stopping) return;
      try {
        server = await startServer(plan);
        remember(server.pid, 'SIGINT');
        if (stopping) return server.stop();
      } catch (error) {
        console.error(/** @type {Error} */ (error).message);
      }
    }
  };
  const supervision = supervise();
  return {
    url,
    async stop() {
      stopping = true;
      rmSync(addressFile(folder), { force: true });
      await server.stop();
      await supervision;
    },
  };
}
