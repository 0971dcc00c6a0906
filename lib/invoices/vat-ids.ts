/** How VAT identification numbers of a country read after its letters. What is not here is taken as it comes. */
const FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?=.*\d)[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{10}01$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/** Letters that are not the code of the country they stand for: Greece and Northern Ireland. */
const COUNTRY_OF: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/** Territories whose companies have the VAT ids of another country. */
const TAXED_AS: Readonly<Record<string, string>> = {
  MC: 'FR',
  GP: 'FR',
  MQ: 'FR',
  RE: 'FR',
  GF: 'FR',
  YT: 'FR',
  IM: 'GB',
};

/** A VAT id as it is kept: without spaces, dots and dashes, in capitals. */
export const asVatId = (text: string): string => text.replaceAll(/[\s.-]/g, '').toUpperCase();

/** Whether a VAT id, as it is kept, reads as those of its country do. */
export function isVatId(vatId: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(vatId)) return false;
  // A country's own code in the place of its letters: Greece writes EL.
  if (Object.values(COUNTRY_OF).includes(vatId.slice(0, 2)) && FORMS[vatId.slice(0, 2)] === undefined) return false;
  return FORMS[vatId.slice(0, 2)]?.test(vatId.slice(2)) ?? true;
}

/** The country that a VAT id is of. */
export const countryOfVatId = (vatId: string): string => COUNTRY_OF[vatId.slice(0, 2)] ?? vatId.slice(0, 2);

/** Whether a company with this address would usually have this VAT id; one abroad may be right, and is only pointed out. */
export const isUsualVatId = (vatId: string, country: string): boolean =>
  countryOfVatId(vatId) === (TAXED_AS[country] ?? country);
