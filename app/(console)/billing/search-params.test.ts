import { expect, it } from 'vitest';
import { readSearchParams } from './search-params';

it('reads what the list can be asked for', () => {
  expect(readSearchParams({ status: 'open', type: 'credit_note', from: '2026-10-01', to: '2028-02-29' })).toMatchObject(
    {
      status: 'open',
      type: 'credit_note',
      from: '2026-10-01',
      to: '2028-02-29',
    },
  );
});

it.each(['', '2026-02-29', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', 'yesterday', "'", '2026-01-01\u0000'])(
  'leaves out the day %j',
  (day) => {
    expect(readSearchParams({ from: day, to: [day, day] })).toMatchObject({ from: undefined, to: undefined });
  },
);
