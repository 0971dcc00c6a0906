import { isActionForm } from './action-form';
import { isActionPayload } from './action-payload';
import { isOwnOrigin } from './own-origin';

/** In bytes: what next.config.js lets an action have, less what would count as too many values for the framework. */
const MOST = 1_000_000;

/**
 * The status with which a request to act is refused before the framework sees it, which has 500 for all of these; null
 * where there is nothing against it. The action itself asks for its origin again.
 */
export async function refusalOfAction(request: Request): Promise<400 | 403 | 413 | 415 | null> {
  const { headers, method } = request;
  if (method !== 'POST') return null;
  if (!isOwnOrigin(headers.get('origin'))) return 403;
  if (Number(headers.get('content-length') ?? 0) > MOST) return 413;
  const [type, byScript] = [headers.get('content-type') ?? '', headers.has('next-action')];
  const isForm = type.startsWith('multipart/form-data');
  // What neither names an action nor is such a form asks for a page.
  if (!isForm && !byScript) return null;
  if (!isForm && !type.startsWith('text/plain')) return 415;
  const text = await request.clone().text();
  if (Buffer.byteLength(text) > MOST) return 413;
  return (isForm ? isActionForm(text, type, byScript) : isActionPayload(text)) ? null : 400;
}
