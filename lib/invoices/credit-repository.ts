import { and, eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { companies } from '@/lib/db/schema';

/** What a company that is past due may still buy for, and has bought for since; null where nothing limits it (R22). */
export async function readCredit(scope: QueryScope): Promise<{ limit: number; used: number } | null> {
  const [company] = await scope.db
    .select({ state: companies.state, basis: companies.creditBasis, agreed: companies.creditLimit })
    .from(companies)
    .where(and(eq(companies.companyId, scope.companyId)));
  if (company?.state !== 'past_due') return null;
  const [row] = await scope.sql<{ used: string }[]>`
    select coalesce(sum(h.amount), 0)::text as used
    from charges h join invoices i on i.company_id = h.company_id and i.id = h.invoice_id
      join companies c on c.company_id = h.company_id
    where h.company_id = ${scope.companyUuid} and i.type = 'invoice' and h.charged_at >= c.state_since
      and h.cause in ('purchase_manual', 'purchase_automatic', 'plan_change', 'frequency_change')`.execute();
  return { limit: company.agreed ?? company.basis ?? 0, used: Number(row?.used ?? 0) };
}

/** What was agreed with the company, if anything, in its currency. */
export async function findAgreedCredit(scope: CommandScope): Promise<{ limit: number | null; currency: string }> {
  const [row] = await scope.db
    .select({ limit: companies.creditLimit, currency: companies.currency })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new Error('a scope without its company');
  return row;
}

/** Stores what was agreed, or that nothing is any more. */
export function saveAgreedCredit({ sql, companyUuid, defer }: CommandScope, amount: number | null): void {
  defer(sql`update companies set credit_limit = ${amount} where company_id = ${companyUuid}`);
}
