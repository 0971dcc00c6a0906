import type { CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { LinkPurpose } from './input';
import type { PasswordLinkView } from './view';

const LIFETIME: Record<LinkPurpose, string> = { set_password: '7 days', reset_password: '1 hour' };

/** Stores a link for as long as its purpose takes; earlier unused ones of the account for the same stop working. */
export async function insertLink(
  { sql }: OperatorScope,
  accountId: string,
  tokenDigest: string,
  purpose: LinkPurpose,
): Promise<void> {
  const account = toUuid('acc', accountId);
  await sql`
    update one_time_links set expires_at = now()
    where account_id = ${account} and purpose = ${purpose} and used_at is null and expires_at > now()`;
  await sql`
    insert into one_time_links (token_digest, account_id, purpose, expires_at)
    values (${tokenDigest}, ${account}, ${purpose}, now() + ${LIFETIME[purpose]}::interval)`;
}

/** Ends every link of the account that sets a password: it has one that its holder chose. */
export async function endLinks({ sql }: OperatorScope, accountId: string): Promise<void> {
  await sql`
    update one_time_links set expires_at = now()
    where account_id = ${toUuid('acc', accountId)} and used_at is null and expires_at > now()`;
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

/** Whose link this is, while it works, with the invitations that wait for them: a new password accepts none. */
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
    ) i on l.purpose = 'set_password'
    where l.token_digest = ${tokenDigest} and l.used_at is null and l.expires_at > now()
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
    where token_digest = ${tokenDigest} and used_at is null and expires_at > now()
      and ${leadsSomewhere(scope)}
    returning account_id`;
  const [row] = rows;
  return row === undefined ? null : fromUuid('acc', row.account_id);
}

/** Stores the new password's hash; says whether there was one before. */
export async function setPasswordHash(
  { sql }: OperatorScope,
  accountId: string,
  passwordHash: string,
): Promise<{ replaced: boolean }> {
  const account = toUuid('acc', accountId);
  const [row] = await sql<{ replaced: boolean }[]>`
    update accounts a set password_hash = ${passwordHash}
    from (select id, password_hash is not null as replaced from accounts where id = ${account} for update) before
    where a.id = before.id returning before.replaced`;
  return { replaced: row?.replaced ?? false };
}
