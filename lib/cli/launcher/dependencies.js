// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runProgram, toStandardError } from './child-process.js';
import { inProject, LaunchError } from './project.js';
import { inTurn } from './turn.js';

const marker = inProject('node_modules', '.latchkey-installed');
const oldestNode = [20, 19];

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new LaunchError(`Node.js ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** What an installation depends on: the lockfile, and the platform its native parts were built for. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(inProject(file)));
  return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

const isInstalled = () => existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint();

/**
 * Installs all dependencies, also development ones, when they are missing or older than the lockfile,
 * whatever NODE_ENV or npm's own settings say. All talk goes to standard error.
 */
export async function ensureDependencies() {
  requireNode();
  if (isInstalled()) return;
  await inTurn('npm install', (lock) => (isInstalled() ? Promise.resolve() : install(lock)));
}

/** @param {import('./file-lock.js').Lock} lock */
async function install(lock) {
  const existing = existsSync(inProject('node_modules'));
  console.error(existing ? 'Bringing the dependencies up to date …' : 'Installing the dependencies …');
  rmSync(marker, { force: true });
  // Not npm ci: it refuses a lockfile in which optional packages of another platform are missing, and begins by deleting
  // what is there. With --no-save the lockfile decides every version and stays as it is.
  const command = ['install', '--no-save'];
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await runProgram(program, [...first, ...command, ...options], { stdio: [...toStandardError] }, lock);
  if (code !== 0) throw new LaunchError(`Installing the dependencies failed: npm install ended with code ${code}.`);
  writeFileSync(marker, fingerprint());
}
