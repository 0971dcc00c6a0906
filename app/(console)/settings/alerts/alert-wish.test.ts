import { describe, expect, it } from 'vitest';
import { type AlertWish, changesIn, seenOf, wishOf } from './alert-wish';

const saved = {
  freeLicences: 5,
  watchesAssigned: true,
  monthlySpend: { amount: 100_000, currency: 'EUR' },
  currency: 'EUR',
  departments: [
    { id: 'dep_sales', name: 'Sales', freeLicences: 3 },
    { id: 'dep_support', name: 'Support', freeLicences: 2 },
  ],
};
const wish = wishOf(saved);
const asked = (typed: AlertWish) => changesIn(typed, wish, seenOf(saved, true), saved.currency);

describe('the form of the alerts', () => {
  it('asks for nothing where nothing was changed', () => {
    expect(asked(wish)).toEqual({ changes: {} });
  });

  it('asks for what was changed, and for nothing else', () => {
    expect(asked({ ...wish, freeLicences: ' 0 ' })).toEqual({ changes: { freeLicences: 0 } });
    expect(asked({ ...wish, watchesAssigned: false })).toEqual({ changes: { watchesAssigned: false } });
    expect(asked({ ...wish, monthlySpend: '1 500,50' })).toEqual({
      changes: { monthlySpend: { amount: 150_050, currency: 'EUR' } },
    });
  });

  it('switches off what was emptied', () => {
    expect(asked({ ...wish, freeLicences: '', monthlySpend: ' ' })).toEqual({
      changes: { freeLicences: null, monthlySpend: null },
    });
  });

  it('adds, changes and takes away thresholds of departments, and names no other', () => {
    const departments = [
      { id: 'dep_sales', name: 'Sales', freeLicences: null },
      { id: 'dep_support', name: 'Support', freeLicences: '2' },
      { id: 'dep_design', name: 'Design', freeLicences: '0' },
      // Added and taken away again before it was saved.
      { id: 'dep_law', name: 'Law', freeLicences: null },
    ];
    expect(asked({ ...wish, departments })).toEqual({
      changes: {
        departments: [
          { departmentId: 'dep_sales', freeLicences: null },
          { departmentId: 'dep_design', freeLicences: 0 },
        ],
      },
    });
  });

  it('leaves what others set meanwhile to them, unless it was entered (E142)', () => {
    const [sales, support] = wish.departments;
    if (sales === undefined || support === undefined) throw new Error('both are there');
    // Others changed the number and the amount, and Sales is there no longer.
    const now = seenOf(
      { ...saved, freeLicences: 20, monthlySpend: null, departments: saved.departments.slice(1) },
      true,
    );
    const stillAsked = (typed: AlertWish) => changesIn(typed, wish, now, saved.currency);
    expect(stillAsked(wish)).toEqual({ changes: {} });
    expect(stillAsked({ ...wish, monthlySpend: '50' })).toEqual({
      changes: { monthlySpend: { amount: 5_000, currency: 'EUR' } },
    });
    expect(stillAsked({ ...wish, departments: [sales, { ...support, freeLicences: '4' }] })).toEqual({
      changes: { departments: [{ departmentId: 'dep_support', freeLicences: 4 }] },
    });
    expect(stillAsked({ ...wish, departments: [{ ...sales, freeLicences: null }, support] })).toEqual({ changes: {} });
  });

  it('says what it saw, and of departments nothing where these are not the reader’s business (R24)', () => {
    const { freeLicences, watchesAssigned, monthlySpend } = saved;
    const rest = { freeLicences, watchesAssigned, monthlySpend };
    expect(seenOf(saved, false)).toEqual(rest);
    expect(seenOf(saved, true)).toEqual({
      ...rest,
      departments: [
        { departmentId: 'dep_sales', freeLicences: 3 },
        { departmentId: 'dep_support', freeLicences: 2 },
      ],
    });
  });

  it('says each field that cannot be read', () => {
    const departments = [
      { id: 'dep_sales', name: 'Sales', freeLicences: '' },
      { id: 'dep_support', name: 'Support', freeLicences: '1000001' },
    ];
    expect(asked({ freeLicences: '-1', watchesAssigned: true, monthlySpend: '0', departments })).toEqual({
      wrong: [
        { pointer: '/freeLicences', problem: 'licences' },
        { pointer: '/monthlySpend', problem: 'amount' },
        { pointer: '/departments/dep_sales', problem: 'threshold' },
        { pointer: '/departments/dep_support', problem: 'threshold' },
      ],
    });
  });
});
