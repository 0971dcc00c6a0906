import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { livingHolder, lockFile } from './file-lock.js';
import { identify, isRunning } from './process-identity.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'latchkey-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lock = () => path.join(folder, 'owner.json');
const purpose = { title: 'npm start', kind: 'service' } as const;
const refuse = () => {
  throw new Error('in use');
};

/** A process that has ended, as a lock may still name it. */
async function endedProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const identity = identify(child.pid ?? 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return identity;
}

it('is held by one living process until that lets go', async () => {
  const held = await lockFile(lock(), purpose);
  await expect(lockFile(lock(), purpose, refuse)).rejects.toThrow('in use');
  held.release();
  expect(livingHolder(lock())).toBeUndefined();
  (await lockFile(lock(), purpose, refuse)).release();
});

it('passes on when its holder was killed, after what that had started has ended too', async () => {
  const left = spawn(process.execPath, ['-e', 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
  });
  const child = identify(left.pid ?? 0);
  const holder = { ...(await endedProcess()), ...purpose, children: [{ ...child, signal: 'SIGTERM' }] };
  writeFileSync(lock(), JSON.stringify(holder));
  expect(isRunning(child)).toBe(true);

  const taken = await lockFile(lock(), purpose, refuse);
  expect(isRunning(child)).toBe(false);
  expect(livingHolder(lock())?.pid).toBe(process.pid);
  taken.release();
});

it('is no longer held when the process id belongs to another program by now', async () => {
  const reused = { ...(await endedProcess()), ...purpose, children: [], pid: process.pid };
  writeFileSync(lock(), JSON.stringify(reused));
  (await lockFile(lock(), purpose, refuse)).release();
});

it('survives a file that a crash left half written', async () => {
  writeFileSync(lock(), '{"pid": 12');
  (await lockFile(lock(), purpose, refuse)).release();
});
