import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** A key of its own for each purpose, from the installation's secret. */
const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', purpose, 32));

/** Seals a secret that the product has to say again (AES-256-GCM); moved to another owner's row, it opens no more. */
export function sealText(purpose: string, text: string, ownerId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(ownerId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Opens it again; fails for what was changed, or sealed under another AUTH_SECRET. */
export function openText(purpose: string, sealedText: string, ownerId: string): string {
  const [version, iv = '', tag = '', sealed = ''] = sealedText.split('.');
  if (version !== 'v1') throw new Error('the secret is sealed in an unknown way');
  const part = (value: string) => Buffer.from(value, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), part(iv), { authTagLength: 16 }).setAAD(
    Buffer.from(ownerId),
  );
  decipher.setAuthTag(part(tag));
  return Buffer.concat([decipher.update(part(sealed)), decipher.final()]).toString('utf8');
}
