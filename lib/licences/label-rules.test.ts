import { expect, it } from 'vitest';
import { lastDay, licenceLabel } from './rules';

it('labels are short and sort by age', () => {
  expect([1, 48, 9999, 12_345].map(licenceLabel)).toEqual(['L-0001', 'L-0048', 'L-9999', 'L-12345']);
});

it('the last day of a period is the one before the day it no longer pays', () => {
  expect(lastDay({ from: '2026-11-01', to: '2026-12-01' })).toBe('2026-11-30');
});
