import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { removeAbandonedUploads } from './abandoned';

const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-abandoned-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with a file in it, each last written so many minutes ago. */
function left(name: string, folderMinutes: number, fileMinutes: number): void {
  const made = path.join(folder, name);
  mkdirSync(made);
  writeFileSync(path.join(made, 'file'), 'x');
  const ago = (minutes: number) => Date.now() / 1_000 - minutes * 60;
  utimesSync(path.join(made, 'file'), ago(fileMinutes), ago(fileMinutes));
  utimesSync(made, ago(folderMinutes), ago(folderMinutes));
}

it('what a killed process left of an upload goes after an hour; uploads under way and what is not ours stay', async () => {
  left('latchkey-upload-killed', 61, 61);
  left('latchkey-upload-young', 59, 59);
  left('latchkey-upload-slow', 90, 1);
  left('somebody-else', 90, 90);
  await removeAbandonedUploads(folder);
  expect(readdirSync(folder).sort()).toEqual(['latchkey-upload-slow', 'latchkey-upload-young', 'somebody-else']);
});
