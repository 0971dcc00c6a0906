import { isActionPayload } from './action-payload';
import { isOwnOrigin } from './own-origin';

/** What next.config.js lets an action have, in bytes. */
const MOST = 1_048_576;

/**
 * The status with which a request to act is refused before the framework sees it, which has 500 for all of these; null
 * where there is nothing against it. The action itself asks for its origin again.
 */
export async function refusalOfAction(request: Request): Promise<400 | 403 | 413 | null> {
  const { headers, method } = request;
  if (method !== 'POST') return null;
  if (!isOwnOrigin(headers.get('origin'))) return 403;
  if (Number(headers.get('content-length') ?? 0) > MOST) return 413;
  // What comes as a form is read by its fields.
  if (!headers.has('next-action') || !headers.get('content-type')?.startsWith('text/plain')) return null;
  const text = await request.clone().text();
  if (Buffer.byteLength(text) > MOST) return 413;
  return isActionPayload(text) ? null : 400;
}
