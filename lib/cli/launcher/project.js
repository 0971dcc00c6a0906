// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: every command works from here, wherever it was called. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * A path inside the project.
 * @param {string[]} parts
 */
export const inProject = (...parts) => path.join(projectRoot, ...parts);

/** A condition the person at the terminal can mend: shown as its message alone, without a stack. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError';
}

/**
 * Ends the process with the message of an expected error, or with the stack of an unexpected one.
 * @param {unknown} error
 */
export function exitWith(error) {
  const known = error instanceof LaunchError;
  console.error(known ? `\n${error.message}\n` : error);
  process.exit(1);
}
