// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram, toStandardError } from './child-process.js';
import { inProject, LaunchError } from './project.js';
import { inTurn } from './turn.js';

/** Next.js's own program, run by this Node.js. */
export const nextProgram = inProject('node_modules/next/dist/bin/next');

const marker = inProject('.next', 'latchkey-build');
const sources = ['app', 'components', 'lib', 'public'];
const single = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.js',
  'proxy.ts',
  'instrumentation.ts',
];
const unbuilt = /\.test\.tsx?$|^lib\/(cli|testing|bench)\//;

function sourceFiles() {
  const found = [...single, '.postcssrc.json'].filter((file) => existsSync(inProject(file)));
  for (const folder of sources.filter((name) => existsSync(inProject(name)))) {
    for (const entry of readdirSync(inProject(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) found.push(path.relative(inProject(), path.join(entry.parentPath, entry.name)));
    }
  }
  return found.filter((file) => !unbuilt.test(file)).sort();
}

/** What the build was made from: file times say nothing after a clone or a checkout, contents do. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sourceFiles())
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  return hash.digest('hex');
}

const isBuilt = () => existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint();

/** Builds the web application unless the present build was made from the present sources. */
export async function ensureBuild() {
  if (isBuilt()) return;
  await inTurn('next build', async (lock) => {
    if (isBuilt()) return;
    const made = fingerprint();
    console.error('Building the web application …');
    rmSync(marker, { force: true });
    const env = { ...process.env, NODE_ENV: /** @type {const} */ ('production'), NEXT_TELEMETRY_DISABLED: '1' };
    const code = await runProgram(process.execPath, [nextProgram, 'build'], { env, stdio: [...toStandardError] }, lock);
    if (code !== 0)
      throw new LaunchError(`The web application could not be built (next build ended with code ${code}).`);
    writeFileSync(marker, made);
  });
}
