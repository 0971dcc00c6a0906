import { describe, expect, it } from 'vitest';
import { arrivalPrice, type PriceBook, renewalPrice } from './price-rules';

const entry = (unitPrice: number, validFrom: string, toldOn: string) => ({
  planCode: 'connect',
  frequency: 'monthly' as const,
  unitPrice,
  validFrom,
  validUntil: null,
  announcedOn: toldOn,
  toldOn,
});
const risen = (toldOn: string): PriceBook => ({
  list: [entry(1200, '2030-01-01', '2030-01-01'), entry(1500, '2031-11-20', toldOn)],
  agreed: [],
  noticeDays: 30,
});

describe('R19: a rise', () => {
  it('told exactly thirty days before a renewal is taken by it, twenty-nine days before it is not', () => {
    const at = (toldOn: string) => renewalPrice(risen(toldOn), 'connect', 'monthly', '2031-12-01', 1200);
    expect([at('2031-11-01'), at('2031-11-02')]).toEqual([1500, 1200]);
  });

  it('is held to the same by a change of plan or frequency', () => {
    const at = (toldOn: string) => arrivalPrice(risen(toldOn), 'connect', 'monthly', '2031-12-01');
    expect([at('2031-11-01'), at('2031-11-02')]).toEqual([1500, 1200]);
  });
});
