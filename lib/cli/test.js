// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './launcher/browser.js';
import { ensureBuild } from './launcher/build.js';
import { endPrograms, runProgram, startProgram } from './launcher/child-process.js';
import { ensureDependencies } from './launcher/dependencies.js';
import { probeDatagramPort, probePort } from './launcher/free-port.js';
import { waitUntil } from './launcher/process-identity.js';
import { exitWith, inProject, LaunchError, projectRoot } from './launcher/project.js';
import { none, ofCheck, ofReport, readPlaywright, readVitest, sum } from './launcher/test-count.js';

/**
 * `npm test`: installs what is missing, then lint, types, architecture, unit and integration tests on real PostgreSQL,
 * the production build and the journeys in a real browser. `--no-browser` (npm run validate) leaves out the browser.
 * The last line counts everything; a static check counts as one test.
 */

const withBrowser = !process.argv.includes('--no-browser');
const reports = inProject('test-results');

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    endPrograms();
    process.exitCode = 130;
  });
}

/** @param {string} name @param {string[]} args */
const node = (name, args, env = {}) =>
  runProgram(process.execPath, [inProject('node_modules', name), ...args], { env: { ...process.env, ...env } });

/** @param {string} title @param {() => Promise<number>} check */
async function staticCheck(title, check) {
  const code = await check();
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${title}`);
  return ofCheck(code);
}

async function staticChecks() {
  return [
    await staticCheck('format and lint (Biome)', () =>
      node('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
    ),
    await staticCheck('lint with types (oxlint)', () => node('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings'])),
    await staticCheck(
      'types',
      async () => (await node('next/dist/bin/next', ['typegen'])) || node('typescript/bin/tsc', ['--noEmit']),
    ),
    await staticCheck('dead code (knip)', () => node('knip/bin/knip.js', ['--no-progress'])),
  ];
}

async function unitTests() {
  const file = path.join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await node('vitest/vitest.mjs', ['run', '--config', 'lib/testing/vitest.config.ts', ...reporters]);
  return ofReport(file, code, readVitest);
}

/** The product as a user starts it, on a port and a data folder of its own. */
async function startProduct() {
  const port = await probePort(0);
  if (port === undefined) throw new LaunchError('No free port for the browser tests.');
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const password = 'a password of the browser tests';
  // The journeys of single sign-on answer for the domains' DNS there, and have their identity provider on this machine.
  const dnsPort = String(await probeDatagramPort());
  const { DATABASE_URL: _ours, APP_URL: _address, ...surroundings } = process.env;
  const env = {
    ...surroundings,
    PORT: String(port),
    DATA_DIR: dataDirectory,
    DEMO: '1',
    DEMO_PASSWORD: password,
    RATE_LIMIT: 'on',
    SSO_LOOPBACK_ISSUERS: 'on',
    WEBHOOK_LOCAL_TARGETS: 'on',
    DNS_SERVERS: `127.0.0.1:${dnsPort}`,
    LOG_LEVEL: 'warn',
  };
  const { child, exited } = startProgram(process.execPath, [inProject('lib/cli/start.js')], { env });
  const baseUrl = `http://localhost:${port}`;
  const isReady = () =>
    fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(3_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  if (await waitUntil(isReady, 180_000)) return { baseUrl, password, dataDirectory, dnsPort, stop };
  await stop();
  throw new LaunchError('The product did not become ready for the browser tests.');
}

async function browserTests() {
  const chromium = await ensureBrowser();
  const product = await startProduct();
  const file = path.join(reports, 'browser.json');
  try {
    // DATA_DIR leads the operator's command line to the product under test.
    const env = {
      BASE_URL: product.baseUrl,
      DEMO_PASSWORD: product.password,
      CHROMIUM_PATH: chromium,
      DATA_DIR: product.dataDirectory,
      DNS_PORT: product.dnsPort,
    };
    const code = await node('playwright/cli.js', ['test', '-c', 'e2e/playwright.config.ts'], env);
    return ofReport(file, code, readPlaywright);
  } finally {
    await product.stop();
  }
}

async function build() {
  return staticCheck('production build', () =>
    ensureBuild().then(
      () => 0,
      (error) => {
        console.error(error);
        return 1;
      },
    ),
  );
}

async function main() {
  process.chdir(projectRoot);
  await ensureDependencies();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const counts = [...(await staticChecks()), await unitTests()];
  const built = await build();
  counts.push(built);
  if (withBrowser && built.failed === 0) {
    counts.push(
      await browserTests().catch((error) => {
        console.error(error instanceof LaunchError ? error.message : error);
        return { ...none(), failed: 1 };
      }),
    );
  }
  const { passed, failed, skipped } = sum(counts);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then((code) => process.exit(process.exitCode ?? code), exitWith);
