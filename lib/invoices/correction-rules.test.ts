import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CorrectableLine, decideCorrection } from './correction-rules';

const line = (id: string, amount: number, more: Partial<CorrectableLine> = {}): CorrectableLine => ({
  id,
  cause: 'renewal',
  subscriptionId: 'sub_1',
  purchaseId: null,
  frequency: 'monthly',
  planCode: 'connect',
  quantity: 3,
  unitPrice: amount / 3,
  days: 31,
  daysOfPeriod: 31,
  amount,
  currency: 'EUR',
  taxTreatmentCode: 'FR_20',
  taxRateBasisPoints: 2_000,
  period: { from: '2031-12-01', to: '2032-01-01' },
  credited: 0,
  ...more,
});
const amounts = (outcome: ReturnType<typeof decideCorrection>) =>
  outcome.ok ? outcome.value.map(({ credits, amount }) => [credits?.chargeId, amount]) : outcome.error.details;

describe('R20: a correction', () => {
  it('of a whole line repeats its calculation, of a part is that amount; taxed as the line, of no subscription', () => {
    const outcome = decideCorrection(
      'inv_1',
      [line('a', 3_600), line('b', 3_600, { taxTreatmentCode: 'OTHER' })],
      [],
      [
        { lineId: 'a', amount: 3_600 },
        { lineId: 'b', amount: 500 },
      ],
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: [
        {
          cause: 'credit',
          subscriptionId: null,
          purchaseId: null,
          quantity: 3,
          unitPrice: 1_200,
          amount: 3_600,
          taxTreatmentCode: 'FR_20',
          credits: { chargeId: 'a', invoiceId: 'inv_1' },
        },
        { quantity: 1, unitPrice: 500, days: 31, daysOfPeriod: 31, amount: 500, taxTreatmentCode: 'OTHER' },
      ],
    });
  });

  it('gives all that is left, line by line, and leaves out what has nothing left', () => {
    const lines = [line('a', 3_600, { credited: 600 }), line('b', 900, { credited: 900 }), line('c', 0)];
    expect(amounts(decideCorrection('inv_1', lines, [], 'all'))).toEqual([['a', 3_000]]);
  });

  it('is refused above what a line has left, also by several credits of it, and says how much that is', () => {
    const lines = [line('a', 3_600, { credited: 600 })];
    const refused = { lineId: 'a', left: { amount: 3_000, currency: 'EUR' } };
    expect(amounts(decideCorrection('inv_1', lines, [], [{ lineId: 'a', amount: 3_001 }]))).toEqual(refused);
    const twice = [
      { lineId: 'a', amount: 2_000 },
      { lineId: 'a', amount: 1_001 },
    ];
    expect(amounts(decideCorrection('inv_1', lines, [], twice))).toEqual({
      ...refused,
      left: { amount: 1_000, currency: 'EUR' },
    });
    expect(amounts(decideCorrection('inv_1', [line('a', 5, { credited: 5 })], [], 'all'))).toEqual({
      lineId: null,
      left: { amount: 0, currency: 'EUR' },
    });
  });

  it('knows what was given back of a period without naming a line, the dearest of that period first', () => {
    const lines = [line('a', 1_000), line('b', 2_000), line('c', 9_000, { subscriptionId: 'sub_2' })];
    const loose = [{ subscriptionId: 'sub_1', periodTo: '2032-01-01', amount: 2_500 }];
    expect(amounts(decideCorrection('inv_1', lines, loose, 'all'))).toEqual([
      ['a', 500],
      ['c', 9_000],
    ]);
    const more = [{ subscriptionId: 'sub_9', periodTo: '2032-01-01', amount: 11_500 }];
    expect(amounts(decideCorrection('inv_1', lines, more, 'all'))).toEqual([['a', 500]]);
  });

  it('of a line that is not on the invoice is not found', () => {
    expect(decideCorrection('inv_1', [line('a', 1)], [], [{ lineId: 'x', amount: 1 }])).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('never gives back more than was charged, whatever was credited and wished', () => {
    const part = fc.record({ amount: fc.nat(5_000), credited: fc.nat(100) });
    const wishes = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3_000 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(4_000), wishes, (parts, given, wished) => {
        const lines = parts.map(({ amount, credited }, n) =>
          line(String(n), amount, {
            credited: Math.min(amount, (amount * credited) / 100 - (((amount * credited) / 100) % 1)),
          }),
        );
        const loose = [{ subscriptionId: 'sub_1', periodTo: '2032-01-01', amount: given }];
        const wish = wished.length === 0 ? 'all' : wished.map(([n, amount]) => ({ lineId: String(n), amount }));
        const outcome = decideCorrection('inv_1', lines, loose, wish);
        if (!outcome.ok) return;
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        const back = sum(outcome.value.map(({ amount }) => amount));
        const charged = sum(lines.map(({ amount, credited }) => amount - credited));
        expect(back).toBeLessThanOrEqual(Math.max(0, charged - given));
        for (const { id, amount, credited } of lines)
          expect(
            sum(outcome.value.filter(({ credits }) => credits?.chargeId === id).map((credit) => credit.amount)),
          ).toBeLessThanOrEqual(amount - credited);
      }),
    );
  });
});
