import type { OperatorScope } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';

/** The account of an address in any case, made without a password if there is none. */
export async function accountOf({ sql }: OperatorScope, email: string): Promise<{ id: string; isStaff: boolean }> {
  await sql`insert into accounts (id, email) values (${toUuid('acc', newId('acc'))}, ${email}) on conflict do nothing`;
  const [row] = await sql<{ id: string; is_staff: boolean }[]>`
    select id, staff_role is not null as is_staff from accounts where lower(email) = lower(${email})`;
  if (row === undefined) throw new Error('an account just made is not there');
  return { id: fromUuid('acc', row.id), isStaff: row.is_staff };
}

/**
 * Ends what an issuer opened in a company: a session of its own, or all of a subject; of a subject also those whose session
 * over there it never told. Gives how many.
 */
export async function endByIdentity(
  { sql }: OperatorScope,
  ending: { companyId: string; issuer: string; subject?: string | undefined; sid?: string | undefined },
): Promise<number> {
  const { subject = null, sid = null } = ending;
  const ended = await sql`
    update sessions set ended_at = now()
    where company_id = ${toUuid('com', ending.companyId)} and identity_issuer = ${ending.issuer} and ended_at is null
      and identity_subject = coalesce(${subject}::text, identity_subject)
      and case when ${sid}::text is null then ${subject}::text is not null
        else identity_sid = ${sid} or (identity_sid is null and ${subject}::text is not null) end`;
  return ended.count;
}

/**
 * Puts a new secret in the place of a living session's that this issuer opened for this subject in this company, proven now;
 * their session over there may be another one since. False where it is none.
 */
export async function renewByIdentity(
  { sql }: OperatorScope,
  renewal: {
    companyId: string;
    digest: string;
    newDigest: string;
    identity: { issuer: string; subject: string; sid?: string | undefined };
  },
): Promise<boolean> {
  const { issuer, subject, sid = null } = renewal.identity;
  const renewed = await sql`
    update sessions set secret_digest = ${renewal.newDigest}, proven_at = now(), last_used_at = now(), identity_sid = coalesce(${sid}::text, identity_sid)
    where secret_digest = ${renewal.digest} and ended_at is null and expires_at > now() and awaits is null
      and company_id = ${toUuid('com', renewal.companyId)} and identity_issuer = ${issuer} and identity_subject = ${subject}`;
  return renewed.count > 0;
}

/** Whether this is its first use; what ran out is cleared away. */
export async function markUsed({ sql }: OperatorScope, digest: string, seconds: number): Promise<boolean> {
  await sql`delete from sign_on_uses where expires_at < now()`;
  const used = await sql`
    insert into sign_on_uses (digest, expires_at) values (${digest}, now() + make_interval(secs => ${seconds}))
    on conflict (digest) do nothing`;
  return used.count > 0;
}
