// @ts-check
import path from 'node:path';
import { runTool } from './tool.js';

const FOUND = /is vulnerable|identified the following injection point|is '[^']*' injectable/;
const NOTHING = /all tested parameters do not appear to be injectable|does not seem to be injectable/;

/**
 * Tries each parameter of an address for SQL injection; gives one line per finding.
 * @param {{ address: string, header: string, folder: string }} run
 * @returns {Promise<string[]>}
 */
export async function sqlmap({ address, header, folder }) {
  const printed = await runTool('sqlmap', [
    '-u',
    address,
    ...(header === '' ? [] : ['--headers', header]),
    '--batch',
    '--flush-session',
    '--disable-coloring',
    '--threads',
    '4',
    // A wrong value is answered 422 and an unknown id 404: answers to compare, not reasons to stop.
    '--level',
    '2',
    '--risk',
    '1',
    '--dbms',
    'PostgreSQL',
    '--technique',
    'BEU',
    '--ignore-code',
    '422',
    '--output-dir',
    path.join(folder, 'sqlmap'),
  ]);
  if (FOUND.test(printed)) return [`sqlmap: ${address}: ${printed.split('\n').find((line) => FOUND.test(line)) ?? ''}`];
  if (NOTHING.test(printed)) return [];
  // What was not tried is not known to be safe: the others go on, and the run fails.
  return [`sqlmap did not try ${address}: ${printed.slice(-600).trim()}`];
}
