import type { OperatorScope, StaffRole } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { StaffView } from './view';

type Row = {
  id: string;
  email: string;
  staff_role: StaffRole | null;
  former_staff_role: StaffRole | null;
  has_password: boolean;
  second_factor: StaffView['secondFactor'];
  staff_ended_at: string | null;
  last_used_at: string | null;
};

/** The database says instants as text here. */
const instant = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

const asStaff = (row: Row): StaffView => ({
  id: fromUuid('acc', row.id),
  email: row.email,
  role: row.staff_role ?? row.former_staff_role ?? 'support',
  secondFactor: row.second_factor,
  status: row.staff_role === null ? 'ended' : row.has_password ? 'active' : 'invited',
  endedAt: instant(row.staff_ended_at),
  lastUsedAt: instant(row.last_used_at),
});

/** What an account has to prove beside its password: the demo's need not. */
const secondFactor = ({ sql }: OperatorScope) => sql`case when a.second_factor_exempt is not null then 'exempt'
  when exists (select from account_second_factors f where f.account_id = a.id) then 'set_up' else 'missing' end as second_factor`;

/** The operator's people, those of today first; a team, not a customer base, so all of them. */
export async function staffRows(scope: OperatorScope): Promise<StaffView[]> {
  const { sql } = scope;
  const rows = await sql<Row[]>`
    select a.id, a.email, a.staff_role, a.former_staff_role, a.password_hash is not null as has_password, a.staff_ended_at, ${secondFactor(scope)},
      (select max(s.last_used_at) from sessions s where s.account_id = a.id and s.ended_at is null) as last_used_at
    from accounts a where a.staff_role is not null or a.former_staff_role is not null
    order by (a.staff_role is null), lower(a.email)`.execute();
  return rows.map(asStaff);
}

/** Who is an operator admin, with what decides about them: nobody else changes it meanwhile. */
export async function lockOperators({ sql }: OperatorScope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from accounts where staff_role = 'operator' order by id for update`.execute();
  return rows.map(({ id }) => fromUuid('acc', id));
}

/** Somebody of today's staff, or null. */
export async function findStaff(scope: OperatorScope, accountId: string): Promise<StaffView | null> {
  const [row] = await scope.sql<Row[]>`
    select a.id, a.email, a.staff_role, a.former_staff_role, a.password_hash is not null as has_password, a.staff_ended_at, null::timestamptz as last_used_at, ${secondFactor(scope)}
    from accounts a where a.id = ${toUuid('acc', accountId)} and a.staff_role is not null for update of a`.execute();
  return row === undefined ? null : asStaff(row);
}

/** Takes the role and the password: who comes back sets a new one. */
export async function endStaffRole({ sql }: OperatorScope, accountId: string): Promise<string> {
  const [row] = await sql<{ at: string }[]>`
    update accounts set former_staff_role = staff_role, staff_role = null, password_hash = null, staff_ended_at = date_trunc('milliseconds', now())
    where id = ${toUuid('acc', accountId)} returning staff_ended_at as at`.execute();
  if (row === undefined) throw new Error('an account that was just locked is not there');
  return new Date(row.at).toISOString();
}
