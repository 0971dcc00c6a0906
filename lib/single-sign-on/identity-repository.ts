import type { CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Candidate } from './rules';

type Row = { id: string; account_id: string | null; status: string };

const asCandidate = (row: Row): Candidate => ({
  memberId: fromUuid('mem', row.id),
  accountId: row.account_id === null ? null : fromUuid('acc', row.account_id),
  status: row.status,
});

/** The member that an issuer's subject belongs to, deleted or not. */
export async function memberOfIdentity(
  { sql, companyUuid }: CommandScope,
  issuer: string,
  subject: string,
): Promise<Candidate | null> {
  const [row] = await sql<Row[]>`
    select m.id, m.account_id, m.status from member_identities i
    join members m on m.company_id = i.company_id and m.id = i.member_id
    where i.company_id = ${companyUuid} and i.issuer = ${issuer} and i.subject = ${subject}`.execute();
  return row === undefined ? null : asCandidate(row);
}

/** The living member with the account, else with the address, and whether the issuer knows them by another subject. */
export async function memberOfAddress(
  { sql, companyUuid }: CommandScope,
  issuer: string,
  account: { id: string; email: string },
): Promise<(Candidate & { hasOtherIdentity: boolean }) | null> {
  const accountUuid = toUuid('acc', account.id);
  const [row] = await sql<(Row & { has_other_identity: boolean })[]>`
    select m.id, m.account_id, m.status, exists (
      select from member_identities i where i.company_id = m.company_id and i.member_id = m.id and i.issuer = ${issuer}) as has_other_identity
    from members m
    where m.company_id = ${companyUuid} and m.status <> 'deleted'
      and (m.account_id = ${accountUuid} or m.sort_email = lower(${account.email}))
    order by m.account_id is not distinct from ${accountUuid} desc limit 1`.execute();
  return row === undefined ? null : { ...asCandidate(row), hasOtherIdentity: row.has_other_identity };
}

/** Whether somebody with the account or the address was a member and was deleted. */
export async function hasLeft(
  { sql, companyUuid }: CommandScope,
  account: { id: string; email: string },
): Promise<boolean> {
  const rows = await sql`
    select from members where company_id = ${companyUuid} and status = 'deleted'
      and (account_id = ${toUuid('acc', account.id)} or sort_email = lower(${account.email})) limit 1`.execute();
  return rows.length > 0;
}

/** From now on the subject is this member; who left may have been it before. */
export async function saveIdentity(
  { sql, companyUuid, now }: CommandScope,
  identity: { issuer: string; subject: string; memberId: string },
): Promise<void> {
  await sql`
    insert into member_identities (company_id, issuer, subject, member_id, created_at)
    values (${companyUuid}, ${identity.issuer}, ${identity.subject}, ${toUuid('mem', identity.memberId)}, ${now.toISOString()})
    on conflict (company_id, issuer, subject) do update set member_id = excluded.member_id, created_at = excluded.created_at`.execute();
}

/** Whether the company is closed (R22). */
export async function isClosed({ sql, companyUuid }: CommandScope): Promise<boolean> {
  const rows = await sql`select from companies where company_id = ${companyUuid} and state = 'closed'`.execute();
  return rows.length > 0;
}
