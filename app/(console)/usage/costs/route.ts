import { getTranslations } from 'next-intl/server';
import { amountText } from '@/lib/kernel/money';
import { beginDepartmentCostExport, readDepartmentCostExport } from '@/lib/usage';
import { DEPARTMENT_COST_COLUMNS } from '@/lib/usage/input';
import type { DepartmentCostView } from '@/lib/usage/view';
import { defineExport } from '@/lib/web/export-route';

/** What departments cost by month as a file, to charge it to them. */
export const GET = defineExport({
  name: 'department-costs',
  columns: DEPARTMENT_COST_COLUMNS,
  begin: beginDepartmentCostExport,
  read: readDepartmentCostExport,
  cells: (row: DepartmentCostView) => ({
    month: row.month,
    booked_to: row.bookedTo,
    department: row.department?.name ?? null,
    cost_centre: row.costCentre,
    licence_days: row.licenceDays,
    net: { decimal: amountText(row.amount) },
    currency: row.amount.currency,
  }),
  words: async () => {
    const t = await getTranslations('exports');
    return {
      title: t('departmentCosts.title'),
      head: (column) => t(`departmentCosts.columns.${column}`),
      cell: (column, cell, row) => (column === 'booked_to' ? t(`departmentCosts.bookedToOf.${row.bookedTo}`) : cell),
    };
  },
});
