import { z } from 'zod';

/**
 * How a personal value in an answer is masked: a name keeps its initials, an address the first letters, a text nothing.
 * `named` is what something with an id is called: personal only where the id is a member's.
 */
type PersonalKind = 'name' | 'named' | 'email' | 'text';

/** Which fields of answers are about people: marked where the answer is described, masked where use cases run. */
export const PERSONAL = z.registry<{ as: PersonalKind }>();

/** What a person is called. */
export const personName = () => z.string().register(PERSONAL, { as: 'name' });

/** What a person or a thing is called. */
export const anyName = () => z.string().register(PERSONAL, { as: 'named' });

/** Where a person is reached. */
export const personEmail = () => z.string().register(PERSONAL, { as: 'email' });

/** What somebody wrote, perhaps about a person. */
export const personalText = () => z.string().register(PERSONAL, { as: 'text' });

const HIDDEN = '•••';
const first = (text: string): string => Array.from(text)[0] ?? '';

/** The masked form of a value; masking what is masked changes nothing. */
export function maskOf(text: string, as: PersonalKind): string {
  if (text === '') return text;
  if (as === 'text') return HIDDEN;
  if (as === 'email')
    return text
      .split('@')
      .map((part) => `${first(part)}${HIDDEN}`)
      .join('@');
  return text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => `${first(part)}${HIDDEN}`)
    .join(' ');
}

/** Whether a value that is shown was masked. */
export const isMasked = (text: string): boolean => text.includes(HIDDEN);
