import { randomInt } from 'node:crypto';
import { recoveryDigest } from './sealing';

export const RECOVERY_CODES = 10;
const GROUPS = 3;
const GROUP_LENGTH = 4;
/** Letters and digits that nobody takes for another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

const group = (): string => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** New codes as their owner writes them down: about sixty random bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join('-'));

/** The digest of a code however it was typed: case, spaces and hyphens say nothing. */
export const digestOfCode = (accountId: string, typed: string): string =>
  recoveryDigest(accountId, typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
