import { describe, expect, it } from 'vitest';
import { type PriceBook, priceAtChange, renewalPrice } from './price-rules';

const entry = (unitPrice: number, validFrom: string, announcedOn: string | null) => ({
  planCode: 'connect',
  frequency: 'monthly' as const,
  unitPrice,
  validFrom,
  validUntil: null,
  announcedOn,
});
const risen = (announcedOn: string): PriceBook => ({
  list: [entry(1200, '2030-01-01', null), entry(1500, '2031-11-20', announcedOn)],
  agreed: [],
  noticeDays: 30,
});

describe('R19: a rise', () => {
  it('told exactly thirty days before a renewal is taken by it, twenty-nine days before it is not', () => {
    const at = (announcedOn: string, oldPrice: number) =>
      renewalPrice(risen(announcedOn), 'connect', 'monthly', '2031-12-01', oldPrice);
    expect([at('2031-11-01', 1200), at('2031-11-02', 1200)]).toEqual([1500, 1200]);
    expect([at('2031-11-01', 1800), at('2031-11-02', 1800)]).toEqual([1500, 1200]);
  });

  it('is held to the same by a change of plan or frequency', () => {
    const at = (announcedOn: string) => priceAtChange(risen(announcedOn), 'connect', 'monthly', '2031-12-01');
    expect([at('2031-11-01'), at('2031-11-02')]).toEqual([1500, 1200]);
  });
});
