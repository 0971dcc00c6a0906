// @ts-check
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockFile } from './file-lock.js';
import { projectRoot } from './project.js';

/**
 * Runs what changes the project's folder (installing, building) while no other command of the same folder does.
 * @template T
 * @param {string} title
 * @param {(lock: import('./file-lock.js').Lock) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(title, work) {
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  // Not in the project: installing may begin by deleting the only folder there that is not versioned.
  const lock = await lockFile(path.join(tmpdir(), `latchkey-${process.getuid?.() ?? 0}-${name}.json`), {
    title,
    kind: 'command',
  });
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}
