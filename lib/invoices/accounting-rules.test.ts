import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, shareOut } from './accounting-rules';
import { sumsOf } from './rules';

const period = { from: '2031-12-01', to: '2032-01-01' };
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('sharing out', () => {
  it.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [1, [1, 1], [1, 0]],
    [100, [2, 1], [67, 33]],
    [0, [3, 4], [0, 0]],
    [5, [0, 7], [0, 5]],
    [7, [], []],
    [1_000_000_000_000, [99_999, 1], [999_990_000_000, 10_000_000]],
  ])('%d by %j is %j', (whole, weights, shares) => {
    expect(shareOut(whole, weights)).toEqual(shares);
  });

  it('loses and adds nothing, and nobody is a minor unit away from the exact share', () => {
    const weights = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }).filter((some) => sum(some) > 0);
    fc.assert(
      fc.property(fc.nat(1_000_000_000), weights, (whole, some) => {
        const shares = shareOut(whole, some);
        expect(sum(shares)).toBe(whole);
        for (const [index, share] of shares.entries())
          expect(Math.abs(share - (whole * (some[index] ?? 0)) / sum(some))).toBeLessThan(1.000_001);
      }),
    );
  });
});

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 500 }),
    amount: fc.nat(10_000_000),
    rate: fc.constantFrom(0, 550, 1_000, 2_000),
    centres: fc.array(fc.tuple(fc.constantFrom('', 'CC-1', 'CC-2', 'CC-3'), fc.integer({ min: 1, max: 500 })), {
      maxLength: 4,
    }),
  })
  .map(({ quantity, amount, rate, centres }, index = 0) => ({
    lineId: `chg_${index}`,
    description: 'Renewed',
    quantity,
    amount,
    taxTreatmentCode: `T_${rate}`,
    taxRateBasisPoints: rate,
    period,
    centres: [...new Map(centres)].map(([costCentre, licences]) => ({ costCentre, licences })),
  }));

describe('R20: the entries of a document', () => {
  it('add up to its subtotal and its tax, line by line and in all, credit notes below zero', () => {
    const document = fc.record({
      type: fc.constantFrom('invoice' as const, 'credit_note' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(document, ({ type, lines }) => {
        const { subtotal, tax, taxes } = sumsOf(lines);
        const entries = entriesOf({ type, account: '626', lines, taxes });
        const sign = type === 'credit_note' ? -1 : 1;
        expect(sum(entries.map(({ net }) => net))).toBe(sign * subtotal + 0);
        expect(sum(entries.map((entry) => entry.tax))).toBe(sign * tax + 0);
        expect(sum(entries.map(({ quantity }) => quantity))).toBe(sign * sum(lines.map(({ quantity }) => quantity)));
        for (const { code, rateBasisPoints, base } of taxes) {
          const mine = entries.filter((entry) => entry.taxCode === code && entry.rateBasisPoints === rateBasisPoints);
          expect(sum(mine.map(({ net }) => net))).toBe(sign * base + 0);
        }
      }),
    );
  });

  it('name the account on what is booked, and none on the tax', () => {
    const lines = [
      {
        lineId: 'chg_1',
        description: 'Renewed',
        quantity: 3,
        amount: 1_000,
        taxTreatmentCode: 'FR_20',
        taxRateBasisPoints: 2_000,
        period,
        centres: [
          { costCentre: '', licences: 1 },
          { costCentre: 'CC-1', licences: 2 },
        ],
      },
    ];
    const taxes = [{ code: 'FR_20', rateBasisPoints: 2_000, base: 1_000, tax: 200 }];
    expect(
      entriesOf({ type: 'credit_note', account: '626', lines, taxes }).map((entry) => [
        entry.account,
        entry.costCentre,
        entry.quantity,
        entry.net,
        entry.tax,
      ]),
    ).toEqual([
      ['626', null, -1, -333, null],
      ['626', 'CC-1', -2, -667, null],
      [null, null, null, null, -200],
    ]);
  });
});
