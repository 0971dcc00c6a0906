import type { CommandScope, QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** What every invitation of one act says. */
export type Inviting = { companyName: string; locale: string | null; inviterName: string | null };

/** Who invites, to which company: an inviter who is no member has no name. */
export async function readInviting({ sql, companyUuid, actor }: CommandScope): Promise<Inviting> {
  const inviter = actor.kind === 'member' ? toUuid('mem', actor.memberId) : null;
  const [row] = await sql<{ name: string; locale: string | null; inviter: string | null }[]>`
    select c.name, c.locale, (select m.first_name || ' ' || m.last_name from members m where m.company_id = c.company_id and m.id = ${inviter}) as inviter
    from companies c where c.company_id = ${companyUuid}`.execute();
  return { companyName: row?.name ?? '', locale: row?.locale ?? null, inviterName: row?.inviter ?? null };
}

/** A living link: of a member, to an address, found by its digest. */
export type NewInvitation = { memberId: string; email: string; tokenDigest: string; expiresAt: Date };

/** Stores links in one statement; an older one of the same member stops working. */
export function saveInvitations(scope: CommandScope, invitations: readonly NewInvitation[]): void {
  if (invitations.length === 0) return;
  const rows = invitations.map(({ memberId, email, tokenDigest, expiresAt }) => ({
    id: toUuid('mem', memberId),
    email,
    digest: tokenDigest,
    expires: expiresAt.toISOString(),
  }));
  scope.defer(scope.sql`
    insert into invitations (company_id, member_id, token_digest, email, sent_at, expires_at)
    select ${scope.companyUuid}, id, digest, email, ${scope.now.toISOString()}, expires
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as sent(id uuid, digest text, email text, expires timestamptz)
    on conflict (company_id, member_id) do update set token_digest = excluded.token_digest, email = excluded.email,
      sent_at = excluded.sent_at, expires_at = excluded.expires_at`);
}

/** Ends a member's living link; gives when it would have expired, or null where there was none. */
export async function endInvitation({ sql, companyUuid }: CommandScope, memberId: string): Promise<Date | null> {
  const [row] = await sql<{ expires_ms: string }[]>`
    delete from invitations where company_id = ${companyUuid} and member_id = ${toUuid('mem', memberId)}
    returning (extract(epoch from expires_at) * 1000)::bigint::text as expires_ms`.execute();
  return row === undefined ? null : new Date(Number(row.expires_ms));
}

/** A living link with whom it is for. */
export type Invitation = {
  memberId: string;
  email: string;
  role: string;
  name: string;
  companyName: string;
  expiresAt: Date;
};

type Row = { member_id: string; email: string; role: string; name: string; company_name: string; expires_ms: string };

/**
 * The link of a digest, for somebody who has not come in yet. A link from before its member last left does not come back
 * with them; whether it has expired is the caller's to say, who has the clock.
 */
export async function invitationOf({ sql, companyUuid }: QueryScope, tokenDigest: string): Promise<Invitation | null> {
  const [row] = await sql<Row[]>`
    select i.member_id, i.email, m.role, m.first_name || ' ' || m.last_name as name, c.name as company_name,
      (extract(epoch from i.expires_at) * 1000)::bigint::text as expires_ms
    from invitations i join members m on m.company_id = i.company_id and m.id = i.member_id join companies c on c.company_id = i.company_id
    where i.company_id = ${companyUuid} and i.token_digest = ${tokenDigest} and m.status = 'invited'
      and (m.access_void_before is null or m.access_void_before < i.sent_at)`.execute();
  if (row === undefined) return null;
  return {
    memberId: fromUuid('mem', row.member_id),
    email: row.email,
    role: row.role,
    name: row.name,
    companyName: row.company_name,
    expiresAt: new Date(Number(row.expires_ms)),
  };
}

/** The invited member comes in with an account of theirs. */
export async function saveJoining(
  { sql, companyUuid }: CommandScope,
  memberId: string,
  accountId: string,
): Promise<void> {
  await sql`
    update members set status = 'active', account_id = ${toUuid('acc', accountId)}
    where company_id = ${companyUuid} and id = ${toUuid('mem', memberId)}`.execute();
}
