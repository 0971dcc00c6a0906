import type { OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

type Counter = { key: string; failures: number; wait: number };

/**
 * Counts one attempt against the account and the address before it is tried, so that attempts at the same moment cannot
 * slip through together; a success takes it back. A window begins with its first failure.
 */
export async function countAttempt({ sql }: OperatorScope, accountKey: string, addressKey: string): Promise<Counter[]> {
  return sql<Counter[]>`
    insert into sign_in_limits (key, failures, ends_at)
    values (${accountKey}, 1, now() + interval '15 minutes'), (${addressKey}, 1, now() + interval '1 hour')
    on conflict (key) do update set
      failures = case when sign_in_limits.ends_at <= now() then 1 else sign_in_limits.failures + 1 end,
      ends_at = case when sign_in_limits.ends_at <= now() then excluded.ends_at else sign_in_limits.ends_at end
    returning key, failures, ceil(extract(epoch from ends_at - now()))::int as wait`;
}

/** Takes a counted attempt back after a success; the account starts anew. What ran out long ago is cleared away. */
export async function forgetAttempt({ sql }: OperatorScope, accountKey: string, addressKey: string): Promise<void> {
  await sql`delete from sign_in_limits where key = ${accountKey} or ends_at < now() - interval '1 hour'`;
  await sql`update sign_in_limits set failures = greatest(failures - 1, 0) where key = ${addressKey}`;
}

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

/**
 * Where an account can sign in: staff outside of every company, anybody else in each of their active memberships. Asked
 * company by company, since every index of a company's table begins with the company.
 */
export async function findPlaces({ sql }: OperatorScope, accountId: string): Promise<Place[]> {
  const account = toUuid('acc', accountId);
  const rows = await sql<{ company_id: string | null; member_id: string | null }[]>`
    select null::uuid as company_id, null::uuid as member_id from accounts where id = ${account} and staff_role is not null
    union all
    select c.company_id, m.id from companies c cross join lateral (
      select id from members
      where company_id = c.company_id and account_id = ${account} and status = 'active' and status <> 'deleted' limit 1
    ) m`;
  return rows.map((row) => ({ companyUuid: row.company_id, memberUuid: row.member_id }));
}
