import { and, eq, lte, sql } from 'drizzle-orm';
import type { OperatorScope, QueryScope } from '@/lib/access';
import { plannedChanges } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';
import { DUE_ORDER } from './rules';

/**
 * Companies whose clocks show the day of a planned change, or a later one: a named look-up across companies. Their day
 * is asked of them, so that a company that changes its time zone is not too early. No clocks are a whole day ahead of UTC: an
 * index leaves out what is planned for later days, before any company is asked.
 */
export async function companiesWithDue({ sql }: OperatorScope, limit: number): Promise<string[]> {
  const rows = await sql<{ company_id: string }[]>`
    select p.company_id from planned_changes p
    join companies c on c.company_id = p.company_id
    join company_ledgers l on l.company_id = p.company_id
    where p.status = 'planned'
      and p.on_date <= (select (greatest(clock_timestamp(), max(last_instant)) at time zone 'UTC')::date + 1 from company_ledgers)
      and p.on_date <= (greatest(clock_timestamp(), l.last_instant) at time zone c.time_zone)::date
      and not exists (select from pgboss.job j where j.name = 'planned-changes' and j.id = p.company_id)
    group by p.company_id order by min(p.on_date) limit ${limit}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}

/** The first changes of a company that are due by a day, in the order in which they are done: a slice never begins with what waits for others (R6). */
export function dueBy(scope: QueryScope, today: string, limit: number) {
  const rank = sql.join(
    DUE_ORDER.map((kind) => sql`${kind}`),
    sql`, `,
  );
  return scope.db
    .select({
      id: plannedChanges.id,
      plannedBy: plannedChanges.plannedBy,
    })
    .from(plannedChanges)
    .where(
      and(
        eq(plannedChanges.companyId, scope.companyId),
        eq(plannedChanges.status, 'planned'),
        lte(plannedChanges.onDate, today),
      ),
    )
    .orderBy(plannedChanges.onDate, sql`array_position(array[${rank}], ${plannedChanges.kind})`, plannedChanges.id)
    .limit(limit);
}
