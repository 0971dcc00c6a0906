import type { DepartmentCostsView, DepartmentCostView } from '@/lib/usage/view';

/** A line of the table: what is booked to one place, month by month. */
export type CostRow = Pick<DepartmentCostView, 'bookedTo' | 'department' | 'costCentre'> & {
  key: string;
  /** In the order of the months; null where nothing was booked. */
  amounts: (number | null)[];
  sum: number;
};

/** One line for each department and for what is booked to none, in the order in which they come first. */
export function costRows({ months, data }: Pick<DepartmentCostsView, 'months' | 'data'>): CostRow[] {
  const places = new Map(months.map(({ month }, at) => [month, at]));
  const rows = new Map<string, CostRow>();
  const rank = { department: 0, none: 1, unused: 2 } as const;
  for (const { month, bookedTo, department, costCentre, amount } of data) {
    const key = department?.id ?? bookedTo;
    const row = rows.get(key) ?? { key, bookedTo, department, costCentre, amounts: months.map(() => null), sum: 0 };
    const at = places.get(month);
    if (at !== undefined) row.amounts[at] = (row.amounts[at] ?? 0) + amount.amount;
    row.sum += amount.amount;
    rows.set(key, row);
  }
  const name = ({ department }: CostRow) => department?.name ?? '';
  return [...rows.values()].sort((a, b) => rank[a.bookedTo] - rank[b.bookedTo] || name(a).localeCompare(name(b)));
}
