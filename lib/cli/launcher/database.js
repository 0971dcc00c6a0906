// @ts-check
import { runProgram, toStandardError, typescript } from './child-process.js';
import { livingOwner, ownDataDirectory } from './data-directory.js';
import { offeredAddress, startEmbeddedDatabase } from './embedded-database.js';
import { waitUntil } from './process-identity.js';
import { LaunchError } from './project.js';

/**
 * @typedef {import('../../env.ts').Settings} Settings
 * @typedef {{ url: string, stop: () => Promise<void>, started: boolean }} Database
 */

const nothing = async () => {};

/**
 * The database of a long-running service: the given one, else the embedded one, owned by this process.
 * @param {Settings} settings
 * @param {string} title
 * @returns {Promise<Database>}
 */
export async function openServiceDatabase(settings, title) {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, stop: nothing, started: false };
  return own(settings.DATA_DIR, { kind: 'service', title });
}

/**
 * The database of one command: the given one, else that of a running service, else the embedded one for its duration.
 * @param {Settings} settings
 * @param {string} title
 * @returns {Promise<Database>}
 */
export async function openCommandDatabase(settings, title) {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, stop: nothing, started: false };
  const folder = settings.DATA_DIR;
  const isService = () => livingOwner(folder)?.kind === 'service';
  // A service that is just starting offers its address a little later.
  await waitUntil(() => !isService() || offeredAddress(folder) !== undefined, 120_000);
  const url = isService() ? offeredAddress(folder) : undefined;
  if (url) return { url, stop: nothing, started: false };
  if (isService()) throw new LaunchError(`The service on ${folder} has not started its database.`);
  return own(folder, { kind: 'command', title });
}

/**
 * @param {string} folder
 * @param {{ kind: 'service' | 'command', title: string }} as
 * @returns {Promise<Database>}
 */
async function own(folder, as) {
  const { remember, release } = await ownDataDirectory(folder, as);
  try {
    const embedded = await startEmbeddedDatabase(folder, remember);
    const stop = async () => {
      await embedded.stop();
      release();
    };
    return { url: embedded.url, stop, started: true };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Brings the schema and the reference data up to date. Standard output is kept free.
 * @param {NodeJS.ProcessEnv} env
 */
export async function prepareDatabase(env) {
  const steps = { migration: 'lib/db/migrate-main.ts', seed: 'drizzle/seed/main.ts' };
  for (const [step, file] of Object.entries(steps)) {
    const code = await runProgram(process.execPath, [...typescript, file], { env, stdio: [...toStandardError] });
    if (code !== 0) throw new LaunchError(`The database could not be prepared: the ${step} ended with code ${code}.`);
  }
}
