import type { CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { isIdle, isLetIn } from './session-repository';
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
  is_sign_on: boolean;
  needs_sign_in: boolean;
};

/**
 * A session that still counts: one that chooses, or is in a company whose member may still act by it, by a way that it lets
 * in. Who was put out of the company they are in enters no other by that session either.
 */
const living = (scope: OperatorScope, digest: string) => scope.sql`
  select s.id, s.account_id, s.company_id, s.member_id, s.created_at, s.last_used_at, s.proven_at, s.second_factor_at, s.identity_issuer, a.email from sessions s
  join accounts a on a.id = s.account_id and a.staff_role is null
  left join companies k on k.company_id = s.company_id left join identity_providers i on i.company_id = s.company_id
  where s.secret_digest = ${digest} and s.ended_at is null and s.expires_at > now() and s.awaits is null and not ${isIdle(scope)}
    and (s.member_id is null or exists (
      select from members m where m.company_id = s.company_id and m.id = s.member_id and m.account_id = s.account_id
        and m.status = 'active' and (m.access_void_before is null or s.created_at > m.access_void_before)))
    and (s.company_id is null or ${isLetIn(scope, scope.sql`s`)})`;

/**
 * The companies that the session's holder may enter, asked company by company as at sign-in; null for no living session.
 * A company's identity provider opens that company only.
 */
export async function placesOf(scope: OperatorScope, digest: string): Promise<PlacesView | null> {
  const rows = await scope.sql<Row[]>`
    with session as (${living(scope, digest)})
    select s.account_id, s.email, p.company_id, p.company_name, p.member_id, p.role,
      p.member_id is not distinct from s.member_id as is_current,
      s.identity_issuer is not null as is_sign_on,
      (p.access_void_before is not null and s.created_at <= p.access_void_before) or (s.identity_issuer is null and p.refuses_password)
        or (s.last_used_at <= now() - make_interval(mins => p.member_idle_minutes)) is true as needs_sign_in
    from session s left join lateral (
      select c.company_id, c.name as company_name, c.member_idle_minutes, m.id as member_id, m.role, m.access_void_before,
        i.required is true and i.break_glass_member_id is distinct from m.id as refuses_password
      from companies c left join identity_providers i on i.company_id = c.company_id cross join lateral (
        select id, role, access_void_before from members
        where company_id = c.company_id and account_id = s.account_id and status = 'active' and status <> 'deleted' limit 1
      ) m
      where s.identity_issuer is null or c.company_id = s.company_id
    ) p on true
    order by lower(p.company_name), p.company_id`;
  const [first] = rows;
  if (first === undefined) return null;
  const places = rows.flatMap((row) => (row.company_id === null ? [] : [{ ...row, company_id: row.company_id }]));
  return {
    accountId: fromUuid('acc', first.account_id),
    email: first.email,
    isSignOn: first.is_sign_on,
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

type Signed = {
  accountId: string;
  signedInAt: string;
  lastUsedAt: string;
  provenAt: string;
  secondFactorAt: string | null;
};
type SignedRow = {
  account_id: string;
  signed_in_at: string;
  last_used_at: string;
  proven_at: string;
  second_factor_at: string | null;
};

/** Whose session it is, when they signed in and proved a second factor, and when they last proved who they are; one by single sign-on goes nowhere else. */
export async function livingSession(scope: OperatorScope, digest: string): Promise<Signed | null> {
  const [row] = await scope.sql<SignedRow[]>`
    with session as (${living(scope, digest)})
    select account_id, created_at::text as signed_in_at, last_used_at::text as last_used_at, proven_at::text as proven_at, second_factor_at::text from session
    where identity_issuer is null`;
  if (row === undefined) return null;
  return {
    accountId: fromUuid('acc', row.account_id),
    signedInAt: row.signed_in_at,
    lastUsedAt: row.last_used_at,
    provenAt: row.proven_at,
    secondFactorAt: row.second_factor_at,
  };
}

/** The membership as a place, if it is the account's, active, no stranger to a sign-in of that time, lets in by that way, and that sign-in not idle for too long there. */
export async function openPlace(
  { sql }: OperatorScope,
  account: { accountId: string; signedInAt: string; lastUsedAt?: string; issuer?: string },
  { companyId, memberId }: { companyId: string; memberId: string },
): Promise<Place | null> {
  const [companyUuid, memberUuid] = [toUuid('com', companyId), toUuid('mem', memberId)];
  const [row] = await sql`
    select from members m join companies k on k.company_id = m.company_id left join identity_providers i on i.company_id = m.company_id
    where m.company_id = ${companyUuid} and m.id = ${memberUuid} and m.account_id = ${toUuid('acc', account.accountId)}
      and m.status = 'active' and (m.access_void_before is null or m.access_void_before < ${account.signedInAt}::timestamptz)
      and (${account.lastUsedAt ?? null}::timestamptz <= now() - make_interval(mins => k.member_idle_minutes)) is not true
      and case when ${account.issuer ?? null}::text is null then i.required is not true or i.break_glass_member_id = m.id
        else i.enabled is true and i.issuer = ${account.issuer ?? null} end`;
  return row === undefined ? null : { companyUuid, memberUuid };
}
