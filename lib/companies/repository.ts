import { eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { companies, plans } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import type { CompanyFields, PolicyChange } from './rules';
import type { CompanyView } from './view';

const columns = {
  id: companies.companyId,
  name: companies.name,
  plan: companies.planCode,
  planName: plans.name,
  memberNumberLimit: plans.memberNumberLimit,
  billingFrequency: companies.defaultFrequency,
  currency: companies.currency,
  timeZone: companies.timeZone,
  locale: companies.locale,
  state: companies.state,
  policy: companies.autoPurchasePolicy,
  monthlyLicences: companies.capMonthlyLicences,
  monthlyCharge: companies.capMonthlyCharge,
};

/** The scope's own company. */
export async function companyOfScope(scope: QueryScope): Promise<CompanyView> {
  const [row] = await scope.db
    .select(columns)
    .from(companies)
    .innerJoin(plans, eq(plans.code, companies.planCode))
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new DomainError('not_found');
  const { policy, monthlyLicences, monthlyCharge, ...company } = row;
  return {
    ...company,
    billingFrequency: company.billingFrequency as BillingFrequency,
    state: company.state as CompanyView['state'],
    autoPurchase: {
      policy: policy as CompanyView['autoPurchase']['policy'],
      monthlyLicences,
      monthlyCharge: monthlyCharge === null ? null : money(monthlyCharge, company.currency),
    },
  };
}

/** Stores a changed policy. */
export async function savePolicy(scope: CommandScope, policy: PolicyChange['after']): Promise<void> {
  await scope.db
    .update(companies)
    .set({
      autoPurchasePolicy: policy.policy,
      capMonthlyLicences: policy.monthlyLicences,
      capMonthlyCharge: policy.monthlyCharge?.amount ?? null,
    })
    .where(eq(companies.companyId, scope.companyId));
}

/** Stores what the company says of itself. */
export async function saveCompany(scope: CommandScope, fields: Partial<CompanyFields>): Promise<void> {
  await scope.db.update(companies).set(fields).where(eq(companies.companyId, scope.companyId));
}

/** Whether days can be reckoned in a time zone by the database too, whose list may be older than ours. */
export async function knowsTimeZone(scope: CommandScope, timeZone: string): Promise<boolean> {
  const [row] = await scope.sql<{ known: boolean }[]>`
    select exists (select from pg_timezone_names where name = ${timeZone}) as known`.execute();
  return row?.known === true;
}

/** Whether a second factor is asked of everybody. */
export async function asksSecondFactor(scope: QueryScope): Promise<boolean> {
  const [row] = await scope.db
    .select({ required: companies.requiresSecondFactor })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new DomainError('not_found');
  return row.required;
}

/** Stores whether it is. */
export async function saveSecondFactorRule(scope: CommandScope, required: boolean): Promise<void> {
  await scope.db
    .update(companies)
    .set({ requiresSecondFactor: required })
    .where(eq(companies.companyId, scope.companyId));
}

/** After how many idle minutes its members are signed out; null: never for that. */
export async function idleMinutesOf(scope: QueryScope): Promise<number | null> {
  const [row] = await scope.db
    .select({ minutes: companies.memberIdleMinutes })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  if (row === undefined) throw new DomainError('not_found');
  return row.minutes;
}

/** Stores it. */
export async function saveIdleMinutes(scope: CommandScope, minutes: number | null): Promise<void> {
  await scope.db.update(companies).set({ memberIdleMinutes: minutes }).where(eq(companies.companyId, scope.companyId));
}
