import { eq } from 'drizzle-orm';
import type { OperatorScope } from '@/lib/access';
import { accounts } from '@/lib/db/schema';
import type { OwnPreferencesView } from './view';

/** What the account's holder chose; nothing, for an account that is not there. */
export async function preferencesOf({ db }: OperatorScope, accountId: string): Promise<OwnPreferencesView> {
  const [row] = await db
    .select({ locale: accounts.locale, timeZone: accounts.timeZone })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update');
  return row ?? { locale: null, timeZone: null };
}

/** Stores it; false where there is no such account. */
export async function savePreferences(
  { db }: OperatorScope,
  accountId: string,
  chosen: OwnPreferencesView,
): Promise<boolean> {
  const saved = await db.update(accounts).set(chosen).where(eq(accounts.id, accountId)).returning({ id: accounts.id });
  return saved.length > 0;
}
