// @ts-check
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runProgram } from './child-process.js';
import { asAccount } from './database-account.js';
import { end, identify, pause, runsWith, send, waitUntil } from './process-identity.js';
import { LaunchError } from './project.js';

/**
 * @typedef {object} ServerPlan
 * @property {import('./database-program.js').Programs} programs
 * @property {import('./database-account.js').Account} account
 * @property {string} dataPath
 * @property {string} logFile
 * @property {number} port
 * @property {string} password of the superuser `postgres`
 * @property {Record<string, string | number>} settings
 * @property {boolean} [throwaway] data that need not survive a power cut
 *
 * @typedef {{ pid: number, exited: Promise<number | null>, stop: () => Promise<void> }} Server
 */

const logLimit = 10_000_000;

/**
 * Makes the data folder, once. A start that was killed in the middle leaves an unfinished folder, never a broken one.
 * @param {ServerPlan} plan
 */
export async function initialise({ programs, account, dataPath, password, throwaway }) {
  if (existsSync(path.join(dataPath, 'PG_VERSION'))) return;
  const unfinished = `${dataPath}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(unfinished, '..', `${path.basename(unfinished)}.password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const file of [unfinished, passwordFile]) chownSync(file, account.uid, account.gid);
  const options = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C'];
  // The same sorting and the same letters on every machine, whatever languages it has installed.
  options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--pwfile=${passwordFile}`);
  if (throwaway) options.push('--no-sync');
  const code = await runProgram(programs.initdb, [`--pgdata=${unfinished}`, ...options], {
    ...asAccount(account),
    stdio: ['ignore', 'ignore', 2],
  }).finally(() => rmSync(passwordFile, { force: true }));
  if (code !== 0)
    throw new LaunchError(`PostgreSQL could not make its data folder ${dataPath} (initdb ended with code ${code}).`);
  renameSync(unfinished, dataPath);
}

/** @param {string} dataPath */
function readPidFile(dataPath) {
  try {
    const lines = readFileSync(path.join(dataPath, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return undefined;
  }
}

/**
 * Ends a server that runs on a data folder.
 * @param {string} dataPath
 */
export async function endServerOn(dataPath) {
  const found = readPidFile(dataPath);
  if (found && runsWith(found.pid, dataPath)) await end(identify(found.pid), 'SIGINT', 30_000);
}

/**
 * After a crash, the id in the file may belong to some other program by now; PostgreSQL would then refuse to start.
 * @param {string} dataPath
 */
function clearStalePidFile(dataPath) {
  const found = readPidFile(dataPath);
  if (!found) return;
  if (runsWith(found.pid, dataPath)) {
    throw new LaunchError(
      `PostgreSQL already runs on ${dataPath} (process ${found.pid}), started by something else. Stop it first.`,
    );
  }
  rmSync(path.join(dataPath, 'postmaster.pid'), { force: true });
}

/** @param {string} file */
function openLog(file) {
  const log = openSync(file, 'a+', 0o600);
  if (fstatSync(log).size > logLimit) ftruncateSync(log);
  return log;
}

/**
 * @param {number} log
 * @param {number} from
 */
function logSince(log, from) {
  const buffer = Buffer.alloc(Math.max(0, fstatSync(log).size - from));
  readSync(log, buffer, 0, buffer.length, from);
  return buffer.toString('utf8');
}

/**
 * One attempt: the running server, or the text it wrote before it gave up.
 * @param {ServerPlan} plan
 * @param {number} log
 * @returns {Promise<Server | string>}
 */
async function attempt({ programs, account, dataPath, port, settings }, log) {
  const from = fstatSync(log).size;
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port };
  const options = Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(programs.postgres, ['-D', dataPath, ...options], {
    ...asAccount(account),
    stdio: ['ignore', log, log],
  });
  /** @type {number | null | undefined} */
  let exit;
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => {
    const settle = (/** @type {number | null} */ code) => {
      exit = code;
      resolve(code);
    };
    child.once('error', () => settle(null));
    child.once('exit', settle);
  });
  const isReady = () => {
    const found = readPidFile(dataPath);
    return found?.pid === child.pid && found?.status === 'ready';
  };
  await waitUntil(() => exit !== undefined || isReady(), 120_000);
  const { pid } = child;
  if (pid === undefined || exit !== undefined || !isReady()) {
    child.kill('SIGQUIT');
    return logSince(log, from);
  }
  const stop = async () => {
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions, SIGTERM would wait for them. A stopped process hears neither.
    send(pid, 'SIGINT');
    send(pid, 'SIGCONT');
    if (await waitUntil(() => exit !== undefined, 30_000)) return;
    send(pid, 'SIGQUIT');
    if (await waitUntil(() => exit !== undefined, 5_000)) return;
    send(pid, 'SIGKILL');
    await exited;
  };
  return { pid, exited, stop };
}

/**
 * Starts the server and resolves when it takes connections. After a kill, the old server's children may hold its shared
 * memory for a while: waited for.
 * @param {ServerPlan} plan
 * @returns {Promise<Server>}
 */
export async function startServer(plan) {
  await initialise(plan);
  const log = openLog(plan.logFile);
  try {
    const end = Date.now() + 60_000;
    for (;;) {
      clearStalePidFile(plan.dataPath);
      const result = await attempt(plan, log);
      if (typeof result !== 'string') return result;
      const leftover = /pre-existing shared memory|Address already in use|lock file ".*" already exists/.test(result);
      if (!leftover || Date.now() > end) {
        throw new LaunchError(`PostgreSQL did not start:\n${result.trim().split('\n').slice(-8).join('\n')}`);
      }
      await pause(500);
    }
  } finally {
    closeSync(log);
  }
}

/**
 * A folder the account owns and can enter.
 * @param {string} folder
 * @param {import('./database-account.js').Account} account
 */
export function makeFolderFor(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}
