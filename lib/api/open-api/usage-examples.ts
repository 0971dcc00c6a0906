import { eur, ids } from './example-ids';

const sales = { key: ids.department, name: 'Sales' };
const usageDay = {
  date: '2026-06-16',
  total: 4,
  assigned: 3,
  available: 1,
  ending: 0,
  groups: [2, 1],
};
const departmentCost = {
  month: '2026-06',
  bookedTo: 'department',
  department: { id: ids.department, name: 'Sales', deleted: false },
  costCentre: 'CC-4100',
  licenceDays: 60,
  amount: eur(2_400),
};

/** Examples of what is answered about usage, by the answer's name. */
export const usageAnswers = {
  UsageDay: usageDay,
  Usage: {
    from: '2026-06-16',
    to: '2026-06-16',
    since: '2026-05-04',
    today: '2026-06-30',
    data: [usageDay],
    peak: { date: '2026-06-16', assigned: 3 },
    groups: [
      { ...sales, deleted: false, peak: { date: '2026-06-16', assigned: 2 } },
      { key: null, name: null, deleted: false, peak: { date: '2026-06-16', assigned: 1 } },
    ],
  },
  DepartmentCost: departmentCost,
  DepartmentCosts: {
    from: '2026-06',
    to: '2026-06',
    total: eur(2_400),
    months: [{ month: '2026-06', total: eur(2_400), complete: false }],
    data: [departmentCost],
  },
};
