import { describe, expect, it } from 'vitest';
import { changesIn, wishOf } from './alert-wish';

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

describe('the form of the alerts', () => {
  it('asks for nothing where nothing was changed', () => {
    expect(changesIn(wish, saved)).toEqual({ changes: {} });
  });

  it('asks for what was changed and leaves the rest to whoever else changes it', () => {
    expect(changesIn({ ...wish, freeLicences: ' 0 ' }, saved)).toEqual({ changes: { freeLicences: 0 } });
    expect(changesIn({ ...wish, watchesAssigned: false }, saved)).toEqual({ changes: { watchesAssigned: false } });
    expect(changesIn({ ...wish, monthlySpend: '1 500,50' }, saved)).toEqual({
      changes: { monthlySpend: { amount: 150_050, currency: 'EUR' } },
    });
  });

  it('switches off what was emptied', () => {
    expect(changesIn({ ...wish, freeLicences: '', monthlySpend: ' ' }, saved)).toEqual({
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
    expect(changesIn({ ...wish, departments }, saved)).toEqual({
      changes: {
        departments: [
          { departmentId: 'dep_sales', freeLicences: null },
          { departmentId: 'dep_design', freeLicences: 0 },
        ],
      },
    });
  });

  it('says each field that cannot be read', () => {
    const departments = [
      { id: 'dep_sales', name: 'Sales', freeLicences: '' },
      { id: 'dep_support', name: 'Support', freeLicences: '1000001' },
    ];
    expect(changesIn({ freeLicences: '-1', watchesAssigned: true, monthlySpend: '0', departments }, saved)).toEqual({
      wrong: [
        { pointer: '/freeLicences', problem: 'licences' },
        { pointer: '/monthlySpend', problem: 'amount' },
        { pointer: '/departments/dep_sales', problem: 'threshold' },
        { pointer: '/departments/dep_support', problem: 'threshold' },
      ],
    });
  });
});
