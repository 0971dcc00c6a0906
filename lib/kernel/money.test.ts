import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, decimalText, minorUnitDigits, money, multiplyAndRound, parseAmount, taxOn } from './money';

describe('money is integer minor units, rounded half up', () => {
  it.each([
    ['12.00 for 9 of 30 days', 1200, 9, 30, 360],
    ['three at 9.99 for 10 of 31 days, one line', 999, 3 * 10, 31, 967],
    ['one at 9.99 for 10 of 31 days', 999, 10, 31, 322],
    ['a half goes up', 1, 1, 2, 1],
    ['two halves and a half go up', 5, 1, 2, 3],
    ['just below a half goes down', 499, 1, 1000, 0],
    ['nothing is nothing', 0, 9, 30, 0],
    ['a credit of a half goes away from zero', -1, 1, 2, -1],
    ['a credit mirrors its charge', -999, 3 * 10, 31, -967],
    ['the whole period is the whole price', 1200, 31, 31, 1200],
  ])('%s', (_case, value, numerator, denominator, rounded) => {
    expect(multiplyAndRound(value, numerator, denominator)).toBe(rounded);
  });

  it('is exact where the product passes what a double holds: 10^12 minor units, 100,000 licences', () => {
    expect(multiplyAndRound(1_000_000_000_000, 364, 365)).toBe(997_260_273_973);
    expect(multiplyAndRound(9_999, 100_000 * 10, 31)).toBe(322_548_387);
    expect(multiplyAndRound(999_999_999_999, 10_000, 10_000)).toBe(999_999_999_999);
  });

  it('never leaves the exact quotient by more than a half, and a tie goes up', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 366 }),
        (value, numerator, denominator) => {
          const rounded = BigInt(multiplyAndRound(value, numerator, denominator));
          const error = 2n * (rounded * BigInt(denominator) - BigInt(value) * BigInt(numerator));
          return error > -BigInt(denominator) && error <= BigInt(denominator);
        },
      ),
    );
  });
});

describe('tax', () => {
  it.each([
    [360, 2000, 72],
    [967, 2000, 193],
    [1, 2000, 0],
    [3, 2000, 1],
    [1200, 0, 0],
    [1250, 1900, 238],
  ])('on %i at %i basis points is %i', (amount, rate, tax) => {
    expect(taxOn(amount, rate)).toBe(tax);
  });
});

describe('currencies', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['TND', 3],
  ])('%s has %i decimals', (currency, digits) => {
    expect(minorUnitDigits(currency)).toBe(digits);
  });

  it('names amount and currency', () => {
    expect(money(360, 'EUR')).toEqual({ amount: 360, currency: 'EUR' });
  });
});

describe('an amount as plain text', () => {
  it.each([
    [1_050, 'EUR', '10.50'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [1_050, 'JPY', '1050'],
    [1_050, 'TND', '1.050'],
    [-5, 'EUR', '-0.05'],
    [-1_050, 'JPY', '-1050'],
    [-1_000_000_000_000, 'TND', '-1000000000.000'],
  ])('%d of %s is %s', (amount, currency, text) => {
    expect(amountText({ amount, currency })).toBe(text);
    if (amount >= 0) expect(parseAmount(text, currency)).toBe(amount);
  });

  it('is of other units as many digits as said', () => {
    expect([decimalText(2_000, 2), decimalText(550, 2), decimalText(0, 2), decimalText(7, 0)]).toEqual([
      '20.00',
      '5.50',
      '0.00',
      '7',
    ]);
  });
});
