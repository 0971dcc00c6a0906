import type { QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { FoundNumber } from './change-rules';

type Row = {
  id: string;
  e164: string;
  status: FoundNumber['status'];
  member_id: string | null;
  licence_id: string | null;
  quarantine_days: number;
};

/** The numbers with these ids, each once and in the given order; one that is not the company's is `not_found` (R25). */
export async function findNumbers(scope: QueryScope, ids: readonly string[]): Promise<FoundNumber[]> {
  const wanted = [...new Set(ids.map((id) => toUuid('num', id)))];
  const rows = await scope.sql<Row[]>`
    select n.id, n.e164, n.status, n.member_id, n.licence_id, k.quarantine_days
    from jsonb_array_elements_text(${JSON.stringify(wanted)}::text::jsonb) with ordinality as asked(id, position)
    join numbers n on n.company_id = ${scope.companyUuid} and n.id = asked.id::uuid
    join number_kinds k on k.country = n.country and k.type = n.type
    order by asked.position`.execute();
  if (rows.length < wanted.length) throw new DomainError('not_found');
  return rows.map((row) => ({
    id: fromUuid('num', row.id),
    e164: row.e164,
    status: row.status,
    held:
      row.member_id === null || row.licence_id === null
        ? null
        : { memberId: fromUuid('mem', row.member_id), licenceId: fromUuid('lic', row.licence_id) },
    quarantineDays: row.quarantine_days,
  }));
}
