import { describe, expect, it } from 'vitest';
import { allocateCredit, documentDates, documentNumber, statusOf, sumsOf } from './rules';
import { isSiren } from './siren';

const line = (amount: number, taxTreatmentCode = 'FR_20', taxRateBasisPoints = 2000) => ({
  amount,
  taxTreatmentCode,
  taxRateBasisPoints,
});

describe('R19: tax', () => {
  it('is computed once per treatment and rate on the sum of its lines, not line by line', () => {
    // 3.33 at 20 % is 0.67 each (0.666), so three lines would be 2.01; on their sum it is 2.00.
    expect(sumsOf([line(333), line(333), line(333)])).toEqual({
      subtotal: 999,
      tax: 200,
      taxes: [{ code: 'FR_20', rateBasisPoints: 2000, base: 999, tax: 200 }],
    });
  });

  it('of two rates and a reverse charge is three sums, the highest rate first', () => {
    const { subtotal, tax, taxes } = sumsOf([line(1000, 'REVERSE_CHARGE', 0), line(100, 'DE_19', 1900), line(50)]);
    expect([subtotal, tax]).toEqual([1150, 29]);
    expect(taxes.map(({ code, tax: one }) => [code, one])).toEqual([
      ['FR_20', 10],
      ['DE_19', 19],
      ['REVERSE_CHARGE', 0],
    ]);
  });

  it('is exact up to 10^12 minor units', () => {
    expect(sumsOf([line(1_000_000_000_000), line(3)])).toMatchObject({ tax: 200_000_000_001 });
  });
});

describe('R20: a document', () => {
  const issuer = { timeZone: 'Europe/Paris', paymentTermDays: 30 };
  const paris = (text: string) => new Date(`${text}+01:00`);

  it('that collects a month has the date of its last day, a renewal that of its own', () => {
    const end = paris('2026-12-01T00:00:00');
    expect(documentDates(end, true, issuer, end)).toEqual({ issuedOn: '2026-11-30', dueOn: '2026-12-31' });
    expect(documentDates(end, false, issuer, end)).toEqual({ issuedOn: '2026-12-01', dueOn: '2026-12-31' });
  });

  it('has the date of the issuer’s calendar, wherever the company is', () => {
    const inLosAngeles = new Date('2026-12-01T08:00:00Z');
    expect(documentDates(inLosAngeles, false, issuer, inLosAngeles).issuedOn).toBe('2026-12-01');
    const inTokyo = new Date('2026-11-30T15:00:00Z');
    expect(documentDates(inTokyo, false, issuer, inTokyo).issuedOn).toBe('2026-11-30');
  });

  it('issued late keeps its date and is due a whole term after it was issued', () => {
    const late = documentDates(paris('2026-11-01T00:00:00'), false, issuer, paris('2026-12-10T12:00:00'));
    expect(late).toEqual({ issuedOn: '2026-11-01', dueOn: '2027-01-09' });
  });

  it('has a number of its series and year', () => {
    expect(documentNumber('invoice', 2026, 42)).toBe('INV-2026-000042');
    expect(documentNumber('credit_note', 2026, 1_234_567)).toBe('CN-2026-1234567');
  });

  it.each([
    ['invoice', 100, 0, '2026-12-01', 'open'],
    ['invoice', 100, 99, '2026-11-30', 'past_due'],
    ['invoice', 100, 100, '2026-11-30', 'paid'],
    ['invoice', 0, 0, '2026-11-30', 'paid'],
    ['credit_note', 100, 0, '2026-11-30', 'open'],
  ] as const)('%s of %i with %i paid, due on %s, is %s', (type, total, paid, dueOn, status) => {
    expect(statusOf(type, total, paid, dueOn, '2026-12-01')).toBe(status);
  });
});

it('R20: credit pays the oldest first, and never more than either has left', () => {
  const credits = [
    { id: 'a', balance: 30 },
    { id: 'b', balance: 100 },
    { id: 'c', balance: 5 },
  ];
  const paid = (due: number) => allocateCredit(due, credits).map(({ credit, amount }) => [credit.id, amount]);
  expect(paid(50)).toEqual([
    ['a', 30],
    ['b', 20],
  ]);
  expect(paid(0)).toEqual([]);
  expect(paid(500)).toEqual([
    ['a', 30],
    ['b', 100],
    ['c', 5],
  ]);
});

it.each([
  ['552 100 554', true],
  ['552100554', true],
  ['552100555', false],
  ['55210055', false],
  ['55210055A', false],
])('%s is a SIREN: %s', (text, is) => {
  expect(isSiren(text)).toBe(is);
});
