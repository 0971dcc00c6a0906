import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** A key of its own for this purpose, from the installation's secret. */
const key = (): Buffer =>
  Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'latchkey: client secrets of identity providers', 32));

/** Seals a client secret for one company: moved to another row, it opens no more. */
export function sealSecret(secret: string, companyId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(companyId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['v1', ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Opens it again; fails for what was changed, or sealed under another AUTH_SECRET. */
export function openSecret(text: string, companyId: string): string {
  const [version, iv = '', tag = '', sealed = ''] = text.split('.');
  if (version !== 'v1') throw new Error('the client secret is sealed in an unknown way');
  const part = (value: string) => Buffer.from(value, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), part(iv), { authTagLength: 16 }).setAAD(
    Buffer.from(companyId),
  );
  decipher.setAuthTag(part(tag));
  return Buffer.concat([decipher.update(part(sealed)), decipher.final()]).toString('utf8');
}
