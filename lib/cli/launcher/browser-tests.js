// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.js';
import { runProgram, startProgram } from './child-process.js';
import { probePort } from './free-port.js';
import { waitUntil } from './process-identity.js';
import { inProject, LaunchError } from './project.js';
import { ofReport, readPlaywright, sum } from './test-count.js';

/**
 * Journeys of one installation share its demo and go one after the other; so they are dealt out to two installations, each
 * with a database, a port and a data folder of its own.
 */
const INSTALLATIONS = Math.min(2, availableParallelism());

/** The product as a user starts it. */
async function startProduct() {
  const port = await probePort(0);
  if (port === undefined) throw new LaunchError('No free port for the browser tests.');
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const password = 'a password of the browser tests';
  const { DATABASE_URL: _ours, APP_URL: _address, ...surroundings } = process.env;
  const env = {
    ...surroundings,
    PORT: String(port),
    DATA_DIR: dataDirectory,
    DEMO: '1',
    DEMO_PASSWORD: password,
    RATE_LIMIT: 'on',
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
  if (await waitUntil(isReady, 180_000)) return { baseUrl, password, dataDirectory, stop };
  await stop();
  throw new LaunchError('The product did not become ready for the browser tests.');
}

/** @param {string} reports @param {string} chromium @param {number} part */
async function runPart(reports, chromium, part) {
  const product = await startProduct();
  const folder = path.join(reports, `browser-${part}`);
  try {
    // DATA_DIR leads the operator's command line to the product under test.
    const env = {
      ...process.env,
      BASE_URL: product.baseUrl,
      DEMO_PASSWORD: product.password,
      CHROMIUM_PATH: chromium,
      DATA_DIR: product.dataDirectory,
      REPORT_DIR: folder,
    };
    const args = ['test', '-c', 'e2e/playwright.config.ts', `--shard=${part}/${INSTALLATIONS}`];
    const code = await runProgram(process.execPath, [inProject('node_modules/playwright/cli.js'), ...args], { env });
    return ofReport(path.join(folder, 'report.json'), code, readPlaywright);
  } finally {
    await product.stop();
  }
}

/** Runs the journeys in a real browser; gives what they count. @param {string} reports where what they leave behind goes */
export async function runBrowserTests(reports) {
  const chromium = await ensureBrowser();
  const parts = Array.from({ length: INSTALLATIONS }, (_, index) => runPart(reports, chromium, index + 1));
  // All of them end, and stop their product, before a failure is told.
  const ended = await Promise.allSettled(parts);
  return sum(
    ended.map((part) => {
      if (part.status === 'fulfilled') return part.value;
      throw part.reason;
    }),
  );
}
