import type { CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Place } from './sign-in-repository';
import type { PlacesView } from './view';

type Row = {
  account_id: string;
  email: string;
  company_id: string | null;
  company_name: string;
  member_id: string;
  role: CompanyRole;
  is_current: boolean;
  needs_sign_in: boolean;
};

/**
 * A session that still counts: one that chooses, or is in a company whose member may still act by it. Who was put out of
 * the company they are in enters no other by that session either.
 */
const living = ({ sql }: OperatorScope, digest: string) => sql`
  select s.id, s.account_id, s.company_id, s.member_id, s.created_at, s.proven_at, s.second_factor_at, a.email from sessions s
  join accounts a on a.id = s.account_id and a.staff_role is null
  where s.secret_digest = ${digest} and s.ended_at is null and s.expires_at > now() and s.awaits is null
    and (s.member_id is null or exists (
      select from members m where m.company_id = s.company_id and m.id = s.member_id and m.account_id = s.account_id
        and m.status = 'active' and (m.access_void_before is null or s.created_at > m.access_void_before)))`;

/** The companies that the session's holder may enter, asked company by company as at sign-in; null for no living session. */
export async function placesOf(scope: OperatorScope, digest: string): Promise<PlacesView | null> {
  const rows = await scope.sql<Row[]>`
    with session as (${living(scope, digest)})
    select s.account_id, s.email, p.company_id, p.company_name, p.member_id, p.role,
      p.member_id is not distinct from s.member_id as is_current,
      p.access_void_before is not null and s.created_at <= p.access_void_before as needs_sign_in
    from session s left join lateral (
      select c.company_id, c.name as company_name, m.id as member_id, m.role, m.access_void_before
      from companies c cross join lateral (
        select id, role, access_void_before from members
        where company_id = c.company_id and account_id = s.account_id and status = 'active' and status <> 'deleted' limit 1
      ) m
    ) p on true
    order by lower(p.company_name), p.company_id`;
  const [first] = rows;
  if (first === undefined) return null;
  const places = rows.flatMap((row) => (row.company_id === null ? [] : [{ ...row, company_id: row.company_id }]));
  return {
    accountId: fromUuid('acc', first.account_id),
    email: first.email,
    places: places.map((row) => ({
      companyId: fromUuid('com', row.company_id),
      memberId: fromUuid('mem', row.member_id),
      companyName: row.company_name,
      role: row.role,
      isCurrent: row.is_current,
      needsSignIn: row.needs_sign_in,
    })),
  };
}

type Signed = { accountId: string; signedInAt: string; provenAt: string; secondFactorAt: string | null };
type SignedRow = { account_id: string; signed_in_at: string; proven_at: string; second_factor_at: string | null };

/** Whose session it is, when they signed in and proved a second factor, and when they last proved who they are. */
export async function livingSession(scope: OperatorScope, digest: string): Promise<Signed | null> {
  const [row] = await scope.sql<SignedRow[]>`
    with session as (${living(scope, digest)})
    select account_id, created_at::text as signed_in_at, proven_at::text as proven_at, second_factor_at::text from session`;
  if (row === undefined) return null;
  return {
    accountId: fromUuid('acc', row.account_id),
    signedInAt: row.signed_in_at,
    provenAt: row.proven_at,
    secondFactorAt: row.second_factor_at,
  };
}

/** The membership as a place, if it is the account's, active, and no stranger to a sign-in of that time. */
export async function openPlace(
  { sql }: OperatorScope,
  account: { accountId: string; signedInAt: string },
  { companyId, memberId }: { companyId: string; memberId: string },
): Promise<Place | null> {
  const [companyUuid, memberUuid] = [toUuid('com', companyId), toUuid('mem', memberId)];
  const [row] = await sql`
    select from members where company_id = ${companyUuid} and id = ${memberUuid} and account_id = ${toUuid('acc', account.accountId)}
      and status = 'active' and (access_void_before is null or access_void_before < ${account.signedInAt}::timestamptz)`;
  return row === undefined ? null : { companyUuid, memberUuid };
}
