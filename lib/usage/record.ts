import { z } from 'zod';
import { type CommandScope, defineCommand, defineOperatorTask } from '@/lib/access';
import { addDays } from '@/lib/kernel/calendar';
import { unwrap } from '@/lib/kernel/result';
import { settleWhatIsDue } from '@/lib/licences';
import { companiesToRecord, daysOfCompany } from './company-repository';
import { endOfDay } from './day-rules';
import { lastRecorded, recordedDays, saveDays, saveNextDay } from './fact-repository';
import { type DayFacts, factsBetween } from './history';
import { rebuildUsageInput } from './input';
import { recordNextMonth } from './month-costs';
import { decideRange } from './range-rules';
import { rebuiltUsageView, recordedUsageView } from './view';

/** Days recorded in one transaction: of a company that nobody came by for longer, the rest follows at once. */
const AT_ONCE = 366;

/** Companies of which a day is over: a named look-up across companies. */
export const findCompaniesToRecord = defineOperatorTask({
  name: 'findCompaniesToRecord',
  permission: 'usage:record',
  input: z.strictObject({ limit: z.int().min(1).max(1_000) }),
  output: z.object({ companyIds: z.array(z.string()) }),
  handler: async (scope, { limit }) => ({ companyIds: await companiesToRecord(scope, limit) }),
});

/**
 * Records every day that is over and not recorded yet, under the company's lock: once, whoever comes by and however late.
 * What fell due is settled first, so that nothing of those days is still to come. Once all are recorded, a month that is
 * over follows with what departments cost in it, one at a time; and again if a line came to it later.
 */
export const recordUsage = defineCommand({
  name: 'recordUsage',
  permission: 'usage:record',
  input: z.strictObject({}),
  output: recordedUsageView,
  handler: async (scope) => {
    await settleWhatIsDue(scope);
    const company = await daysOfCompany(scope);
    const { zones, since, today } = company;
    const last = await lastRecorded(scope);
    const from = last === null ? since : addDays(last, 1);
    const days = await factsBetween(scope, zones, {
      from,
      to: earlier(addDays(today, -1), addDays(from, AT_ONCE - 1)),
    });
    await saveDays(scope, days);
    const next = endOfDay(addDays(from, days.length), zones);
    saveNextDay(scope, next);
    const months = days.length === 0 && (await recordNextMonth(scope, company)) ? 1 : 0;
    return { days: days.length, months, nextAt: next.toISOString() };
  },
});

/** Makes days again that are recorded, from the company's history, and says which differed; they are put right unless only looked at. */
export const rebuildUsage = defineCommand({
  name: 'rebuildUsage',
  permission: 'usage:record',
  input: rebuildUsageInput,
  output: rebuiltUsageView,
  handler: async (scope, { from, to, save }) => {
    const { zones, since, today } = await daysOfCompany(scope);
    const asked = unwrap(decideRange({ from, to }, today));
    const last = await lastRecorded(scope);
    if (last === null) return { days: 0, differences: [] };
    const range = { from: asked.from < since ? since : asked.from, to: earlier(asked.to, last) };
    const rebuilt = await factsBetween(scope, zones, range);
    const recorded = new Map((await recordedDays(scope, range, true)).map((day) => [day.date, day]));
    const differing = rebuilt.filter((day) => !isAlike(day, recorded.get(day.date)));
    if (save) await putRight(scope, differing);
    return {
      days: rebuilt.length,
      differences: differing.map((day) => ({
        date: day.date,
        recorded: told(recorded.get(day.date)),
        rebuilt: told(day),
      })),
    };
  },
});

const earlier = (a: string, b: string): string => (a < b ? a : b);

async function putRight(scope: CommandScope, days: readonly DayFacts[]): Promise<void> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  await saveDays(scope, days);
  scope.record({
    action: 'usage.rebuilt',
    targetId: scope.companyId,
    after: { from: first.date, to: last.date, days: days.length },
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

function told(day: DayFacts | undefined) {
  if (day === undefined) return null;
  const { segments, endsAt, date: _, ...figures } = day;
  return { ...figures, endsAt: endsAt.toISOString(), segments: segments.length };
}
