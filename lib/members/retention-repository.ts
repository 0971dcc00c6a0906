import type { CommandScope, QueryScope } from '@/lib/access';
import { MONEY_ACTIONS } from '@/lib/audit';
import { fromUuid } from '@/lib/kernel/id';

/** Since when people are still named, and whether the company closed before that. */
const spansAt = ({ sql, companyUuid }: QueryScope, now: string) => sql`
  select ${now}::timestamptz - make_interval(years => o.retention_years) as kept_since,
    ${now}::timestamptz - make_interval(years => o.money_retention_years) as money_kept_since,
    c.state = 'closed' and c.state_since < ${now}::timestamptz - make_interval(years => o.retention_years) as is_over
  from companies c cross join operator_settings o where c.company_id = ${companyUuid}`;

/** Whether the company closed so long ago that none of its people need be named any more (R27). */
export async function isOverForLong(scope: CommandScope): Promise<boolean> {
  const [row] = await scope.sql<{ is_over: boolean }[]>`${spansAt(scope, scope.now.toISOString())}`.execute();
  return row?.is_over ?? false;
}

/**
 * Members whose names have been kept for as long as they may be: who was deleted so long ago, and everybody of a company
 * that closed so long ago; who did what moved money, or was bought a licence for, when that is long enough ago too (R27).
 */
export async function membersToErase(scope: QueryScope, limit: number): Promise<string[]> {
  const { sql, companyUuid } = scope;
  const now = (await scope.ledger()).now.toISOString();
  const rows = await sql<{ id: string }[]>`
    with span as (${spansAt(scope, now)})
    select m.id from members m cross join span
    where m.company_id = ${companyUuid} and m.erased_at is null
      and (span.is_over or (m.status = 'deleted' and m.access_void_before < span.kept_since))
      and not exists (select from purchases p
        where p.company_id = ${companyUuid} and p.member_id = m.id and p.purchased_at >= span.money_kept_since)
      and not exists (select from audit_events e
        where e.company_id = ${companyUuid} and e.actor_id = 'mem_' || replace(m.id::text, '-', '')
          and e.action in (select jsonb_array_elements_text(${JSON.stringify(MONEY_ACTIONS)}::text::jsonb)) and e.at >= span.money_kept_since)
    order by m.id limit ${limit}`.execute();
  return rows.map(({ id }) => fromUuid('mem', id));
}
