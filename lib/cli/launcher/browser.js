// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runProgram } from './child-process.js';
import { inProject, LaunchError } from './project.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function installedBrowser() {
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

/** The browser that Playwright has downloaded, if it has. */
async function downloadedBrowser() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/**
 * The browser for tests: CHROMIUM_PATH, else an installed Chromium or Chrome, else Playwright's download, else (as root
 * on Debian) the distribution's package.
 * @returns {Promise<string>} its program file
 */
export async function ensureBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new LaunchError(`CHROMIUM_PATH must be the file of a Chromium program; there is none at ${given}.`);
  }
  const present = installedBrowser() ?? (await downloadedBrowser());
  if (present) return present;
  console.error('Installing a browser …');
  await runProgram(process.execPath, [inProject('node_modules/playwright/cli.js'), 'install', 'chromium']);
  const downloaded = await downloadedBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await runProgram('apt-get', ['update', '-qq']);
    await runProgram('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const installed = installedBrowser();
  if (installed) return installed;
  throw new LaunchError('No browser for the tests: install Chromium, or set CHROMIUM_PATH to one.');
}
