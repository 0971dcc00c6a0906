import type { QueryScope } from '@/lib/access';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { licenceLabel } from '@/lib/licences';
import type { DeletedMemberView, DepartureView } from './departure-view';

type Row = {
  operation_id: string;
  kind: 'deleted' | 'deactivated';
  member_id: string;
  member_name: string;
  left_at: string;
  undoable_until: string;
  undone_at: string | null;
  numbers: string;
};
type NumberJson = {
  id: string;
  e164: string;
  licence: string;
  label: number;
  mode: 'keep' | 'unassign' | 'delete' | 'reassign';
  target: string | null;
  target_name: string | null;
  outcome: string | null;
};

/** A departure with its numbers, or null. */
export async function departureById(scope: QueryScope, departureId: string): Promise<DepartureView | null> {
  const [row] = await scope.sql<Row[]>`
    select d.operation_id, d.kind, d.member_id, m.first_name || ' ' || m.last_name as member_name,
      to_json(d.left_at)#>>'{}' as left_at, to_json(d.undoable_until)#>>'{}' as undoable_until, to_json(d.undone_at)#>>'{}' as undone_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164, 'licence', l.id, 'label', l.label_number, 'mode', x.mode,
          'target', t.id, 'target_name', t.first_name || ' ' || t.last_name, 'outcome', x.outcome) order by n.e164)
        from departure_numbers x
        join numbers n on n.company_id = x.company_id and n.id = x.number_id
        join licences l on l.company_id = x.company_id and l.id = x.licence_id
        left join members t on t.company_id = x.company_id and t.id = x.to_member_id
        where x.company_id = d.company_id and x.operation_id = d.operation_id), '[]')::text as numbers
    from departures d join members m on m.company_id = d.company_id and m.id = d.member_id
    where d.company_id = ${scope.companyUuid} and d.operation_id = ${toUuid('opr', departureId)}`.execute();
  return row === undefined ? null : asView(row);
}

const instant = (text: string): string => new Date(text).toISOString();

function asView(row: Row): DepartureView {
  const numbers: NumberJson[] = JSON.parse(row.numbers);
  return {
    id: fromUuid('opr', row.operation_id),
    kind: row.kind,
    member: { id: fromUuid('mem', row.member_id), name: row.member_name },
    leftAt: instant(row.left_at),
    undoableUntil: instant(row.undoable_until),
    undoneAt: row.undone_at === null ? null : instant(row.undone_at),
    licencesFreed: numbers.filter(({ mode }) => mode === 'unassign' || mode === 'delete').length,
    numbers: numbers.map((number) => ({
      id: fromUuid('num', number.id),
      e164: number.e164,
      display: formatInternational(number.e164),
      licenceId: fromUuid('lic', number.licence),
      licenceLabel: licenceLabel(number.label),
      mode: number.mode,
      toMember: number.target === null ? null : { id: fromUuid('mem', number.target), name: number.target_name ?? '' },
      outcome: number.outcome,
    })),
  };
}

/** The member's last departure that nobody undid, or null. */
export async function lastDepartureOf(scope: QueryScope, memberId: string): Promise<string | null> {
  const [row] = await scope.sql<{ operation_id: string }[]>`
    select operation_id from departures where company_id = ${scope.companyUuid} and member_id = ${toUuid('mem', memberId)} and undone_at is null
    order by left_at desc, operation_id desc limit 1`.execute();
  return row === undefined ? null : fromUuid('opr', row.operation_id);
}

/** A member who is deleted: what they were called, and the departure that says so; null for anybody else. */
export async function deletedMember(
  { sql, companyUuid }: QueryScope,
  memberId: string,
): Promise<DeletedMemberView | null> {
  const [row] = await sql<{ name: string; operation_id: string; left_ms: string }[]>`
    select m.first_name || ' ' || m.last_name as name, d.operation_id, (extract(epoch from d.left_at) * 1000)::bigint::text as left_ms
    from members m join departures d on d.company_id = m.company_id and d.member_id = m.id and d.kind = 'deleted' and d.undone_at is null
    where m.company_id = ${companyUuid} and m.id = ${toUuid('mem', memberId)} and m.status = 'deleted'
    order by d.left_at desc, d.operation_id desc limit 1`.execute();
  if (row === undefined) return null;
  const deletedAt = new Date(Number(row.left_ms)).toISOString();
  return { id: memberId, name: row.name, deletedAt, departureId: fromUuid('opr', row.operation_id) };
}
