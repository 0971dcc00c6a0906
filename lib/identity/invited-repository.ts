import type { OperatorScope } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';

type Row = { id: string; has_password: boolean; is_staff: boolean };
type InvitedAccount = { id: string; hasPassword: boolean; isStaff: boolean };

/** The account of an address in any case. */
export async function invitedAccountOf({ sql }: OperatorScope, email: string): Promise<InvitedAccount | null> {
  const [row] = await sql<Row[]>`
    select id, password_hash is not null as has_password, staff_role is not null as is_staff
    from accounts where lower(email) = lower(${email})`;
  return row === undefined
    ? null
    : { id: fromUuid('acc', row.id), hasPassword: row.has_password, isStaff: row.is_staff };
}

/** The account of an address, made if there is none; a password is stored only where there is none. */
export async function openAccount(
  scope: OperatorScope,
  email: string,
  passwordHash: string,
): Promise<InvitedAccount & { opened: boolean }> {
  const { sql } = scope;
  await sql`insert into accounts (id, email) values (${toUuid('acc', newId('acc'))}, ${email}) on conflict do nothing`;
  const stored = await sql`
    update accounts set password_hash = ${passwordHash}
    where lower(email) = lower(${email}) and password_hash is null and staff_role is null`;
  const account = await invitedAccountOf(scope, email);
  if (account === null) throw new Error('an account just made is not there');
  return { ...account, opened: stored.count > 0 };
}
