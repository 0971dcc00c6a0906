import { and, eq } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import type { Person } from '@/lib/audit';
import { members } from '@/lib/db/schema';
import { toUuid } from '@/lib/kernel/id';

/** A member as erasing looks at them. */
export type Erasable = Person & { accountId: string | null; status: string; erasedAt: Date | null };

/** The member, deleted or not; null for who never was. */
export async function findErasable(scope: CommandScope, memberId: string): Promise<Erasable | null> {
  const [row] = await scope.db
    .select({
      memberId: members.id,
      accountId: members.accountId,
      firstName: members.firstName,
      lastName: members.lastName,
      email: members.email,
      status: members.status,
      erasedAt: members.erasedAt,
    })
    .from(members)
    .where(and(eq(members.companyId, scope.companyId), eq(members.id, memberId)));
  return row ?? null;
}

/**
 * Puts a pseudonym in a person's place, without their account, and takes away what they wrote or others wrote for them: the
 * history stays, and says of whom only that it was the same one. Repeated calls are no longer answered from before.
 */
export function savePseudonym(scope: CommandScope, { memberId, email }: Erasable): void {
  const { sql, companyUuid, now } = scope;
  const member = toUuid('mem', memberId);
  scope.defer(sql`
    update members set status = 'deleted', first_name = 'N.N.', last_name = ${memberId.slice(-8)}, email = ${`${memberId}@erased.invalid`}, account_id = null,
      erased_at = ${now.toISOString()}
    where company_id = ${companyUuid} and id = ${member}`);
  scope.defer(sql`
    update assignment_requests set note = null, reason = null
    where company_id = ${companyUuid} and (member_id = ${member} or requested_by = ${memberId}) and (note is not null or reason is not null)`);
  scope.defer(sql`delete from member_identities where company_id = ${companyUuid} and member_id = ${member}`);
  scope.defer(sql`delete from list_views where company_id = ${companyUuid} and member_id = ${member} and not shared`);
  scope.defer(sql`
    delete from idempotency_keys
    where company_id = ${companyUuid} and (strpos(response::text, ${memberId}) > 0 or strpos(lower(response::text), lower(${email})) > 0)`);
}

/** An account that belongs to no member any more, nor to the operator's people, is nobody's: address and password go. */
export async function eraseUnusedAccount({ sql }: OperatorScope, accountId: string): Promise<void> {
  const account = toUuid('acc', accountId);
  const erased = await sql`
    update accounts a set email = ${`${accountId}@erased.invalid`}, password_hash = null, locale = null, theme = null
    where a.id = ${account} and a.staff_role is null and not exists (select from members m where m.account_id = a.id)`;
  if (erased.count === 0) return;
  await sql`
    update sessions set ended_at = coalesce(ended_at, now()), address = null, user_agent = null where account_id = ${account}`;
}
