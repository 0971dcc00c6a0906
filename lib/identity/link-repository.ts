import type { CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { PasswordLinkView } from './view';

/** Stores a link for seven days; earlier unused ones of the account stop working. */
export async function insertLink({ sql }: OperatorScope, accountId: string, tokenDigest: string): Promise<void> {
  const account = toUuid('acc', accountId);
  await sql`
    update one_time_links set expires_at = now()
    where account_id = ${account} and purpose = 'set_password' and used_at is null and expires_at > now()`;
  await sql`
    insert into one_time_links (token_digest, account_id, purpose, expires_at)
    values (${tokenDigest}, ${account}, 'set_password', now() + interval '7 days')`;
}

type Row = {
  account_id: string;
  email: string;
  company_id: string | null;
  member_id: string | null;
  role: CompanyRole | null;
};

/**
 * Whether a link's account still has somewhere to go: links of who was deleted or deactivated are dead, also when they
 * come back (R15). Asked company by company, since every index of a company's table begins with the company.
 */
const leadsSomewhere = ({ sql }: OperatorScope) => sql`exists (
  select from accounts a where a.id = l.account_id and (a.staff_role is not null or exists (
    select from companies c join lateral (
      select from members m
      where m.company_id = c.company_id and m.account_id = a.id and m.status in ('invited', 'active') and m.status <> 'deleted'
        and (m.access_void_before is null or m.access_void_before < l.created_at)
    ) m on true)))`;

/** Whose link this is, while it works, with the invitations that wait for them. */
export async function findLink(scope: OperatorScope, tokenDigest: string): Promise<PasswordLinkView> {
  const { sql } = scope;
  const rows = await sql<Row[]>`
    select a.id as account_id, a.email, i.company_id, i.id as member_id, i.role
    from one_time_links l join accounts a on a.id = l.account_id
    left join lateral (
      select c.company_id, m.id, m.role from companies c join lateral (
        select id, role from members
        where company_id = c.company_id and account_id = a.id and status = 'invited' and status <> 'deleted' limit 1
      ) m on true
    ) i on true
    where l.token_digest = ${tokenDigest} and l.purpose = 'set_password' and l.used_at is null and l.expires_at > now()
      and ${leadsSomewhere(scope)}`;
  const [first] = rows;
  if (first === undefined) return null;
  const invitations = rows.flatMap(({ company_id: company, member_id: member, role }) =>
    company === null || member === null || role === null
      ? []
      : [{ companyId: fromUuid('com', company), memberId: fromUuid('mem', member), role }],
  );
  return { accountId: fromUuid('acc', first.account_id), email: first.email, invitations };
}

/** Uses the link up: of two at once, one gets the account. */
export async function redeemLink(scope: OperatorScope, tokenDigest: string): Promise<string | null> {
  const rows = await scope.sql<{ account_id: string }[]>`
    update one_time_links l set used_at = now()
    where token_digest = ${tokenDigest} and purpose = 'set_password' and used_at is null and expires_at > now()
      and ${leadsSomewhere(scope)}
    returning account_id`;
  const [row] = rows;
  return row === undefined ? null : fromUuid('acc', row.account_id);
}

/** Stores the new password's hash. */
export async function setPasswordHash({ sql }: OperatorScope, accountId: string, passwordHash: string): Promise<void> {
  await sql`update accounts set password_hash = ${passwordHash} where id = ${toUuid('acc', accountId)}`;
}
