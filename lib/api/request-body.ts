import { DomainError } from '@/lib/kernel/domain-error';
import { refuseUnsafeText } from './unsafe-text';

/** Bytes a body may have, and one of a bulk call. */
const BODY_LIMIT = 1_048_576;
export const BULK_BODY_LIMIT = 4 * BODY_LIMIT;

/** A body as it was sent, and what it says. */
export type Body = { text: string; members: Readonly<Record<string, unknown>> };

/** Reads a request's JSON object. No body at all is an empty object; the use case says what it misses. */
export async function readBody(request: Request, limit = BODY_LIMIT): Promise<Body> {
  const bytes = await readBytes(request, limit);
  if (bytes.byteLength === 0) return { text: '', members: {} };
  requireJson(request.headers.get('content-type'));
  const text = decode(bytes);
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid_input', { errors: [{ pointer: '', message: 'Must be a JSON object.' }] });
  }
  refuseUnsafeText(text, body);
  return { text, members: { ...body } };
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = new DomainError('body_too_large', { limit });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge;
  if (request.body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await nextPart(reader); part !== undefined; part = await nextPart(reader)) {
    size += part.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge;
    }
    chunks.push(part);
  }
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** A connection that breaks in the middle of a body leaves half a text. */
async function nextPart(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const { done, value } = await reader.read();
    return done ? undefined : value;
  } catch {
    throw new DomainError('malformed');
  }
}

function requireJson(contentType: string | null): void {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8'))
    throw new DomainError('unsupported_media_type');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('malformed');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('malformed');
  }
}
