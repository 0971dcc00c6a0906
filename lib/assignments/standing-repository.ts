import type { QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

type Row = {
  assignment_id: string | null;
  started_at: string | null;
  deleted_at: string | null;
  event_id: string | null;
  actor_kind: string | null;
  actor_id: string | null;
  actor_name: string | null;
};

/** Since when the number has been as it is, and by whom. */
type Since = {
  assignment: { id: string; since: string } | null;
  deletion: { at: string; eventId: string | null; by: { kind: string; id: string; name: string | null } | null } | null;
};

/** The open assignment of a number, or its deletion with who did it: the last entry that put it into quarantine (R13, R26). */
export async function sinceWhen({ sql, companyUuid }: QueryScope, numberId: string): Promise<Since> {
  const [row] = await sql<Row[]>`
    select a.id as assignment_id, a.started_at, n.deleted_at, e.id as event_id, e.kind as actor_kind, e.actor_id,
      m.first_name || ' ' || m.last_name as actor_name
    from numbers n
    left join assignments a on a.company_id = n.company_id and a.number_id = n.id and a.ended_at is null
    left join lateral (
      select id, actor ->> 'kind' as kind, actor_id from audit_events
      where company_id = n.company_id and target_id = ${numberId} and after ->> 'status' = 'quarantined' and n.deleted_at is not null
      order by sequence desc limit 1
    ) e on true
    left join members m on m.company_id = n.company_id and 'mem_' || replace(m.id::text, '-', '') = e.actor_id
    where n.company_id = ${companyUuid} and n.id = ${toUuid('num', numberId)}`.execute();
  const iso = (instant: string) => new Date(instant).toISOString();
  const { assignment_id: id, started_at: since, deleted_at: at, event_id: event } = row ?? {};
  return {
    assignment: id && since ? { id: fromUuid('asg', id), since: iso(since) } : null,
    deletion: at
      ? {
          at: iso(at),
          eventId: event ? fromUuid('evt', event) : null,
          by: row?.actor_kind && row.actor_id ? { kind: row.actor_kind, id: row.actor_id, name: row.actor_name } : null,
        }
      : null,
  };
}
