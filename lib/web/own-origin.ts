import { env } from '@/lib/env';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a request that changes something comes from a page of this console: the public address is configuration. */
export function isOwnOrigin(origin: string | null): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const [asked, own] = [new URL(origin), new URL(env.APP_URL)];
  if (asked.origin === own.origin) return true;
  // All names of this machine are one.
  return (
    asked.protocol === own.protocol &&
    asked.port === own.port &&
    LOOPBACK.has(asked.hostname) &&
    LOOPBACK.has(own.hostname)
  );
}
