import { expect, it } from 'vitest';
import { money } from '@/lib/kernel/money';
import { costRows } from './cost-rows';

const month = (text: string) => ({ month: text, total: money(0, 'EUR'), complete: true });
const cost = (
  at: string,
  id: string | null,
  amount: number,
  bookedTo: 'department' | 'none' | 'unused' = 'department',
) => ({
  month: at,
  bookedTo,
  department: id === null ? null : { id, name: `Name ${id}`, deleted: false },
  costCentre: null,
  licenceDays: 1,
  amount: money(amount, 'EUR'),
});

it('makes one line of each department’s months, departments first and what is unused last', () => {
  const rows = costRows({
    months: [month('2031-10'), month('2031-11')],
    data: [
      cost('2031-10', null, 5, 'unused'),
      cost('2031-10', 'b', 10),
      cost('2031-11', 'a', 20),
      cost('2031-11', null, 3, 'none'),
      cost('2031-11', 'b', 30),
    ],
  });
  expect(rows.map(({ key, amounts, sum }) => ({ key, amounts, sum }))).toEqual([
    { key: 'a', amounts: [null, 20], sum: 20 },
    { key: 'b', amounts: [10, 30], sum: 40 },
    { key: 'none', amounts: [null, 3], sum: 3 },
    { key: 'unused', amounts: [5, null], sum: 5 },
  ]);
});
