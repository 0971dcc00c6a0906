import { and, asc, eq } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import { agreements, companies, plans, prices } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { newId } from '@/lib/kernel/id';
import { money } from '@/lib/kernel/money';
import type { AgreePriceInput } from './price-input';

/** Every list price there is, past and to come. */
export async function listPriceRows(scope: OperatorScope) {
  const rows = await scope.db
    .select()
    .from(prices)
    .orderBy(asc(prices.planCode), asc(prices.frequency), asc(prices.currency), asc(prices.validFrom));
  return rows.map((row) => ({
    plan: row.planCode,
    billingFrequency: row.frequency as BillingFrequency,
    unitPrice: money(row.unitPrice, row.currency),
    validFrom: row.validFrom,
    validUntil: null,
    announcedOn: row.announcedOn,
    minimumLicences: null,
  }));
}

/** What was agreed with the company. */
export async function agreementRows(scope: CommandScope) {
  const rows = await scope.db
    .select({ agreement: agreements, currency: companies.currency })
    .from(agreements)
    .innerJoin(companies, eq(companies.companyId, agreements.companyId))
    .where(eq(agreements.companyId, scope.companyId))
    .orderBy(asc(agreements.validFrom), asc(agreements.createdAt));
  return rows.map(({ agreement, currency }) => ({
    plan: agreement.planCode,
    billingFrequency: agreement.frequency as BillingFrequency,
    unitPrice: money(agreement.unitPrice, currency),
    validFrom: agreement.validFrom,
    validUntil: agreement.validUntil,
    announcedOn: null,
    minimumLicences: agreement.minimumLicences,
  }));
}

/** Whether the plan exists. */
export async function isPlan(scope: Pick<OperatorScope, 'db'>, code: string): Promise<boolean> {
  const found = await scope.db.select({ code: plans.code }).from(plans).where(eq(plans.code, code));
  return found.length > 0;
}

type ListPrice = {
  plan: string;
  billingFrequency: string;
  unitPrice: { amount: number; currency: string };
  validFrom: string;
};

/** Before every company: whom it concerns is told of the price from here on. */
const NOBODY_YET = '00000000-0000-0000-0000-000000000000';

/** Adds a list price, announced on a day; false where one from that day on is there already. The worker tells companies. */
export async function insertListPrice(scope: OperatorScope, price: ListPrice, announcedOn: string): Promise<boolean> {
  const added = await scope.db
    .insert(prices)
    .values({
      planCode: price.plan,
      frequency: price.billingFrequency,
      currency: price.unitPrice.currency,
      validFrom: price.validFrom,
      unitPrice: price.unitPrice.amount,
      announcedOn,
      tellingAfter: NOBODY_YET,
    })
    .onConflictDoNothing()
    .returning({ plan: prices.planCode });
  return added.length > 0;
}

/** The operator's day, by the database's clock. */
export async function databaseDay(scope: OperatorScope): Promise<string> {
  const [row] = await scope.sql<
    { day: string }[]
  >`select (clock_timestamp() at time zone 'UTC')::date::text as day`.execute();
  return row?.day ?? '';
}

/** The company's currency. */
export async function currencyOf(scope: CommandScope): Promise<string> {
  const [row] = await scope.db
    .select({ currency: companies.currency })
    .from(companies)
    .where(and(eq(companies.companyId, scope.companyId)));
  return row?.currency ?? '';
}

/** Stores an agreement; gives its id. */
export async function insertAgreement(scope: CommandScope, input: AgreePriceInput): Promise<string> {
  const id = newId('agr');
  await scope.db.insert(agreements).values({
    companyId: scope.companyId,
    id,
    planCode: input.plan,
    frequency: input.billingFrequency,
    unitPrice: input.unitPrice.amount,
    validFrom: input.validFrom,
    validUntil: input.validUntil ?? null,
    minimumLicences: input.minimumLicences,
    createdAt: scope.now,
  });
  return id;
}
