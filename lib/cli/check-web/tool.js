// @ts-check
import { spawn } from 'node:child_process';
import { LaunchError } from '../launcher/project.js';

/**
 * Runs a tool to its end and gives what it printed.
 * @param {string} name @param {readonly string[]} args
 * @returns {Promise<string>}
 */
export function runTool(name, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const printed = [];
    child.stdout.on('data', (text) => printed.push(String(text)));
    child.stderr.on('data', (text) => printed.push(String(text)));
    child.on('error', () => reject(new LaunchError(`${name} is missing: apt-get install -y ${name}`)));
    child.on('close', (code) => {
      const text = printed.join('');
      if (code === 0) resolve(text);
      else reject(new LaunchError(`${name} ended with ${code}:\n${text.slice(-2_000)}`));
    });
  });
}
