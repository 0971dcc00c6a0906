import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/max';

/** Why a text is not a phone number we take. */
export type PhoneProblem =
  | 'empty'
  | 'spreadsheet_damage'
  | 'extension'
  | 'letters'
  | 'country_missing'
  | 'too_short'
  | 'too_long'
  | 'unknown_country_code'
  | 'short_code'
  | 'not_possible';

export type ParsedPhone =
  | { ok: true; e164: string; national: string; valid: boolean }
  | { ok: false; problem: PhoneProblem };

const SCIENTIFIC = /^[+]?\d+([.,]\d+)?[eE][+]?\d+$/;

/** Plain characters for what people paste: other digits, dashes, no-break spaces, `tel:` and the 00 prefix. */
function cleaned(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00a0\u202f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
    .replace(/^tel:/i, '');
  return plain.replace(/^00 ?(?=[1-9])/, '+');
}

/**
 * The canonical E.164 form of a number as people type it. A national form needs the country; nothing is guessed.
 * "Possible" decides; `valid` only warns, since metadata is older than numbering plans.
 */
export function parsePhone(text: string, country?: string): ParsedPhone {
  const plain = cleaned(text);
  if (plain === '') return { ok: false, problem: 'empty' };
  if (SCIENTIFIC.test(plain.replaceAll(' ', ''))) return { ok: false, problem: 'spreadsheet_damage' };
  if (/;ext=|\bext\b|#|\bx\d/i.test(plain)) return { ok: false, problem: 'extension' };
  if (/\p{L}/u.test(plain)) return { ok: false, problem: 'letters' };
  if (!plain.startsWith('+') && country === undefined) return { ok: false, problem: 'country_missing' };
  try {
    const number = parsePhoneNumberWithError(
      plain,
      country === undefined ? {} : { defaultCountry: country as CountryCode },
    );
    if (number.number.length > 16) return { ok: false, problem: 'too_long' };
    if (!number.isPossible())
      return { ok: false, problem: number.nationalNumber.length <= 6 ? 'short_code' : 'not_possible' };
    const national = number.formatNational().replace(/\D/g, '');
    return { ok: true, e164: number.number, national, valid: number.isValid() };
  } catch (error) {
    return {
      ok: false,
      problem: error instanceof ParseError ? (PROBLEMS[error.message] ?? 'not_possible') : 'not_possible',
    };
  }
}

const PROBLEMS: Record<string, PhoneProblem> = {
  TOO_SHORT: 'too_short',
  TOO_LONG: 'too_long',
  INVALID_COUNTRY: 'unknown_country_code',
};

/** The calling code that a country dials under: shared by several countries for +1, +7, +44 and others. */
export const callingCodeOf = (country: string): string | null =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : null;

/** What a spreadsheet takes from a number that it believes to be a quantity. */
export type SpreadsheetDamage = 'plus_lost' | 'zero_lost';

/**
 * Whether a text without "+" is a number that a spreadsheet has cut. Phone libraries complete such digits by guessing;
 * a number that goes to a person is not guessed.
 */
export function spreadsheetDamage(text: string, country: string): SpreadsheetDamage | null {
  const plain = cleaned(text);
  if (plain.startsWith('+')) return null;
  const digits = plain.replace(/\D/g, '');
  const national = parsePhone(text, country);
  if (national.ok && national.national === digits) return null;
  const callingCode = callingCodeOf(country);
  if (callingCode !== null && digits.startsWith(callingCode) && parsePhone(`+${digits}`).ok) return 'plus_lost';
  return national.ok && national.national === `0${digits}` ? 'zero_lost' : null;
}

/** A number in international spacing, for people: `+33 6 39 98 04 12`. */
export function formatInternational(e164: string): string {
  try {
    return parsePhoneNumberWithError(e164).formatInternational();
  } catch {
    return e164;
  }
}

/** The digits to look for when someone types part of a number: "06 12", "+33 6 12" and "0033 6 12" agree (no country needed). */
export function searchDigits(text: string): string | null {
  const plain = cleaned(text).replace(/(?<=^\+.*)\(0\)/, '');
  if (!/^[+\d(][\d\s().\-/]*$/.test(plain)) return null;
  const digits = plain.replace(/\D/g, '');
  return digits === '' ? null : digits;
}
