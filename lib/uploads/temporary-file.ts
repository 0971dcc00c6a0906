import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { DomainError } from '@/lib/kernel/domain-error';

/** What the folder of an upload under way is called, before what is its own. */
export const UPLOAD_FOLDER = 'latchkey-upload-';

/** A body with the length that it claims to have; 0 where it claims none. */
export type Body = { body: ReadableStream<Uint8Array> | null; length: number };

/**
 * Keeps a body as a file while the work lasts, written as it comes. What is larger than the limit is refused on the way,
 * and half a file is none: not as long as it claims to be, or broken off.
 */
export async function asTemporaryFile<T>(sent: Body, limit: number, work: (file: string) => Promise<T>): Promise<T> {
  // Named by its process too: whose it was can be told when it is left behind.
  const folder = await mkdtemp(path.join(tmpdir(), `${UPLOAD_FOLDER}${process.pid}-`));
  try {
    const file = path.join(folder, 'file');
    const size = await save(sent, limit, file);
    if (sent.length > 0 && size !== sent.length) throw brokenOff();
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const brokenOff = () => new DomainError('import_file_unusable', { problem: 'broken_upload' });

async function save({ body }: Body, limit: number, file: string): Promise<number> {
  let size = 0;
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      size += piece.byteLength;
      if (size > limit) throw new DomainError('body_too_large', { limit });
      yield piece;
    }
  }
  const source = body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream<Uint8Array>);
  try {
    await pipeline(source, counted, createWriteStream(file));
  } catch (error) {
    // Who broke off hears nothing of it, and the log should not take it for a fault of ours: that is what the disk says.
    if (error instanceof DomainError || isOfDisk(error)) throw error;
    throw brokenOff();
  }
  return size;
}

const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && /^(open|write|close)$/.test(String(error.syscall));
