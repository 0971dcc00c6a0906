import type { Locale } from '@/lib/i18n/locale';

/** A mail's words before they have a form: written once, shown as text and as HTML. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'action'; label: string; url: string }
  | { kind: 'small'; text: string };

export type Letter = { subject: string; blocks: readonly Block[] };

/** A letter, in which language, and to whom. */
export type Addressed = { letter: Letter; locale: Locale; recipient: { name: string; address: string } };

/** One line of what people named themselves: no line break can begin a header, nothing turns the reading direction. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
