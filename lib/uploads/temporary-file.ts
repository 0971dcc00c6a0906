import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { DomainError } from '@/lib/kernel/domain-error';

/** Keeps a body as a file while the work lasts, written as it comes; what is larger than the limit is refused on the way. */
export async function asTemporaryFile<T>(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-upload-'));
  try {
    const file = path.join(folder, 'file');
    await save(body, limit, file);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(body: ReadableStream<Uint8Array> | null, limit: number, file: string): Promise<void> {
  let size = 0;
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      size += piece.byteLength;
      if (size > limit) throw new DomainError('body_too_large', { limit });
      yield piece;
    }
  }
  const source = body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream<Uint8Array>);
  let broken = false;
  source.on('error', () => {
    broken = true;
  });
  try {
    await pipeline(source, counted, createWriteStream(file));
  } catch (error) {
    // Who broke off hears nothing of it; the log should not take it for a fault of ours.
    if (!(error instanceof DomainError) && broken)
      throw new DomainError('import_file_unusable', { problem: 'broken_upload' });
    throw error;
  }
}
