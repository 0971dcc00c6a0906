import { z } from 'zod';
import { defineCommand, defineOperatorTask } from '@/lib/access';
import { daysOfCompany, endOfDay } from '@/lib/companies';
import { addDays } from '@/lib/kernel/calendar';
import { settleWhatIsDue } from '@/lib/licences';
import { companiesToRecord } from './company-repository';
import { lastRecorded, saveDays, saveNextDay } from './fact-repository';
import { factsBetween } from './history';
import { recordNextMonth } from './month-costs';
import { recordedUsageView } from './view';

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

const earlier = (a: string, b: string): string => (a < b ? a : b);
