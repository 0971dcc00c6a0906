import type { CommandScope, QueryScope } from '@/lib/access';
import { type CompanyDays, datesBetween, endOfDay } from '@/lib/companies';
import { type Booked, costsOfDays } from '@/lib/costs';
import { addDays } from '@/lib/kernel/calendar';
import { type KnownMonth, linesAndRecords, saveMonth } from './month-repository';
import { addUp, type Month, monthsBetween } from './month-rules';
import type { DayRange } from './range-rules';

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

/** A month that was recorded otherwise than lines and history say, up to the day up to which it is recorded. */
export type DifferingMonth = { month: Month; lines: number; recorded: Booked[]; rebuilt: Booked[] };

/**
 * Makes again what is recorded of the months of which a range has days: how many, and those that differ. One to which a line
 * came since is the worker's to make, as one that is not recorded.
 */
export async function rebuildMonths(
  scope: QueryScope,
  company: CompanyDays,
  { from, to }: DayRange,
): Promise<{ count: number; differing: DifferingMonth[] }> {
  const months = from > to ? [] : monthsBetween(from, to, company.today);
  const known = await linesAndRecords(scope, months);
  const rebuilt: DifferingMonth[] = [];
  for (const { recorded, ...month } of months.map((one) => ({ ...one, ...known.get(one.month) }))) {
    if (!recorded) continue;
    const { lines, through, costs } = recorded;
    const upTo = { ...month, to: through };
    rebuilt.push({
      month: upTo,
      lines,
      recorded: costs,
      rebuilt: await costsOfMonth(scope, company, upTo, { lines, recorded: null }),
    });
  }
  const differing = rebuilt.filter((one) => textOf(one.recorded) !== textOf(one.rebuilt));
  return { count: rebuilt.length, differing };
}

/** The same in whatever order places were come by. */
const textOf = (costs: readonly Booked[]): string =>
  costs
    .map(({ to, departmentId, licenceDays, amount }) => `${to} ${departmentId} ${licenceDays} ${amount}`)
    .sort()
    .join();

const NOTHING: KnownMonth = { lines: 0, recorded: null };

/** A month without lines costs nothing; of others only those days are told from history that are not recorded. */
async function costsOfMonth(
  scope: QueryScope,
  { zones, today }: CompanyDays,
  { from, to }: Month,
  { lines, recorded }: KnownMonth = NOTHING,
): Promise<Booked[]> {
  if (lines === 0) return [];
  const dates = datesBetween(recorded === null ? from : addDays(recorded.through, 1), to);
  const ends = dates.map((date) => endOfDay(date, zones));
  const since = await costsOfDays(scope, { dates, ends, underWay: to === today });
  return addUp([...(recorded?.costs ?? []), ...since]);
}
