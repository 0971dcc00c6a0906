import { createHash } from 'node:crypto';
import type { Actor, RequestContext } from '@/lib/access';
import type { Download } from './route';

/**
 * A file as an answer. Whoever kept it asks each time whether it is still theirs to read and the same, and then gets no
 * body: the right may be gone, and the language of documents another.
 */
export async function sentOut(
  { headers: asked }: Request,
  { contentType, fetch }: Download,
  actor: Actor,
  input: unknown,
  context: RequestContext,
): Promise<Response> {
  const { name, content } = await fetch(actor, input, context);
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-request-id': context.requestId };
  if (isKnown(asked.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(content, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}

const isKnown = (wanted: string | null, etag: string): boolean =>
  wanted?.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim())) ?? false;
