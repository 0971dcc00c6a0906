import { asc, eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { billingProfiles, companies, countries } from '@/lib/db/schema';
import type { BillingDetailsView, BillingProfileView } from './view';

/** What the company said of itself for invoices, or null. */
export async function findProfile(scope: QueryScope): Promise<BillingProfileView | null> {
  const [row] = await scope.db.select().from(billingProfiles).where(eq(billingProfiles.companyId, scope.companyId));
  if (row === undefined) return null;
  const { companyId: _, ...profile } = row;
  return {
    ...profile,
    invoicing: profile.invoicing as BillingProfileView['invoicing'],
    locale: profile.locale as BillingProfileView['locale'],
  };
}

/** Stores it. */
export async function saveProfile(scope: CommandScope, profile: BillingProfileView): Promise<void> {
  await scope.db
    .insert(billingProfiles)
    .values({ companyId: scope.companyId, ...profile })
    .onConflictDoUpdate({ target: billingProfiles.companyId, set: profile });
}

/** What the company is known as while it has said nothing. */
export async function suggestedOf(scope: QueryScope): Promise<BillingDetailsView['suggested']> {
  const [row] = await scope.db
    .select({ legalName: companies.name, country: companies.country })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  return row ?? { legalName: '', country: null };
}

/** The countries that an address can be in. */
export async function knownCountries(scope: QueryScope): Promise<string[]> {
  const rows = await scope.db.select({ code: countries.code }).from(countries).orderBy(asc(countries.code));
  return rows.map(({ code }) => code);
}

export const hasCountry = async (scope: QueryScope, code: string): Promise<boolean> =>
  (await scope.db.$count(countries, eq(countries.code, code))) > 0;
