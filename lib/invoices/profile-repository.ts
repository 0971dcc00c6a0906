import { eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { billingProfiles } from '@/lib/db/schema';
import type { BillingProfileView } from './view';

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
