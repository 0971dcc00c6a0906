import type { Sql } from 'postgres';
import type { GrantedActor, StaffActor, StaffRole } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';
import { staff } from './acting';

type Terms = { mode?: GrantedActor['mode']; minutes?: number; openedMinutesAgo?: number };

/** One of the operator's people inside a company, by a grant of their own that is there. */
export async function grantedActor(
  sql: Sql,
  companyId: string,
  { mode = 'read', minutes = 60, openedMinutesAgo = 0 }: Terms = {},
): Promise<GrantedActor> {
  const [accountId, grantId] = [newId('acc'), newId('gra')];
  const email = `${toUuid('acc', accountId)}@operator.example`;
  await sql`insert into accounts (id, email, staff_role) values (${toUuid('acc', accountId)}, ${email}, 'support')`;
  await sql`
    insert into support_grants (company_id, id, account_id, staff_name, mode, reason, ticket, opened_at, expires_at)
    select ${toUuid('com', companyId)}, ${toUuid('gra', grantId)}, ${toUuid('acc', accountId)}, ${email}, ${mode}, 'A question', 'T-7',
      began, began + make_interval(mins => ${minutes})
    from (select clock_timestamp() - make_interval(mins => ${openedMinutesAgo}) as began) as began`;
  const role = mode === 'read' ? 'granted_read' : 'granted_act';
  return { kind: 'granted', accountId, companyId, grantId, mode, role, sessionId: newId('ses') };
}

/** One of the operator's people, with the account that stands behind them. */
export async function staffWithAccount(sql: Sql, role: StaffRole, companyId: string): Promise<StaffActor> {
  const actor = staff(role, companyId);
  const uuid = toUuid('acc', actor.accountId);
  await sql`insert into accounts (id, email, staff_role) values (${uuid}, ${`${uuid}@operator.example`}, ${role})`;
  return actor;
}
