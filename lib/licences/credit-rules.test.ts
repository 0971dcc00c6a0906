import { describe, expect, it } from 'vitest';
import { creditedBy, creditsFor, type PaidCharge } from './credit-rules';

const PERIOD = { from: '2031-11-01', to: '2031-12-01' };

/** A line of three licences at one cent for 15 of 30 days: 1.5 cents, charged as 2. */
const line: PaidCharge = {
  id: 'chg_1',
  invoiceId: 'inv_1',
  cause: 'renewal',
  subscriptionId: 'sub_1',
  purchaseId: null,
  frequency: 'monthly',
  planCode: 'connect',
  quantity: 3,
  unitPrice: 1,
  days: 15,
  daysOfPeriod: 30,
  amount: 2,
  currency: 'EUR',
  taxTreatmentCode: 'FR_20',
  taxRateBasisPoints: 2000,
  period: PERIOD,
  creditedAmount: 0,
  creditedQuantity: 0,
};

describe('R21: what is given back of a line', () => {
  it('one licence after the other, each rounded up: never more than the line charged, nor for more licences than it has', () => {
    let paid: PaidCharge[] = [line];
    const given: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const credits = creditsFor(
        { period: PERIOD },
        [{ purchaseId: null, unitPrice: 1, quantity: 1 }],
        paid,
        '2031-11-16',
      );
      given.push(credits.reduce((sum, { amount }) => sum + amount, 0));
      paid = creditedBy(paid, credits);
    }
    expect(given).toEqual([1, 1, 0, 0]);
  });

  it('goes to the next line once one has given back all its licences', () => {
    const whole = { ...line, quantity: 1, unitPrice: 1200, days: 30, amount: 1200 };
    let paid: PaidCharge[] = [whole, { ...whole, id: 'chg_2' }];
    const named: (string | undefined)[] = [];
    for (let n = 0; n < 3; n += 1) {
      const going = [{ purchaseId: null, unitPrice: 1200, quantity: 1 }];
      const credits = creditsFor({ period: PERIOD }, going, paid, '2031-11-16');
      named.push(credits[0]?.credits?.chargeId);
      paid = creditedBy(paid, credits);
    }
    expect(named).toEqual(['chg_1', 'chg_2', undefined]);
  });

  it('of all its licences is rounded once', () => {
    const credits = creditsFor(
      { period: PERIOD },
      [{ purchaseId: null, unitPrice: 1, quantity: 5 }],
      [line],
      '2031-11-16',
    );
    expect(credits.map(({ quantity, amount }) => [quantity, amount])).toEqual([[3, 2]]);
  });
});
