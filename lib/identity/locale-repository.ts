import { and, inArray, isNotNull } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { accounts } from '@/lib/db/schema';

/** The chosen languages of these accounts. */
export async function localesOfAccounts({ db }: OperatorScope, ids: readonly string[]) {
  const rows = await db
    .select({ accountId: accounts.id, locale: accounts.locale })
    .from(accounts)
    .where(and(inArray(accounts.id, [...ids]), isNotNull(accounts.locale)));
  return rows.map(({ accountId, locale }) => ({ accountId, locale: locale ?? '' }));
}
