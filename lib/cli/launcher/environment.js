// @ts-check
import { keptSecret, makeDataDirectory } from './data-directory.js';
import { LaunchError } from './project.js';

/** @typedef {import('../../env.ts').Settings} Settings */

/**
 * The validated settings of lib/env.ts, the one definition of all variables; only after the dependencies are installed.
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const { tsImport } = await import('tsx/esm/api');
  /** @type {typeof import('../../env.ts')} */
  const { readEnvironment } = await tsImport('../../env.ts', import.meta.url);
  const result = readEnvironment(process.env);
  if (result.ok) return result.settings;
  throw new LaunchError(
    `The environment is not usable:\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

/**
 * A server of one's own brings its own secret, since several machines may share it.
 * @param {Settings} settings
 */
export function requireSecret({ DATABASE_URL, AUTH_SECRET }) {
  if (DATABASE_URL && !AUTH_SECRET) {
    throw new LaunchError(
      'The environment is not usable:\n  AUTH_SECRET is required with DATABASE_URL. It must be at least 32 random characters.',
    );
  }
}

/**
 * The complete environment of our processes; the sign-in library's own variables follow from ours.
 * @param {Settings} settings
 * @param {string | undefined} databaseUrl
 * @returns {NodeJS.ProcessEnv}
 */
export function processEnvironment(settings, databaseUrl) {
  let secret = settings.AUTH_SECRET;
  if (!secret && !settings.DATABASE_URL) {
    makeDataDirectory(settings.DATA_DIR);
    secret = keptSecret(settings.DATA_DIR, 'auth-secret');
  }
  return {
    ...process.env,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(secret && { AUTH_SECRET: secret, NEXTAUTH_SECRET: secret }),
    NODE_ENV: 'production',
    PORT: String(settings.PORT),
    APP_URL: settings.APP_URL,
    NEXTAUTH_URL: settings.APP_URL,
    DATA_DIR: settings.DATA_DIR,
    DEMO: settings.DEMO ? '1' : '0',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
