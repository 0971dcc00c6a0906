import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callingCodeOf, formatInternational, parsePhone, searchDigits, spreadsheetDamage } from './e164';

describe('a phone number as people write it', () => {
  it.each([
    ['spaces', '+33 6 12 34 56 78', undefined],
    ['the national form with its country', '0612345678', 'FR'],
    ['the 00 prefix', '0033612345678', undefined],
    ['a tel: link', 'tel:+33612345678', undefined],
    ['no-break spaces', '+33\u00a06\u202f12\u00a034\u00a056\u00a078', undefined],
    ['dashes of any kind', '+33\u20116\u201312\u201434\u221256-78', undefined],
    ['dots and slashes', '+33.6.12/34.56.78', undefined],
    ['a trunk zero in brackets', '+33 (0)6 12 34 56 78', undefined],
    ['Arabic-Indic digits', '+\u0663\u0663\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668', undefined],
    ['Persian digits', '\u06f0\u06f6\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8', 'FR'],
    ['full-width characters', '＋３３６１２３４５６７８', undefined],
    ['marks of writing direction', '\u200e+33612345678\u200f', undefined],
    ['blanks around it', '  +33612345678\t', undefined],
  ])('has one canonical form with %s', (_case, text, country) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: true, e164: '+33612345678', national: '0612345678' });
  });

  it.each([
    ['an Italian leading zero is kept', '+39 06 123456', undefined, '+3906123456'],
    ['a British trunk zero is dropped', '+44 (0)20 7946 0123', undefined, '+442079460123'],
    ['an Argentine mobile keeps its 9', '+54 9 11 2345-6789', undefined, '+5491123456789'],
    ['an Argentine mobile is found behind 15', '011 15 2345-6789', 'AR', '+5491123456789'],
    ['an Ivorian leading zero is kept', '+225 07 12 34 56 78', undefined, '+2250712345678'],
    ['a short German number is one', '+49 30 1234', undefined, '+49301234'],
    ['a long German number is one', '+49 30 12345678', undefined, '+493012345678'],
    ['a Nigerian landline is one', '+234 201 234 5678', undefined, '+2342012345678'],
    ['a French mobile in a range not given out yet is one', '07 00 00 00 00', 'FR', '+33700000000'],
    ['a fictional French mobile is one', '06 39 98 04 12', 'FR', '+33639980412'],
    ['a British number for drama is one', '07700 900123', 'GB', '+447700900123'],
  ])('%s', (_case, text, country, e164) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: true, e164 });
  });

  it('outside the known ranges is taken, with a warning: what is possible decides', () => {
    expect(parsePhone('+33639980412')).toMatchObject({ ok: true, valid: false });
    expect(parsePhone('+33612345678')).toMatchObject({ ok: true, valid: true });
  });

  it.each([
    ['nothing', '', undefined, 'empty'],
    ['only blanks', ' \u00a0 ', undefined, 'empty'],
    ['a national form without its country', '06 12 34 56 78', undefined, 'country_missing'],
    ['digits that lost their plus', '33612345678', undefined, 'country_missing'],
    ['a quantity of a spreadsheet', '3.36123E+10', 'FR', 'spreadsheet_damage'],
    ['a quantity with a decimal comma', '3,36123E+10', 'FR', 'spreadsheet_damage'],
    ['a quantity in small letters', '+3.36123e10', undefined, 'spreadsheet_damage'],
    ['letters among digits', '+33 6 12 34 56 7O', undefined, 'letters'],
    ['a vanity number', '+1 800 FLOWERS', undefined, 'letters'],
    ['an extension', '+33612345678;ext=12', undefined, 'extension'],
    ['an extension behind x', '+1 202 555 0123 x99', undefined, 'extension'],
    ['more than 15 digits', '+3361234567890123', undefined, 'too_long'],
    ['very many digits', `+33${'1'.repeat(400)}`, undefined, 'too_long'],
    ['an unknown country code', '+999 123456789', undefined, 'unknown_country_code'],
    ['an emergency number', '112', 'FR', 'short_code'],
    ['an emergency number with a country code', '+33 112', undefined, 'short_code'],
    ['a short code', '36 00', 'FR', 'short_code'],
    ['two digits', '+3', undefined, 'too_short'],
    ['a digit too few', '+33 6 12 34 56 7', undefined, 'not_possible'],
    ['a digit too many', '+33 6 12 34 56 789', undefined, 'not_possible'],
  ])('is not %s', (_case, text, country, problem) => {
    expect(parsePhone(text, country)).toEqual({ ok: false, problem });
  });

  it('never throws, and gives a form of the E.164 standard or a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()x.eE-]{0,24}$/)),
        fc.constantFrom(undefined, 'FR', 'US', 'IT', 'XX'),
        (text, country) => {
          const parsed = parsePhone(text, country);
          expect(parsed.ok ? parsed.e164 : '+0000').toMatch(parsed.ok ? /^\+[1-9]\d{3,14}$/ : /./);
        },
      ),
    );
  });

  it('is its own canonical form once it has one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+(33[1-9]\d{8}|447\d{9}|1[2-9]\d{9}|4930\d{5,8})$/), (text) => {
        const parsed = parsePhone(text);
        expect(parsed.ok && parsePhone(parsed.e164)).toEqual(parsed);
      }),
    );
  });
});

describe('a number without "+" from a spreadsheet', () => {
  it.each([
    ['33639980412', 'FR', 'plus_lost'],
    ['33 1 99 00 12 34', 'FR', 'plus_lost'],
    ['12025550123', 'US', 'plus_lost'],
    ['639980412', 'FR', 'zero_lost'],
    ['7700900123', 'GB', 'zero_lost'],
    ['2079460123', 'GB', 'zero_lost'],
  ])('%s of %s is %s: it is not completed by guessing', (text, country, damage) => {
    expect(spreadsheetDamage(text, country)).toBe(damage);
  });

  it.each([
    ['+33639980412', 'FR'],
    ['0033639980412', 'FR'],
    ['0639980412', 'FR'],
    ['(202) 555-0123', 'US'],
    ['612345678', 'ES'],
    ['06 123456', 'IT'],
    ['011 15 2345-6789', 'AR'],
  ])('%s of %s is whole', (text, country) => {
    expect(spreadsheetDamage(text, country)).toBeNull();
  });
});

it('countries share calling codes', () => {
  expect(['US', 'CA', 'PR', 'GB', 'GG', 'JE', 'IM', 'KZ', 'RU', 'XX', ''].map(callingCodeOf)).toEqual([
    '1',
    '1',
    '1',
    '44',
    '44',
    '44',
    '44',
    '7',
    '7',
    null,
    null,
  ]);
});

describe('part of a number typed into a search box', () => {
  it.each([
    ['06 12', '0612'],
    ['+33612', '33612'],
    ['0033 6 12', '33612'],
    ['(0)20-79', '02079'],
    ['+44 (0)20 79', '442079'],
    ['(202) 555', '202555'],
    ['00 33 6', '336'],
    ['٠٦', '06'],
    ['tel:+33 6', '336'],
  ])('%s is looked for as %s', (text, digits) => {
    expect(searchDigits(text)).toBe(digits);
  });

  it.each(['Camille', 'zoe@acme.example', '', '+', '12 rue', '%'])('%s is none', (text) => {
    expect(searchDigits(text)).toBeNull();
  });
});

it('is shown in international spacing', () => {
  expect(formatInternational('+33639980412')).toBe('+33 6 39 98 04 12');
  expect(formatInternational('nonsense')).toBe('nonsense');
});
