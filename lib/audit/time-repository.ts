import { eq } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { companies } from '@/lib/db/schema';
import { addDays, startOfDay } from '@/lib/kernel/calendar';

/**
 * The sequence number with which the log goes on at a day or an instant; of a day that is an end, behind it. The log is in
 * order of time, since every event is written behind the company's lock: halving finds the place without an index.
 */
export async function firstSequenceFrom(scope: QueryScope, moment: string, edge: 'start' | 'end'): Promise<number> {
  const { sql, companyUuid } = scope;
  const instant = await instantOf(scope, moment, edge);
  const [row] = await sql<{ first: string }[]>`
    with recursive halved as (
      select 1::bigint as low, audit_sequence + 1 as high from company_ledgers where company_id = ${companyUuid}
      union all
      select case when middle.is_before then (low + high) / 2 + 1 else low end,
        case when middle.is_before then high else (low + high) / 2 end
      from halved cross join lateral (
        select e.at < ${instant.toISOString()} as is_before from audit_events e
        where e.company_id = ${companyUuid} and e.sequence >= (low + high) / 2 order by e.sequence limit 1
      ) middle
      where low < high
    )
    select max(low)::text as first from halved`.execute();
  return Number(row?.first ?? 1);
}

async function instantOf(scope: QueryScope, moment: string, edge: 'start' | 'end'): Promise<Date> {
  if (moment.includes('T')) return new Date(moment);
  const [company] = await scope.db
    .select({ timeZone: companies.timeZone })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  return startOfDay(edge === 'start' ? moment : addDays(moment, 1), company?.timeZone ?? 'UTC');
}
