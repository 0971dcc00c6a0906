import type { Catalogue } from './catalogue';
import type { MoneyAmount } from './format';

type Sentences = Catalogue['alerts']['sentences'];
type Key = { [K in keyof Sentences]: `sentences.${K}.${keyof Sentences[K] & string}` }[keyof Sentences];

/** The messages of alerts, as a face has them. */
export type AlertMessages = (key: Key, values?: Record<string, string | number>) => string;

/** What an alert says: its kind's figures, the others null. */
export type SayableAlert = {
  kind: keyof Sentences;
  departmentName: string | null;
  cap: string | null;
  percent: number | null;
  count: number | null;
  outOf: number | null;
  charge: MoneyAmount | null;
  limit: MoneyAmount | null;
  on: string | null;
};

type Formats = { money: (amount: MoneyAmount) => string; date: (date: string, style?: 'long') => string };

/** What is the matter, in a title and a sentence: the same above the pages, in a mail and in its test. */
export function alertSentences(
  alert: SayableAlert,
  say: AlertMessages,
  format: Formats,
): { title: string; text: string } {
  const { kind, charge, limit, on, departmentName } = alert;
  const values = {
    count: alert.count ?? 0,
    outOf: alert.outOf ?? 0,
    percent: alert.percent ?? 100,
    cap: alert.cap ?? 'other',
    department: departmentName ?? '',
    charge: charge === null ? '' : format.money(charge),
    limit: limit === null ? '' : format.money(limit),
    on: on === null ? '' : format.date(on, 'long'),
  };
  const title = say(`sentences.${kind}.title`, values);
  if (kind !== 'licences_low') return { title, text: say(`sentences.${kind}.text`, values) };
  return { title, text: say(`sentences.licences_low.${departmentName === null ? 'company' : 'department'}`, values) };
}

/** The page where something can be done about each kind, and the word for going there. */
export const ALERT_PLACES = {
  licences_low: { href: '/manage-product/licences', action: 'licences' },
  licences_assigned: { href: '/manage-product/licences', action: 'licences' },
  automatic_purchase: { href: '/billing', action: 'billing' },
  cap: { href: '/settings/auto-purchase', action: 'policy' },
  spend: { href: '/billing', action: 'billing' },
  waste: { href: '/billing', action: 'billing' },
} as const satisfies Record<keyof Sentences, { href: `/${string}`; action: string }>;
