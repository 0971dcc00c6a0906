import type { OperatorScope, StaffRole } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';

type Row = { id: string; email: string; staff_role: StaffRole | null; created: boolean };

/** The account of an e-mail in any case, made with the role if there is none; who was one of the staff becomes it again. */
export async function staffAccountOf({ sql }: OperatorScope, email: string, role: StaffRole) {
  const made = newId('acc');
  await sql`insert into accounts (id, email, staff_role) values (${toUuid('acc', made)}, ${email}, ${role}) on conflict do nothing`;
  const returned = await sql`
    update accounts set staff_role = ${role}, former_staff_role = null, staff_ended_at = null
    where lower(email) = lower(${email}) and former_staff_role is not null`;
  const [row] = await sql<Row[]>`
    select id, email, staff_role, id = ${toUuid('acc', made)} as created from accounts where lower(email) = lower(${email})`;
  if (row === undefined) throw new Error('an account just made is not there');
  const became = row.created ? 'created' : returned.count > 0 ? 'returned' : 'link_renewed';
  return { id: fromUuid('acc', row.id), email: row.email, role: row.staff_role, became } as const;
}

/** What somebody is among the operator's people; null for anybody else. */
export async function staffRoleOf({ sql }: OperatorScope, accountId: string): Promise<StaffRole | null> {
  const [row] = await sql<{ staff_role: StaffRole | null }[]>`
    select staff_role from accounts where id = ${toUuid('acc', accountId)}`.execute();
  return row?.staff_role ?? null;
}
