import { createHash } from 'node:crypto';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What failed sign-ins of one account are counted under, whether the account exists or not. */
export const accountKey = (email: string): string => digest(`account\n${email.toLowerCase()}`);

/** What failed sign-ins from one place are counted under; an IPv6 line has a whole /64 of addresses to try from. */
export const addressKey = (address: string | undefined): string => digest(`address\n${placeOf(address ?? 'unknown')}`);

function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** What a session is found by: the cookie's secret itself is stored nowhere. */
export const secretDigest = (secret: string): string => digest(secret);
