// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LaunchError } from '../launcher/project.js';
import { runTool } from './tool.js';

/** What needs no other host to call back to, and what does not depend on https in front. */
const MODULES =
  'sql,blindsql,xss,permanentxss,exec,file,crlf,redirect,csp,cookieflags,htaccess,backup,methods,xxe,shellshock';

/**
 * Crawls from the paths on and attacks what it finds; gives one line per finding, also per answer of 500.
 * @param {{ url: string, paths: readonly string[], header: string, folder: string, seconds: number }} run
 * @returns {Promise<string[]>}
 */
export async function wapiti({ url, paths, header, folder, seconds }) {
  const report = path.join(folder, 'wapiti.json');
  const starts = paths.flatMap((start) => ['-s', url + start]);
  const limits = ['--max-scan-time', String(seconds), '--max-attack-time', String(seconds), '-t', '10', '-S', 'normal'];
  const kept = ['--store-session', folder, '--flush-session', '--no-bugreport', '--color'];
  await runTool('wapiti', [
    '-u',
    `${url}/`,
    ...starts,
    '--scope',
    'domain',
    ...(header === '' ? [] : ['-H', header]),
    '-m',
    MODULES,
    ...limits,
    ...kept,
    '-v',
    '0',
    '-f',
    'json',
    '-o',
    report,
  ]);
  const { vulnerabilities, anomalies, infos } = JSON.parse(readFileSync(report, 'utf8'));
  if (!(infos?.crawled_pages_nbr >= 1 || infos?.crawled_pages >= 1 || infos?.target))
    throw new LaunchError('wapiti looked at nothing.');
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, found]) =>
    found.map(
      (/** @type {{ method: string, path: string, info: string }} */ { method, path: where, info }) =>
        `wapiti: ${kind}: ${method} ${where}: ${info}`,
    ),
  );
}
