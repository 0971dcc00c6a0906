import { createHash } from 'node:crypto';

/** What a one-time link is found by: whoever reads the table cannot use a link. */
export const linkDigest = (token: string): string => createHash('sha256').update(token).digest('hex');
