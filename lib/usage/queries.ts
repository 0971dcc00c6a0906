import { defineQuery, type QueryScope } from '@/lib/access';
import { type CompanyDays, daysOfCompany } from '@/lib/companies';
import { addDays } from '@/lib/kernel/calendar';
import { unwrap } from '@/lib/kernel/result';
import { licenceSummary } from '@/lib/licences';
import { recordedDays } from './fact-repository';
import { grouped, type SegmentedDay, seenBy } from './group-rules';
import { type DayFacts, factsBetween } from './history';
import { getUsageInput } from './input';
import { namesOfDepartments, segmentsNow } from './live-repository';
import { type DayRange, decideRange } from './range-rules';
import { type UsageDayView, type UsageView, usageView } from './view';

/** How many licences a company had and used, day by day up to now: all of them, or those of the departments led (R24). */
export const getUsage = defineQuery({
  name: 'getUsage',
  permission: 'usage:read',
  input: getUsageInput,
  output: usageView,
  handler: async (scope, { groupBy, ...asked }): Promise<UsageView> => {
    const company = await daysOfCompany(scope);
    const { since, today } = company;
    const range = unwrap(decideRange({ ...asked, groupBy }, today));
    const needsSegments = groupBy !== undefined || scope.visibleDepartments !== 'all';
    const days = await daysIn(scope, company, range, needsSegments);
    const frame = { ...range, since, today };
    if (groupBy === undefined) {
      const data = days.map(({ date, total, assigned, available, ending }) => ({
        date,
        total,
        assigned,
        available,
        ending,
      }));
      return { ...frame, data, peak: peakOf(data), groups: null };
    }
    const names = groupBy === 'department' ? await namesOfDepartments(scope) : new Map<string, never>();
    const { data, groups } = grouped(days, groupBy, names);
    return { ...frame, data, peak: peakOf(data), groups };
  },
});

function peakOf(days: readonly UsageDayView[]): UsageView['peak'] {
  let peak: UsageView['peak'] = null;
  for (const { date, assigned } of days) if (peak === null || assigned > peak.assigned) peak = { date, assigned };
  return peak;
}

/** Days that are over as they are recorded, those the worker has not come by yet from history, and today as it is. */
async function daysIn(
  scope: QueryScope,
  company: CompanyDays,
  { from, to }: DayRange,
  needsSegments: boolean,
): Promise<SegmentedDay[]> {
  const { since, today, zones } = company;
  const first = from < since ? since : from;
  const yesterday = addDays(today, -1);
  const over = { from: first, to: to < yesterday ? to : yesterday };
  const recorded = over.from > over.to ? [] : await recordedDays(scope, over, needsSegments);
  // The worker records day after day, so that what is missing is at the end.
  const missing = { from: addDays(recorded.at(-1)?.date ?? addDays(over.from, -1), 1), to: over.to };
  const facts = [...recorded, ...(await factsBetween(scope, zones, missing))];
  const days = facts.map((day) => asSeen(scope, day));
  return to < today || first > today ? days : [...days, await dayNow(scope, today, needsSegments)];
}

function asSeen({ visibleDepartments }: QueryScope, day: DayFacts): SegmentedDay {
  const { date, total, assigned, ending } = day;
  const segments = seenBy(day.segments, visibleDepartments);
  if (visibleDepartments === 'all') return { date, total, assigned, available: total - assigned, ending, segments };
  // A department has the licences that its numbers use, and no others.
  const used = segments.reduce((sum, segment) => sum + segment.assigned, 0);
  return { date, total: used, assigned: used, available: 0, ending: 0, segments };
}

async function dayNow(scope: QueryScope, today: string, needsSegments: boolean): Promise<SegmentedDay> {
  const [summary, segments] = [await licenceSummary(scope), needsSegments ? await segmentsNow(scope) : []];
  return { date: today, ...summary, segments: seenBy(segments, scope.visibleDepartments) };
}
