import {
  callingCodeOf,
  type ParsedPhone,
  type PhoneProblem,
  parsePhone,
  type SpreadsheetDamage,
  spreadsheetDamage,
} from '@/lib/kernel/e164';

/** A number in a cell of a file, or why it is none: also what a spreadsheet has made of it. */
type PhoneCell =
  | Extract<ParsedPhone, { ok: true }>
  | { ok: false; problem: PhoneProblem | SpreadsheetDamage | 'other_country' };

/** Reads a number that a file gives, with the country that the file says, if it does. Nothing is repaired by guessing. */
export function readPhoneCell(text: string, country: string | undefined): PhoneCell {
  const damage = country === undefined ? null : spreadsheetDamage(text, country);
  if (damage !== null) return { ok: false, problem: damage };
  const phone = parsePhone(text, country);
  if (!phone.ok || country === undefined) return phone;
  // Shared codes (+1, +7, +44) fit several countries: the file says which.
  const callingCode = callingCodeOf(country);
  return callingCode !== null && phone.e164.startsWith(`+${callingCode}`)
    ? phone
    : { ok: false, problem: 'other_country' };
}
