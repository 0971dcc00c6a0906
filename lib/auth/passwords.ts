import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-passwords';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** Why a new password is refused. */
export type PasswordProblem = 'too_short' | 'too_long' | 'common';

/** argon2id is the library's default; 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One way of writing what was typed: keyboards compose accents differently. */
const composed = (password: string): string => password.normalize('NFC');

/** The argon2id hash to store. The rules for new passwords are `passwordProblem`'s. */
export const hashPassword = (password: string): Promise<string> => hash(composed(password), COST);

let absent: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (no such account, no password yet) the same work is done
 * for nothing, so that the time of the answer tells nothing either.
 */
export async function verifyPassword(storedHash: string | null | undefined, password: string): Promise<boolean> {
  absent ??= hashPassword('the account that does not exist');
  const tooLong = password.length > PASSWORD_MAX * 4;
  const matches = await verify(storedHash ?? (await absent), tooLong ? '' : composed(password));
  return matches && !tooLong && typeof storedHash === 'string';
}

/** What is wrong with a new password, if anything: 10 to 128 characters, and none that everybody tries first. */
export function passwordProblem(password: string): PasswordProblem | undefined {
  const { length } = Array.from(composed(password));
  if (length < PASSWORD_MIN) return 'too_short';
  if (length > PASSWORD_MAX) return 'too_long';
  return isCommon(composed(password).toLowerCase()) ? 'common' : undefined;
}

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function isCommon(password: string): boolean {
  if (COMMON_PASSWORDS.has(password) || COMMON_PASSWORDS.has(unit(password))) return true;
  if (unit(password).length <= 2) return true;
  const core = unit(password.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, ''));
  const plain = core.replace(/[0134579@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
  return COMMON_WORDS.has(core) || COMMON_WORDS.has(plain);
}

/** The part that the text repeats, or the text itself: "abcabcabc" is "abc". */
const unit = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
