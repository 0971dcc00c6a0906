import type { CommandScope, CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** Who somebody is in one company. */
export type Membership = { companyId: string; memberId: string; role: CompanyRole };

/**
 * The active memberships of an account. Asked company by company, since every index of a company's table begins with the
 * company.
 */
export async function activeMemberships({ sql }: OperatorScope, accountId: string): Promise<Membership[]> {
  const rows = await sql<{ company_id: string; id: string; role: CompanyRole }[]>`
    select c.company_id, m.id, m.role from companies c cross join lateral (
      select id, role from members
      where company_id = c.company_id and account_id = ${toUuid('acc', accountId)} and status = 'active' and status <> 'deleted'
    ) m`;
  return rows.map(({ company_id: company, id, role }) => ({
    companyId: fromUuid('com', company),
    memberId: fromUuid('mem', id),
    role,
  }));
}

/** The members who own the company and can sign in. */
export async function activeOwners({ sql, companyUuid }: CommandScope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from members where company_id = ${companyUuid} and role = 'owner' and status = 'active' order by id`;
  return rows.map(({ id }) => fromUuid('mem', id));
}
