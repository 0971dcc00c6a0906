import { defineQuery, holdersOf, type QueryScope } from '@/lib/access';
import { type CompanyDays, daysOfCompany } from '@/lib/companies';
import type { Booked } from '@/lib/costs';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { unwrap } from '@/lib/kernel/result';
import { getDepartmentCostsInput } from './input';
import { type DepartmentName, namesOfDepartments } from './live-repository';
import { costsOfMonths } from './month-costs';
import { decideMonths, type Month } from './month-rules';
import { type DepartmentCostsView, type DepartmentCostView, departmentCostsView } from './view';

/** What licences cost by department and calendar month; a team lead's departments, where the owner lets leads see prices (R24). */
export const getDepartmentCosts = defineQuery({
  name: 'getDepartmentCosts',
  permission: 'usage:read',
  input: getDepartmentCostsInput,
  output: departmentCostsView,
  handler: (scope, asked) => departmentCosts(scope, asked),
});

/** The same within another use case. */
export async function departmentCosts(
  scope: QueryScope,
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<DepartmentCostsView> {
  const company = await daysOfCompany(scope);
  requirePrices(scope, company);
  const { months, ...range } = unwrap(decideMonths(asked, company));
  const names = await namesOfDepartments(scope);
  const rows: DepartmentCostView[] = [];
  const totals: DepartmentCostsView['months'] = [];
  for (const { month, booked: all } of await costsOfMonths(scope, company, months)) {
    const booked = all.filter((row) => isSeen(scope, row));
    rows.push(...asRows(booked, month, names, company.currency));
    const total = booked.reduce((sum, { amount }) => sum + amount, 0);
    totals.push({ month: month.month, total: money(total, company.currency), complete: month.complete });
  }
  const total = totals.reduce((sum, month) => sum + month.total.amount, 0);
  return { ...range, total: money(total, company.currency), months: totals, data: rows };
}

function requirePrices({ visibleDepartments }: QueryScope, { leadsSeePrices }: CompanyDays): void {
  const permission = 'invoices:read';
  if (visibleDepartments !== 'all' && !leadsSeePrices)
    throw new DomainError('forbidden', { permission, heldBy: holdersOf(permission) });
}

const isSeen = ({ visibleDepartments }: QueryScope, { departmentId }: Booked): boolean =>
  visibleDepartments === 'all' || (departmentId !== null && visibleDepartments.includes(departmentId));

/** Departments by name, then what is booked to none. */
function asRows(
  booked: readonly Booked[],
  { month }: Month,
  names: ReadonlyMap<string, DepartmentName>,
  currency: string,
): DepartmentCostView[] {
  const rank = { department: 0, none: 1, unused: 2 } as const;
  return booked
    .map(({ to, departmentId, licenceDays, amount }) => {
      const name = departmentId === null ? undefined : names.get(departmentId);
      const { costCentre = null } = name ?? {};
      return {
        month,
        bookedTo: to,
        department:
          departmentId === null ? null : { id: departmentId, name: name?.name ?? '', deleted: name?.deleted ?? true },
        costCentre,
        licenceDays,
        amount: money(amount, currency),
      };
    })
    .sort(
      (a, b) =>
        rank[a.bookedTo] - rank[b.bookedTo] ||
        (a.department?.name ?? '').localeCompare(b.department?.name ?? '') ||
        (a.department?.id ?? '').localeCompare(b.department?.id ?? ''),
    );
}
