import { type CommandScope, defineCommand, type QueryScope } from '@/lib/access';
import { type CompanyDays, daysOfCompany } from '@/lib/companies';
import type { Booked } from '@/lib/costs';
import { type Money, money } from '@/lib/kernel/money';
import { unwrap } from '@/lib/kernel/result';
import { lastRecorded, recordedDays, saveDays } from './fact-repository';
import { type DayFacts, factsBetween } from './history';
import { rebuildUsageInput } from './input';
import { type DifferingMonth, rebuildMonths } from './month-costs';
import { saveMonth } from './month-repository';
import { type DayRange, decideRange } from './range-rules';
import { rebuiltUsageView } from './view';

/**
 * Makes days again that are recorded, and months of which the range has days, from the company's history and its invoices'
 * lines; and says which differed. They are put right unless only looked at.
 */
export const rebuildUsage = defineCommand({
  name: 'rebuildUsage',
  permission: 'usage:record',
  input: rebuildUsageInput,
  output: rebuiltUsageView,
  // Each month takes seconds where there are many licences.
  readBefore: async (scope, asked) => {
    const company = await daysOfCompany(scope);
    return rebuildMonths(scope, company, rangeOf(company, asked));
  },
  handler: async (scope, { save, ...asked }, months) => {
    const company = await daysOfCompany(scope);
    const { currency } = company;
    const days = await rebuildDays(scope, company, rangeOf(company, asked));
    if (save) await putRight(scope, days.differing, months.differing);
    return {
      days: days.count,
      differences: days.differing.map((day) => ({
        date: day.date,
        recorded: toldDay(days.recorded.get(day.date)),
        rebuilt: toldDay(day),
      })),
      months: months.count,
      monthDifferences: months.differing.map(({ month: { month }, recorded, rebuilt }) => ({
        month,
        recorded: toldMonth(recorded, currency),
        rebuilt: toldMonth(rebuilt, currency),
      })),
    };
  },
});

/** The days that are asked for, without those from before the company's time. */
function rangeOf({ since, today }: CompanyDays, asked: { from: string; to: string }): DayRange {
  const { from, to } = unwrap(decideRange(asked, today));
  return { from: from < since ? since : from, to };
}

async function rebuildDays(
  scope: QueryScope,
  { zones }: CompanyDays,
  { from, to }: DayRange,
): Promise<{ count: number; recorded: ReadonlyMap<string, DayFacts>; differing: DayFacts[] }> {
  const last = await lastRecorded(scope);
  if (last === null) return { count: 0, recorded: new Map(), differing: [] };
  const range = { from, to: to < last ? to : last };
  const rebuilt = await factsBetween(scope, zones, range);
  const recorded = new Map((await recordedDays(scope, range, true)).map((day) => [day.date, day]));
  return {
    count: rebuilt.length,
    recorded,
    differing: rebuilt.filter((day) => !isAlike(day, recorded.get(day.date))),
  };
}

async function putRight(
  scope: CommandScope,
  days: readonly DayFacts[],
  months: readonly DifferingMonth[],
): Promise<void> {
  const dates = [...days.map(({ date }) => date), ...months.flatMap(({ month: { from, to } }) => [from, to])].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return;
  await saveDays(scope, days);
  for (const { month, lines, rebuilt } of months) saveMonth(scope, month, { through: month.to, costs: rebuilt, lines });
  scope.record({
    action: 'usage.rebuilt',
    targetId: scope.companyId,
    after: { from: first, to: last, daysPutRight: days.length, monthsPutRight: months.length },
  });
}

/** Days are alike where every figure is, whatever the order in which segments were learned. */
const isAlike = (a: DayFacts, b: DayFacts | undefined): boolean => b !== undefined && textOf(a) === textOf(b);

const textOf = ({ segments, endsAt, ...day }: DayFacts): string =>
  JSON.stringify([
    day.date,
    endsAt.getTime(),
    day.total,
    day.assigned,
    day.ending,
    day.boughtByHand,
    day.boughtAutomatically,
    day.charged,
    segments.map((one) => `${one.departmentId} ${one.country} ${one.type} ${one.assigned}`).sort(),
  ]);

function toldDay(day: DayFacts | undefined) {
  if (day === undefined) return null;
  const { segments, endsAt, date: _, ...figures } = day;
  return { ...figures, endsAt: endsAt.toISOString(), segments: segments.length };
}

function toldMonth(costs: readonly Booked[], currency: string): { places: number; licenceDays: number; amount: Money } {
  const sum = (figure: 'licenceDays' | 'amount') => costs.reduce((all, row) => all + row[figure], 0);
  return { places: costs.length, licenceDays: sum('licenceDays'), amount: money(sum('amount'), currency) };
}
