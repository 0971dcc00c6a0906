import { callingCodeOf, type SpreadsheetDamage } from '@/lib/kernel/e164';
import type { ImportRow, RowRefusal } from '@/lib/kernel/import-rows';
import { NUMBER_TYPES } from './input';
import { readPhoneCell } from './phone-cell';
import { PHONE_PROBLEMS } from './phone-problems';

/** A line of a file that can go into the inventory. */
export type ImportedLine = { e164: string; national: string; country: string; type: string };
export type CheckedRow = { ok: true; line: ImportedLine; valid: boolean } | ({ ok: false } & RowRefusal);

type Fault = { code: string; params?: Record<string, string | number> };

const DAMAGE: Record<SpreadsheetDamage, { message: string; hint: string }> = {
  plus_lost: {
    message: 'Seems to have lost its "+".',
    hint: 'Format the column as text in the spreadsheet and write the number with "+".',
  },
  zero_lost: {
    message: 'Seems to have lost its leading 0.',
    hint: 'Format the column as text in the spreadsheet, or write the number with "+" and the country code.',
  },
};

/**
 * Checks one row against the kinds of number there are. "Possible" decides; the metadata of phone libraries is older
 * than numbering plans, so a number outside the known ranges is taken, with a warning. Nothing is repaired by guessing.
 */
export function checkInventoryRow({ values }: ImportRow, kinds: ReadonlySet<string>): CheckedRow {
  const given = {
    number: values.number?.trim() ?? '',
    country: values.country?.trim() ?? '',
    type: values.type?.trim() ?? '',
  };
  const refused = (column: keyof typeof given, fault: Fault, message: string, hint?: string): CheckedRow => ({
    ok: false,
    column,
    value: given[column].slice(0, 80),
    message,
    ...(hint !== undefined && { hint }),
    ...fault,
  });
  const country = given.country.toUpperCase();
  const type = given.type
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/^tollfree$/, 'toll_free');
  const callingCode = callingCodeOf(country);
  if (callingCode === null || !kinds.has(`${country} mobile`)) {
    return refused(
      'country',
      { code: 'country_unknown' },
      'Is no country numbers come from.',
      'Use the two-letter code of ISO 3166-1, such as FR.',
    );
  }
  if (!kinds.has(`${country} ${type}`))
    return refused('type', { code: 'type_unknown' }, 'Is no type of number.', `Use ${NUMBER_TYPES.join(', ')}.`);
  const phone = readPhoneCell(given.number, country);
  if (phone.ok)
    return { ok: true, line: { e164: phone.e164, national: phone.national, country, type }, valid: phone.valid };
  if (phone.problem === 'other_country')
    return refused(
      'number',
      { code: 'other_country', params: { country, callingCode } },
      `Is not a number of ${country}, which dials under +${callingCode}.`,
    );
  if (phone.problem === 'plus_lost' || phone.problem === 'zero_lost')
    return refused('number', { code: phone.problem }, DAMAGE[phone.problem].message, DAMAGE[phone.problem].hint);
  return refused(
    'number',
    { code: phone.problem === 'too_long' ? 'number_too_long' : phone.problem },
    PHONE_PROBLEMS[phone.problem],
    phone.problem === 'spreadsheet_damage' ? DAMAGE.plus_lost.hint : undefined,
  );
}
