import type { CommandScope, QueryScope } from '@/lib/access';
import { type Booked, costsOfDays } from '@/lib/costs';
import { addDays } from '@/lib/kernel/calendar';
import type { CompanyDays } from './company-repository';
import { datesBetween, endOfDay } from './day-rules';
import { type KnownMonth, linesAndRecords, saveMonth } from './month-repository';
import { addUp, type Month, monthsBetween } from './month-rules';

/** What departments cost in months: as far as it is recorded, the days since from lines and history. */
export async function costsOfMonths(
  scope: QueryScope,
  company: CompanyDays,
  months: readonly Month[],
): Promise<{ month: Month; booked: Booked[] }[]> {
  const known = await linesAndRecords(scope, months);
  const costs: { month: Month; booked: Booked[] }[] = [];
  for (const month of months)
    costs.push({ month, booked: await costsOfMonth(scope, company, month, known.get(month.month)) });
  return costs;
}

/** Records the first month that is not recorded up to yesterday, as it is now; gives whether there was one. */
export async function recordNextMonth(scope: CommandScope, company: CompanyDays): Promise<boolean> {
  const yesterday = addDays(company.today, -1);
  const months = monthsBetween(company.since, yesterday, yesterday);
  const known = await linesAndRecords(scope, months);
  for (const month of months) {
    const { lines, recorded } = known.get(month.month) ?? NOTHING;
    if (lines === 0 || recorded?.through === month.to) continue;
    const costs = await costsOfMonth(scope, company, month, { lines, recorded });
    saveMonth(scope, month, { through: month.to, costs });
    return true;
  }
  return false;
}

const NOTHING: KnownMonth = { lines: 0, recorded: null };

/** A month without lines costs nothing; of others only those days are told from history that are not recorded. */
async function costsOfMonth(
  scope: QueryScope,
  { zones }: CompanyDays,
  { from, to }: Month,
  { lines, recorded }: KnownMonth = NOTHING,
): Promise<Booked[]> {
  if (lines === 0) return [];
  const dates = datesBetween(recorded === null ? from : addDays(recorded.through, 1), to);
  const since = await costsOfDays(scope, { dates, ends: dates.map((date) => endOfDay(date, zones)) });
  return addUp([...(recorded?.costs ?? []), ...since]);
}
