import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

const PAGE = 500;

/** Companies whose next instant is by the end of a day in the last time zone, or by now; in the order of their ids. */
export async function companiesDueBy(
  scope: OperatorScope,
  { asOf, after }: { asOf?: string | undefined; after?: string | undefined },
): Promise<string[]> {
  const rows = await scope.sql<{ company_id: string }[]>`
    select company_id from company_ledgers
    where settle_due_at <= coalesce(${asOf ?? null}::date::timestamp at time zone 'UTC' + interval '36 hours', clock_timestamp())
      and company_id > ${after === undefined ? '00000000-0000-0000-0000-000000000000' : toUuid('com', after)}
    order by company_id limit ${PAGE}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
