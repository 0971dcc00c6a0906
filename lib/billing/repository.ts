import { and, asc, eq, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { billingProfiles, companies, plans } from '@/lib/db/schema';
import type { Plan } from './plan-rules';

/** Every plan by rank. */
export const allPlans = (scope: QueryScope): Promise<Plan[]> =>
  scope.db
    .select({ code: plans.code, name: plans.name, rank: plans.rank, memberNumberLimit: plans.memberNumberLimit })
    .from(plans)
    .orderBy(asc(plans.rank));

/** How many members hold more numbers than so many. */
export async function countMembersAbove(scope: QueryScope, limit: number): Promise<number> {
  const [row] = await scope.sql<{ members: number }[]>`
    select count(*)::int as members from (
      select member_id from numbers where company_id = ${scope.companyUuid} and status = 'assigned' group by member_id having count(*) > ${limit}
    ) above`.execute();
  return row?.members ?? 0;
}

/** The company's state and how it wants its invoices. */
export async function standingOf(scope: QueryScope): Promise<{ state: string; invoicing: 'monthly' | 'each' }> {
  const [row] = await scope.db
    .select({
      state: companies.state,
      invoicing: sql<'monthly' | 'each'>`coalesce(${billingProfiles.invoicing}, 'monthly')`,
    })
    .from(companies)
    .leftJoin(billingProfiles, eq(billingProfiles.companyId, companies.companyId))
    .where(and(eq(companies.companyId, scope.companyId)));
  return row ?? { state: 'active', invoicing: 'monthly' };
}
