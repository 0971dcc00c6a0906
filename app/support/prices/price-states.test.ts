import { describe, expect, it } from 'vitest';
import type { PriceView } from '@/lib/licences/view';
import { kindOf, priceInForce, statedPrices } from './price-states';

const price = (amount: number, validFrom: string, currency = 'EUR'): PriceView => ({
  plan: 'connect',
  billingFrequency: 'monthly',
  unitPrice: { amount, currency },
  validFrom,
  validUntil: null,
  announcedOn: null,
  minimumLicences: null,
});
const LIST = [
  price(1_000, '2020-01-01'),
  price(1_200, '2026-01-01'),
  price(1_500, '2027-01-01'),
  price(900, '2020-01-01', 'USD'),
];

describe('the prices of the list on a day', () => {
  it('are past, in force or coming, kind by kind, the newest first (R19)', () => {
    expect(
      statedPrices(LIST, '2026-11-30').map(({ price: { unitPrice }, state }) => [unitPrice.amount, state]),
    ).toEqual([
      [1_500, 'coming'],
      [1_200, 'current'],
      [1_000, 'past'],
      [900, 'current'],
    ]);
  });

  it.each([
    ['2025-12-31', 1_000],
    ['2026-01-01', 1_200],
    ['2027-01-01', 1_500],
  ])('on %s a purchase pays %i', (day, amount) => {
    expect(priceInForce([...LIST].reverse(), kindOf(price(0, '')), day)?.unitPrice.amount).toBe(amount);
  });

  it('there is none before the first', () => {
    expect(priceInForce(LIST, kindOf(price(0, '')), '2019-12-31')).toBeUndefined();
  });
});
