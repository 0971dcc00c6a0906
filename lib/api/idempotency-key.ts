import { invalidField } from '@/lib/kernel/domain-error';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The caller's key for one effect (R9), if any. */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!KEY.test(key)) throw invalidField('/Idempotency-Key', 'Must be 1 to 255 visible ASCII characters.');
  return key;
}
