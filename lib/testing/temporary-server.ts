import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { databaseAccount } from '@/lib/cli/launcher/database-account.js';
import { databasePrograms } from '@/lib/cli/launcher/database-program.js';
import { makeFolderFor, type Server, startServer } from '@/lib/cli/launcher/database-server.js';
import { probePort } from '@/lib/cli/launcher/free-port.js';
import { runsWith, send } from '@/lib/cli/launcher/process-identity.js';

const prefix = 'latchkey-test-';

/** A PostgreSQL server of its own, for tests or a measurement. */
export interface TemporaryServer {
  /** The superuser's address. */
  adminUrl: string;
  port: number;
  /** The server's main process; another one after `restart`. */
  pid: () => number;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

/** For tests: quick, and careless about power cuts. */
const careless = {
  max_connections: 500,
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  timezone: 'UTC',
};

/** A run that was killed leaves its server behind; the next one clears it away. */
async function clearLeftovers() {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || existsSync(`/proc/${owner}`) || process.platform !== 'linux') continue;
    const folder = path.join(tmpdir(), name);
    const dataPath = path.join(folder, 'server', 'postgres');
    const pidFile = await readFile(path.join(dataPath, 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number.parseInt(pidFile, 10);
    if (pid && runsWith(pid, dataPath)) send(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}

/** Starts it on a port and in a folder of its own; with other settings than those for tests, its data is written safely. */
export async function startTemporaryServer(settings?: Record<string, string | number>): Promise<TemporaryServer> {
  await clearLeftovers();
  const folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755);
  const home = path.join(folder, 'server');
  const dataPath = path.join(home, 'postgres');
  const account = databaseAccount(dataPath);
  makeFolderFor(home, account);
  const port = await probePort(0, '127.0.0.1');
  if (!port) throw new Error('no free port on 127.0.0.1');
  const password = randomBytes(16).toString('hex');
  const programs = await databasePrograms(account);
  const plan = {
    programs,
    account,
    dataPath,
    logFile: path.join(folder, 'log'),
    port,
    password,
    settings: settings ?? careless,
    throwaway: settings === undefined,
  };
  let server: Server = await startServer(plan);
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    pid: () => server.pid,
    async restart() {
      await server.exited;
      server = await startServer(plan);
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
