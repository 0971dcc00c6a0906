// @ts-check

import { startProgram, typescript } from './launcher/child-process.js';
import { openCommandDatabase, openServiceDatabase, prepareDatabase } from './launcher/database.js';
import { ensureDependencies } from './launcher/dependencies.js';
import { processEnvironment, readSettings, requireSecret } from './launcher/environment.js';
import { exitWith, LaunchError, projectRoot } from './launcher/project.js';

/**
 * Runs one of our TypeScript programs with the dependencies installed and the database at hand:
 * `node lib/cli/run-typescript.js FILE [ARGUMENT…]`. Its standard output and exit code are the program's own.
 */
async function main() {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new LaunchError('usage: node lib/cli/run-typescript.js FILE [ARGUMENT…]');
  const title = process.env.npm_lifecycle_event ?? file;
  process.chdir(projectRoot);
  await ensureDependencies();
  const settings = await readSettings();
  const isWorker = file === 'lib/jobs/main.ts';
  if (isWorker) requireSecret(settings);

  const stopping = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => stopping.abort());

  const needsNoDatabase =
    file === 'lib/bench/index.ts' || (args.length === 0 ? file === 'lib/cli/operator.ts' : args.includes('--help'));
  const database = needsNoDatabase
    ? undefined
    : await (isWorker ? openServiceDatabase : openCommandDatabase)(settings, `npm run ${title}`);
  try {
    const env = processEnvironment(settings, database?.url);
    if (database?.started && file !== 'lib/db/migrate-main.ts') await prepareDatabase({ ...env, DEMO: '0' });
    if (stopping.signal.aborted) return 130;
    const { child, exited } = startProgram(process.execPath, [...typescript, file, ...args], { env });
    stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'));
    const { code, signal } = await exited;
    return code ?? (signal === 'SIGINT' ? 130 : 143);
  } finally {
    await database?.stop();
  }
}

main().then((code) => process.exit(code), exitWith);
