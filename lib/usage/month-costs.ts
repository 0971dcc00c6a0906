import type { CommandScope, QueryScope } from '@/lib/access';
import { type Booked, costsOfDays } from '@/lib/costs';
import type { CompanyDays } from './company-repository';
import { datesBetween, endOfDay } from './day-rules';
import { linesAndRecords, type RecordedMonth, saveMonth } from './month-repository';
import { type Month, monthsBetween } from './month-rules';

/** What departments cost in months: as recorded where that is still so, else made from lines and history. */
export async function costsOfMonths(
  scope: QueryScope,
  company: CompanyDays,
  months: readonly Month[],
): Promise<{ month: Month; booked: Booked[] }[]> {
  const known = await linesAndRecords(scope, months);
  const costs: { month: Month; booked: Booked[] }[] = [];
  for (const month of months) {
    const { lines, recorded } = known.get(month.month) ?? { lines: 0, recorded: null };
    const booked = isValid(month, lines, recorded)
      ? (recorded?.costs ?? [])
      : await costsOfMonth(scope, company, month);
    costs.push({ month, booked });
  }
  return costs;
}

/** Records the first month that is over and not recorded as it is now; gives whether there was one. */
export async function recordNextMonth(scope: CommandScope, company: CompanyDays): Promise<boolean> {
  const months = monthsBetween(company.since, company.today, company).filter(({ complete }) => complete);
  const known = await linesAndRecords(scope, months);
  for (const month of months) {
    const { lines, recorded } = known.get(month.month) ?? { lines: 0, recorded: null };
    if (isValid(month, lines, recorded)) continue;
    saveMonth(scope, month.month, { lines, costs: await costsOfMonth(scope, company, month) });
    return true;
  }
  return false;
}

/** A month without lines costs nothing; of others a record holds while no line came to it. */
const isValid = ({ complete }: Month, lines: number, recorded: RecordedMonth | null): boolean =>
  lines === 0 || (complete && recorded?.lines === lines);

function costsOfMonth(scope: QueryScope, { zones }: CompanyDays, { from, to }: Month): Promise<Booked[]> {
  const dates = datesBetween(from, to);
  return costsOfDays(scope, { dates, ends: dates.map((date) => endOfDay(date, zones)) });
}
