import { openText, sealText } from '@/lib/access';

const PURPOSE = 'latchkey: client secrets of identity providers';

/** Seals a client secret for one company: moved to another row, it opens no more. */
export const sealSecret = (secret: string, companyId: string): string => sealText(PURPOSE, secret, companyId);

/** Opens it again; fails for what was changed, or sealed under another AUTH_SECRET. */
export const openSecret = (text: string, companyId: string): string => openText(PURPOSE, text, companyId);
