import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import type { Transaction } from '@/lib/db/client';
import { accounts, companies, companyLedgers, members, prices } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import type { CompanyListRow } from './view';

/** What a company begins with. */
export type NewCompany = {
  name: string;
  plan: string;
  frequency: BillingFrequency;
  currency: string;
  timeZone: string;
  country?: string;
  taxTreatment?: string;
};
export type Owner = { memberId: string; accountId: string; email: string; firstName: string; lastName: string };

/** The currencies a plan is sold in today. */
export async function currenciesOf(tx: Transaction, plan: string, frequency: string): Promise<string[]> {
  const rows = await tx.db
    .selectDistinct({ currency: prices.currency })
    .from(prices)
    .where(and(eq(prices.planCode, plan), eq(prices.frequency, frequency), lte(prices.validFrom, sql`current_date`)))
    .orderBy(prices.currency);
  return rows.map((row) => row.currency);
}

/** The account of an e-mail in any case, made if there is none (R15: one person, several companies). */
export async function accountOfEmail(
  scope: OperatorScope,
  email: string,
): Promise<{ id: string; staffRole: string | null }> {
  await scope.db
    .insert(accounts)
    .values({ id: newId('acc'), email })
    .onConflictDoNothing();
  const [account] = await scope.db
    .select({ id: accounts.id, staffRole: accounts.staffRole })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email.toLowerCase()));
  if (account === undefined) throw new Error('an account just made is not there');
  return account;
}

/** The rows that make a tenant: policy allow, no caps, tax 0 % unless said otherwise, active. Acts as the company itself. */
export async function insertCompany(tx: Transaction, companyId: string, company: NewCompany, at?: Date): Promise<void> {
  const { name, plan, frequency, currency, timeZone, country, taxTreatment = 'ZERO' } = company;
  await tx.db.insert(companies).values({
    companyId,
    name,
    planCode: plan,
    defaultFrequency: frequency,
    currency,
    timeZone,
    issuerCode: 'default',
    taxTreatmentCode: taxTreatment,
    ...(country && { country }),
    ...(at && { createdAt: at }),
  });
  await tx.db.insert(companyLedgers).values({ companyId, ...(at && { lastInstant: at }) });
}

/** The first owner, who has not come in yet. */
export async function insertOwner(scope: CommandScope, { memberId, ...owner }: Owner): Promise<void> {
  await scope.db.insert(members).values({
    companyId: scope.companyId,
    id: memberId,
    ...owner,
    role: 'owner',
    status: 'invited',
    createdAt: scope.now,
  });
}

/** All companies by name, for the operator. */
export async function allCompanies(scope: OperatorScope): Promise<CompanyListRow[]> {
  const rows = await scope.db
    .select({
      id: companies.companyId,
      name: companies.name,
      plan: companies.planCode,
      billingFrequency: companies.defaultFrequency,
      currency: companies.currency,
      timeZone: companies.timeZone,
      state: companies.state,
      licences: { total: companyLedgers.licencesTotal, assigned: companyLedgers.licencesAssigned },
    })
    .from(companies)
    .innerJoin(companyLedgers, eq(companyLedgers.companyId, companies.companyId))
    .orderBy(asc(sql`lower(${companies.name})`), companies.companyId);
  return rows.map((row) => ({
    ...row,
    billingFrequency: row.billingFrequency as BillingFrequency,
    state: row.state as CompanyListRow['state'],
  }));
}
