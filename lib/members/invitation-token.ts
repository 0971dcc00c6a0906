import { createHash, randomBytes } from 'node:crypto';
import { fromUuid, isUuid, toUuid } from '@/lib/kernel/id';

/** Only this digest is stored: whoever reads the table cannot use a link. */
export const invitationDigest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The secret of a link: its company, inside which it is looked up, and 256 random bits. */
export const newInvitationToken = (companyId: string): string =>
  `${toUuid('com', companyId).replaceAll('-', '')}${randomBytes(32).toString('base64url')}`;

/** The company that a link's secret names, or null where it is none. */
export function companyOfInvitation(token: string): string | null {
  const hex = token.slice(0, 32);
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return isUuid(uuid) && /^[\w-]{43}$/.test(token.slice(32)) ? fromUuid('com', uuid) : null;
}
