import { randomBytes } from 'node:crypto';
import { startProgram, typescript } from '@/lib/cli/launcher/child-process.js';
import { processEnvironment, readSettings } from '@/lib/cli/launcher/environment.js';
import { makeBenchDatabase } from './database';

/**
 * `npm run bench [-- --quick]`: measures the product against its yardsticks on one PostgreSQL, a temporary one of its own
 * or a new database on the server that BENCH_DATABASE_URL names (as a superuser). The measuring runs in a process of its
 * own, whose environment points at that database; whatever happens to it, the database is removed.
 */
async function main(): Promise<number> {
  const secret = randomBytes(32).toString('hex');
  const environment = processEnvironment({ ...(await readSettings()), AUTH_SECRET: secret, DEMO: false }, undefined);
  const database = await makeBenchDatabase(environment.BENCH_DATABASE_URL);
  try {
    const env = {
      ...environment,
      DATABASE_URL: database.ownerUrl,
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'off',
      WORKER: 'off',
    };
    const args = [...typescript, 'lib/bench/run.ts', ...process.argv.slice(2)];
    const { child, exited } = startProgram(process.execPath, args, { env, stdio: ['pipe', 'inherit', 'inherit'] });
    // The superuser's address stays out of the list of processes.
    child.stdin?.end(database.adminUrl);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGTERM'));
    return (await exited).code ?? 1;
  } finally {
    await database.remove();
  }
}

process.exitCode = await main();
