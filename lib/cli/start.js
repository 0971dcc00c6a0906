// @ts-check
import { ensureBuild, nextProgram } from './launcher/build.js';
import { endPrograms, startProgram } from './launcher/child-process.js';
import { makeDataDirectory, ownDataDirectory } from './launcher/data-directory.js';
import { prepareDatabase } from './launcher/database.js';
import { demoSignIns } from './launcher/demo.js';
import { ensureDependencies } from './launcher/dependencies.js';
import { startEmbeddedDatabase } from './launcher/embedded-database.js';
import { processEnvironment, readSettings, requireSecret } from './launcher/environment.js';
import { probePort } from './launcher/free-port.js';
import { pause, waitUntil } from './launcher/process-identity.js';
import { exitWith, LaunchError, projectRoot } from './launcher/project.js';

/**
 * `npm start` and `npm run dev`: from a fresh clone to a running console, and back to nothing at the first signal.
 * Only Node.js is there when this begins.
 */

const isDevelopment = process.argv.includes('--dev');
const title = isDevelopment ? 'npm run dev' : 'npm start';

let stopRequested = false;
/** What has to be ended, in the order it was started. @type {(() => Promise<void> | void)[]} */
const cleanUp = [];

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // The signal often comes twice: to the process group, and passed on by npm.
    if (!stopRequested) endPrograms();
    stopRequested = true;
  });
}

/** @param {import('./launcher/environment.js').Settings} settings */
async function openDatabase(settings) {
  if (settings.DATABASE_URL) {
    if (!isDevelopment) await ensureBuild();
    return { url: settings.DATABASE_URL, remember() {} };
  }
  const { remember, release } = await ownDataDirectory(settings.DATA_DIR, { kind: 'service', title });
  cleanUp.push(release);
  if (!isDevelopment) await ensureBuild();
  const { url, stop } = await startEmbeddedDatabase(settings.DATA_DIR, remember);
  cleanUp.push(stop);
  return { url, remember };
}

/** @param {number} port */
async function requirePort(port) {
  if (await waitUntil(async () => (await probePort(port)) !== undefined, 5_000)) return;
  throw new LaunchError(`PORT ${port} is in use by another program. Set PORT to a free one.`);
}

/**
 * @param {import('./launcher/environment.js').Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
function startWeb(settings, env) {
  const args = [nextProgram, isDevelopment ? 'dev' : 'start', '--port', String(settings.PORT)];
  const web = startProgram(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  cleanUp.push(async () => {
    web.child.kill('SIGTERM');
    const ended = await Promise.race([web.exited, pause(15_000)]);
    if (!ended) web.child.kill('SIGKILL');
  });
  return web;
}

/** @param {number} port */
async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function run() {
  process.chdir(projectRoot);
  await ensureDependencies();
  const settings = await readSettings();
  requireSecret(settings);
  makeDataDirectory(settings.DATA_DIR);
  const database = await openDatabase(settings);
  await requirePort(settings.PORT);
  const demo = demoSignIns(settings);
  const env = processEnvironment(settings, database.url);
  await prepareDatabase({ ...env, ...(demo.password && { DEMO_PASSWORD: demo.password }) });
  if (stopRequested) return;
  const web = startWeb(settings, isDevelopment ? { ...env, NODE_ENV: 'development' } : env);
  database.remember(web.child.pid, 'SIGTERM');
  let hasEnded = false;
  const ended = web.exited.then(() => {
    hasEnded = true;
  });
  if ((await waitUntil(async () => hasEnded || answers(settings.PORT), 180_000)) && !hasEnded && !stopRequested) {
    console.log(`\nLatchkey is running at ${settings.APP_URL}`);
    demo.print();
    console.log('');
  }
  await ended;
  if (!stopRequested) throw new LaunchError('The web server ended unexpectedly.');
}

/** @type {unknown} */
let failure;
try {
  await run();
} catch (error) {
  failure = error;
}
for (const end of cleanUp.reverse()) await end();
// A step that was interrupted by the signal has failed because of it: that is no failure.
if (failure && !stopRequested) exitWith(failure);
process.exit(0);
