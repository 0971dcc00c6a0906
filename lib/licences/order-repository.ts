import { and, eq, isNull } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { dayKey, integerKey, type Keyset, textKey } from '@/lib/db/keyset';
import { subscriptions } from '@/lib/db/schema';
import type { CursorKey } from '@/lib/kernel/page';
import { sortOf } from '@/lib/kernel/sort';
import type { LicenceSort } from './input';
import type { LicenceFilters, Source } from './matching-repository';

type KeyedRow = { labelNumber: number; frequency: string; endsOn: string | null };

/** An order of the list: its columns, all in one index, and a row's key. */
type Order = {
  /** Stands in the cursor; nothing for the list's own order. */
  name: string;
  of: (source: Source) => Keyset;
  keyOf: (row: KeyedRow) => CursorKey;
};

/**
 * The order that a sort asks for. All living licences of one frequency renew on one day, the end of their subscription's
 * period (R17), also those that end: so by renewal means by frequency, the one that renews first at the front.
 */
export async function orderOf(scope: QueryScope, sort: LicenceSort, status: LicenceFilters['status']): Promise<Order> {
  const { by, descending } = sortOf(sort);
  if (by === 'licence') {
    return {
      name: descending ? '' : `:${sort}`,
      of: (source) => ({ columns: [integerKey(source.labelNumber)], descending }),
      keyOf: (row) => [row.labelNumber],
    };
  }
  if (status === 'ended') {
    return {
      name: `:${sort}`,
      of: (source) => ({ columns: [dayKey(source.endsOn), integerKey(source.labelNumber)], descending }),
      keyOf: (row) => [row.endsOn, row.labelNumber],
    };
  }
  const backwards = descending !== (await yearlyRenewsFirst(scope));
  return {
    name: `:${sort}:${backwards}`,
    of: (source) => ({ columns: [textKey(source.frequency), integerKey(source.labelNumber)], descending: backwards }),
    keyOf: (row) => [row.frequency, row.labelNumber],
  };
}

/** At most one subscription of each frequency is open. */
async function yearlyRenewsFirst(scope: QueryScope): Promise<boolean> {
  const open = await scope.db
    .select({ frequency: subscriptions.frequency, renewsOn: subscriptions.periodTo })
    .from(subscriptions)
    .where(and(eq(subscriptions.companyId, scope.companyId), isNull(subscriptions.closedAt)));
  const dayOf = (frequency: string) => open.find((subscription) => subscription.frequency === frequency)?.renewsOn;
  return (dayOf('yearly') ?? '9999') < (dayOf('monthly') ?? '9999');
}
