import type { QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

type Row = { id: string; name: string; email: string };

/** Active members who have no second factor and need one, by name. The demo's accounts need none. */
export async function membersWithoutFactor({ sql, companyUuid }: QueryScope, limit: number) {
  const rows = await sql<Row[]>`
    select m.id, m.first_name || ' ' || m.last_name as name, m.email
    from members m join member_second_factors f on f.company_id = m.company_id and f.member_id = m.id
    where m.company_id = ${companyUuid} and m.status = 'active' and m.status <> 'deleted' and not f.is_set_up and not f.is_exempt
    order by lower(m.last_name), lower(m.first_name), m.id limit ${limit}`;
  return rows.map(({ id, ...rest }) => ({ ...rest, id: fromUuid('mem', id) }));
}

/** How many they are. */
export async function countWithoutFactor({ sql, companyUuid }: QueryScope): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count
    from members m join member_second_factors f on f.company_id = m.company_id and f.member_id = m.id
    where m.company_id = ${companyUuid} and m.status = 'active' and m.status <> 'deleted' and not f.is_set_up and not f.is_exempt`;
  return row?.count ?? 0;
}

/** Whether a member has one. */
export async function hasFactor({ sql, companyUuid }: QueryScope, memberId: string): Promise<boolean> {
  const [row] = await sql<{ is_set_up: boolean }[]>`
    select is_set_up from member_second_factors where company_id = ${companyUuid} and member_id = ${toUuid('mem', memberId)}`.execute();
  return row?.is_set_up === true;
}
