import { createHash, randomBytes } from 'node:crypto';

const KEY = /^lk_[A-Za-z0-9_-]{43}$/;

/** A new key: 256 random bits behind a prefix that secret scanners can look for. */
export const newKeyText = (): string => `lk_${randomBytes(32).toString('base64url')}`;

/** Whether the text has the form of a key: anything else is refused without asking the database. */
export const isKeyText = (text: string): boolean => KEY.test(text);

/** What is stored of a key, and what it is found by. */
export const digestOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');
