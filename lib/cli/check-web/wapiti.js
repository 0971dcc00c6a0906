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
  const printed = await runTool('wapiti', [
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
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8'));
  // Some paths lead elsewhere; what was given and then not looked at was cut off by the time, or by a closed door.
  const seen = Number(/found (\d+) URLs and forms/.exec(printed)?.[1] ?? 0);
  if (seen < paths.length / 2)
    throw new LaunchError(`wapiti looked at ${seen} addresses, of ${paths.length} that it was given.`);
  console.error(`wapiti looked at ${seen} addresses.`);
  // A cookie that only https carries would never come over the http of an instance on this machine.
  if (new URL(url).protocol === 'http:') delete vulnerabilities['Secure Flag cookie'];
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, found]) =>
    found.map(
      (/** @type {{ method: string, path: string, info: string }} */ { method, path: where, info }) =>
        `wapiti: ${kind}: ${method} ${where}: ${info}`,
    ),
  );
}
