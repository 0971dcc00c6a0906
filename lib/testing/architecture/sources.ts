import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Sources } from './imports';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);

/** The files git knows or would take in. */
export const projectFiles = (): string[] =>
  git('ls-files', '-z', '--cached', '--others', '--exclude-standard').filter((file) => existsSync(file));

/** The project's own program texts. */
export function projectSources(): Sources {
  const files = projectFiles().filter((file) => /\.(tsx?|jsx?|json)$/.test(file) && file !== 'package-lock.json');
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}
