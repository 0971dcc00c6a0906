import { expect, it } from 'vitest';
import { periodsOn } from './periods';

it.each([
  [
    '2026-01-31',
    {
      thisMonth: { from: '2026-01-01', to: '2026-01-31' },
      lastMonth: { from: '2025-12-01', to: '2025-12-31' },
      thisQuarter: { from: '2026-01-01', to: '2026-03-31' },
      lastQuarter: { from: '2025-10-01', to: '2025-12-31' },
      thisYear: { from: '2026-01-01', to: '2026-12-31' },
      lastYear: { from: '2025-01-01', to: '2025-12-31' },
    },
  ],
  [
    '2028-03-01',
    {
      thisMonth: { from: '2028-03-01', to: '2028-03-31' },
      lastMonth: { from: '2028-02-01', to: '2028-02-29' },
      thisQuarter: { from: '2028-01-01', to: '2028-03-31' },
      lastQuarter: { from: '2027-10-01', to: '2027-12-31' },
      thisYear: { from: '2028-01-01', to: '2028-12-31' },
      lastYear: { from: '2027-01-01', to: '2027-12-31' },
    },
  ],
])('on %s the named periods are whole months, quarters and years', (today, periods) => {
  expect(periodsOn(today)).toEqual(periods);
});
