import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** The account of an e-mail address, whatever its case. */
export async function findAccount(
  { sql }: OperatorScope,
  email: string,
): Promise<{ id: string; passwordHash: string | null } | null> {
  const rows = await sql<{ id: string; password_hash: string | null }[]>`
    select id, password_hash from accounts where lower(email) = lower(${email})`;
  const [row] = rows;
  return row === undefined ? null : { id: fromUuid('acc', row.id), passwordHash: row.password_hash };
}

/** Nowhere: outside of every company, or in none yet. */
export const NO_PLACE: Place = { companyUuid: null, memberUuid: null };
export type Place = { companyUuid: string | null; memberUuid: string | null };
/** Somewhere that an account is active, and whether a password leads there. */
export type KnownPlace = Place & { refusesPassword: boolean };

/**
 * Where an account can sign in: staff outside of every company, anybody else in each of their active memberships. Asked
 * company by company, since every index of a company's table begins with the company.
 */
export async function findPlaces({ sql }: OperatorScope, accountId: string): Promise<KnownPlace[]> {
  const account = toUuid('acc', accountId);
  const rows = await sql<{ company_id: string | null; member_id: string | null; refuses_password: boolean }[]>`
    select null::uuid as company_id, null::uuid as member_id, false as refuses_password from accounts where id = ${account} and staff_role is not null
    union all
    select c.company_id, m.id, i.required is true and i.break_glass_member_id is distinct from m.id
    from companies c left join identity_providers i on i.company_id = c.company_id cross join lateral (
      select id from members
      where company_id = c.company_id and account_id = ${account} and status = 'active' and status <> 'deleted' limit 1
    ) m`;
  return rows.map((row) => ({
    companyUuid: row.company_id,
    memberUuid: row.member_id,
    refusesPassword: row.refuses_password,
  }));
}
