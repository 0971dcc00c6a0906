import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UPLOAD_FOLDER } from './temporary-file';

/** No upload takes longer, and what a killed process left holds personal values. */
const LONGEST_MS = 3_600_000;

/** Removes the files of uploads whose process was killed in the midst of them; what is still written to stays. */
export async function removeAbandonedUploads(folder = tmpdir()): Promise<void> {
  const before = Date.now() - LONGEST_MS;
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(UPLOAD_FOLDER)) continue;
    const kept = path.join(folder, entry);
    if ((await lastWritten(kept)) < before) await rm(kept, { recursive: true, force: true });
  }
}

/** When something was last written to it; one that leaves at this very moment, or is another user's, is left alone. */
async function lastWritten(folder: string): Promise<number> {
  try {
    const files = await readdir(folder);
    const found = await Promise.all(
      [folder, ...files.map((file) => path.join(folder, file))].map((name) => stat(name)),
    );
    return Math.max(...found.map(({ mtimeMs }) => mtimeMs));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
