import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** A key for one purpose: whoever has the database alone has none of them. */
const keyFor = (purpose: string, salt = '', length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, salt, `latchkey ${purpose}`, length));

const NONCE = 12;
const TAG = 16;

/** Encrypts what the database keeps of an account's second factor (AES-256-GCM); it opens for that account only. */
export function seal(secret: Uint8Array, accountId: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor('second factor'), nonce).setAAD(Buffer.from(accountId));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed for the account; null where it was sealed for another one, under another key, or changed. */
export function unseal(sealed: string, accountId: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor('second factor'), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * The secret that a session offers to whoever sets up a second factor in it: always the same, so that a page may be read
 * again, and nobody else's. Nothing is stored before it is confirmed.
 */
export const offeredSecret = (sessionSecret: string): Buffer => keyFor('offered second factor', sessionSecret, 20);

/** What a recovery code of the account is found by. */
export const recoveryDigest = (accountId: string, code: string): string =>
  createHmac('sha256', keyFor('recovery codes')).update(`${accountId}\n${code}`).digest('hex');
