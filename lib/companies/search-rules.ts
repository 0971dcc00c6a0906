import { parsePhone, searchDigits } from '@/lib/kernel/e164';
import { type IdPrefix, isId, toUuid } from '@/lib/kernel/id';

/** The kinds of things that are somebody's, by the prefixes of their ids: a company can be found by each of them. */
export const OWNED = {
  com: 'company',
  acc: 'account',
  mem: 'member',
  dep: 'department',
  num: 'number',
  lic: 'licence',
  sub: 'subscription',
  pur: 'purchase',
  asg: 'assignment',
  arq: 'number_request',
  imp: 'import',
  inv: 'invoice',
  chg: 'invoice_line',
  pay: 'payment',
  agr: 'agreement',
  key: 'api_key',
  evt: 'event',
  opr: 'operation',
} as const satisfies Partial<Record<IdPrefix, string>>;
export type OwnedPrefix = keyof typeof OWNED;

/** What a text in the search box may mean; each is looked up by itself. */
export type Sought = {
  name?: string;
  id?: { prefix: OwnedPrefix; uuid: string };
  email?: string;
  domain?: string;
  invoiceNumber?: string;
  /** A request may be called anything: asked for last, unless its form says what it is. */
  requestId?: { text: string; certain: boolean };
  phone?: { e164: string } | { national: string };
};

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const DOMAIN = /^@?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*)$/u;
const INVOICE = /^[\p{L}\p{N}][\p{L}\p{N}/._-]*\p{N}$/u;
const REQUEST = /^[A-Za-z0-9._:-]{8,128}$/;
const PREFIXES = Object.keys(OWNED) as OwnedPrefix[];

/** Reads what was typed or pasted. An id is nothing else; other texts may be several things at once. */
export function readSearch(typed: string): Sought {
  const text = typed.trim();
  const lower = text.toLowerCase();
  const prefix = PREFIXES.find((candidate) => isId(candidate, lower));
  if (prefix !== undefined) return { id: { prefix, uuid: toUuid(prefix, lower) } };
  // Request ids of this product are bare uuids, as companies' ids are in other systems.
  if (UUID.test(text))
    return {
      id: { prefix: 'com', uuid: toUuid('com', `com_${lower.replaceAll('-', '')}`) },
      requestId: { text: lower, certain: true },
    };
  const at = text.lastIndexOf('@');
  if (at > 0 && !/\s/.test(text)) return { email: text };
  const [, domain] = DOMAIN.exec(lower) ?? [];
  return {
    ...(text !== '' && { name: text }),
    ...(domain !== undefined && { domain }),
    ...(INVOICE.test(text) && { invoiceNumber: text }),
    ...(REQUEST.test(text) && { requestId: { text, certain: lower.startsWith('req_') } }),
    ...phoneIn(text),
  };
}

function phoneIn(text: string): Pick<Sought, 'phone'> {
  const parsed = parsePhone(text);
  if (parsed.ok) return { phone: { e164: parsed.e164 } };
  const national = parsed.problem === 'country_missing' && searchDigits(text) !== null;
  return national ? { phone: { national: text } } : {};
}

/** The numbers that digits without a country may be, one for each country the operator has numbers in. */
export function nationalNumbers(text: string, countries: readonly string[]): string[] {
  const numbers = countries.flatMap((country) => {
    const parsed = parsePhone(text, country);
    return parsed.ok ? [parsed.e164] : [];
  });
  return [...new Set(numbers)];
}
