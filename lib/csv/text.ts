import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { fault } from './fault';

const MEGABYTE = 1_048_576;
const LARGEST_FILE = 100 * MEGABYTE;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Checks the file before anything of it is read: exists, is a file of text, is not too large. Tells its encoding. */
export async function inspectFile(path: string): Promise<Encoding> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw fault('no_such_file', { path });
  if (!found.isFile()) throw fault('not_a_file', { path });
  if (found.size > LARGEST_FILE)
    throw fault('too_large', {
      path,
      size: Math.ceil(found.size / MEGABYTE),
      limit: LARGEST_FILE / MEGABYTE,
    });
  const head = await firstBytes(path);
  if (head.length === 0) throw fault('empty', { path });
  const signature = head.toString('latin1');
  if (signature.startsWith('PK') || signature.startsWith('\x1f\x8b') || signature.startsWith('\xd0\xcf\x11\xe0')) {
    throw fault('not_text', { path });
  }
  if (signature.startsWith('\xff\xfe')) return 'utf-16le';
  if (signature.startsWith('\xfe\xff')) return 'utf-16be';
  return 'utf-8';
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => {
    throw fault('not_readable', { path });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * The file's text piece by piece, without its byte order mark. UTF-8, or UTF-16 with its mark; anything else would turn
 * names into other names, so it is refused with the line where it begins.
 */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    const text = decoded(decoder, chunk, encoding, lines);
    if (text.includes('\0')) throw fault('null_characters', {}, lines + newlines(text.slice(0, text.indexOf('\0'))));
    lines += newlines(text);
    yield text;
  }
  const rest = decoded(decoder, undefined, encoding, lines);
  if (rest !== '') yield rest;
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined, encoding: Encoding, lines: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw fault(
      'not_utf8',
      { encoding: encoding.toUpperCase() },
      lines + (chunk === undefined || encoding !== 'utf-8' ? 0 : linesBeforeFault(chunk)),
    );
  }
}

/** Lines of the chunk before the first one that is not UTF-8. A chunk may begin inside a character: its first line is passed over if another is at fault. */
function linesBeforeFault(chunk: Buffer): number {
  const lines = chunk.toString('latin1').split(/\r\n|\n|\r/);
  const fault = lines.findIndex(
    (line, index) => index > 0 && Buffer.from(line, 'latin1').toString('utf8').includes('\ufffd'),
  );
  return Math.max(0, fault);
}

/** Line ends in a text, whichever kind they are. */
export const newlines = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
