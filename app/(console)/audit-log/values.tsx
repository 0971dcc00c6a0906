import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { AuditEventDetailView } from '@/lib/audit/view';
import { getFormat } from '@/lib/i18n/get-format';
import english from '@/lib/i18n/messages/en/audit.json';
import spans from '@/lib/i18n/messages/en/support-settings.json';
import { isRight } from '@/lib/web/missing-right';
import { thingOf } from './links';
import type { LogPlace } from './log-place';
import { auditWords } from './words';

type FieldName = keyof typeof english.fields;
const isField = (name: string): name is FieldName => Object.hasOwn(english.fields, name);

type SpanName = keyof typeof spans.names;
const isSpan = (name: string): name is SpanName => Object.hasOwn(spans.names, name);

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Amounts in minor units, of the currency that stands beside them. */
const AMOUNTS = new Set(['charge', 'unitPrice', 'subtotal', 'tax', 'amount', 'limit']);

/** Fields whose values are codes: of anything else a word may be somebody's own. */
const CODED = new Set(
  'status role mode because source billingFrequency pendingFrequency licenceOrigin history policy state type frequency kind cap event channel'.split(
    ' ',
  ),
);
type Code = keyof typeof english.codes;
const isCode = (text: string): text is Code => Object.hasOwn(english.codes, text);

type State = Record<string, unknown>;

/**
 * How the page of an entry says names and values of fields: those it knows in words, ids as links to what they name, days and
 * amounts as anywhere else; whatever else was recorded as it stands.
 */
export async function valueWords(
  { mentioned }: Pick<AuditEventDetailView, 'mentioned'>,
  timeZone: string,
  place: LogPlace,
) {
  const [t, spanNames, rights, format, words] = await Promise.all([
    getTranslations('audit'),
    getTranslations('support-settings.names'),
    getTranslations('rights'),
    getFormat(),
    auditWords(place),
  ]);
  const names = new Map(mentioned.map((one) => [one.id, one]));
  const field = (name: string): string => (isField(name) ? t(`fields.${name}`) : isSpan(name) ? spanNames(name) : name);

  const textValue = (text: string, name: string): ReactNode => {
    if (CODED.has(name) && isCode(text)) return t(`codes.${text}`);
    if (name === 'right' && isRight(text)) return rights(text);
    const thing = thingOf(text) === null ? undefined : (names.get(text) ?? { id: text, name: null });
    if (thing !== undefined) {
      const href = place.pageOf(text);
      return href === null ? (
        words.thing(thing)
      ) : (
        <a className="link" href={href}>
          {words.thing(thing)}
        </a>
      );
    }
    if (INSTANT.test(text)) return <Time {...format.instant(text, timeZone)} />;
    return DAY.test(text) ? format.date(text) : text;
  };

  const numberValue = (given: number, name: string, { currency }: State): string =>
    AMOUNTS.has(name) && typeof currency === 'string' ? format.money({ amount: given, currency }) : format.count(given);

  const value = (given: unknown, name: string, beside: State): ReactNode => {
    if (given === null || given === undefined || given === '')
      return <span className="text-ink-2">{t('entry.none')}</span>;
    if (typeof given === 'boolean') return t(given ? 'entry.yes' : 'entry.no');
    if (typeof given === 'string') return textValue(given, name);
    if (typeof given === 'number') return numberValue(given, name, beside);
    return Array.isArray(given) ? list(given, name, beside) : members(Object.entries(given));
  };

  const list = (given: readonly unknown[], name: string, beside: State): ReactNode =>
    given.length === 0 ? (
      <span className="text-ink-2">{t('entry.none')}</span>
    ) : (
      <ul>
        {given.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded has no other name and never moves
          <li key={place}>
            {typeof one === 'string' && isField(one) && name === 'personal' ? field(one) : value(one, name, beside)}
          </li>
        ))}
      </ul>
    );

  const members = (entries: readonly (readonly [string, unknown])[]): ReactNode => {
    const amount = Object.fromEntries(entries);
    if (entries.length === 2 && typeof amount.amount === 'number' && typeof amount.currency === 'string')
      return format.money({ amount: amount.amount, currency: amount.currency });
    return (
      <ul>
        {entries.map(([name, one]) => (
          <li key={name}>
            <span className="text-ink-2">{field(name)}</span> {value(one, name, amount)}
          </li>
        ))}
      </ul>
    );
  };
  return { field, value };
}
