import { and, count, eq, inArray, isNull, min, sql, sum } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { companies, licences, members, numbers, subscriptions } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { money } from '@/lib/kernel/money';
import { readBook } from './book-repository';
import { availableNow } from './purchase';
import { nextRenewals } from './renewal-rules';
import type { LicenceOutlookView, LicenceSummaryView } from './view';

/** The figures: from the ledger's counters, or counted where the caller sees some departments only (R24). */
export async function licenceSummary(scope: QueryScope): Promise<LicenceSummaryView> {
  if (scope.visibleDepartments === 'all') {
    const { total, assigned, ending } = await scope.ledger();
    const available = await availableNow(scope);
    // Licences whose period is over are gone, also while the worker has not come by yet.
    const over = total - assigned - available;
    return { total: total - over, assigned, available, ending: ending - over };
  }
  if (scope.visibleDepartments.length === 0) return { total: 0, assigned: 0, available: 0, ending: 0 };
  const assigned = await scope.db.$count(
    numbers,
    and(
      eq(numbers.companyId, scope.companyId),
      sql`${numbers.status} = 'assigned'`,
      inArray(
        numbers.memberId,
        scope.db
          .select({ id: members.id })
          .from(members)
          .where(
            and(eq(members.companyId, scope.companyId), inArray(members.departmentId, [...scope.visibleDepartments])),
          ),
      ),
    ),
  );
  return { total: assigned, assigned, available: 0, ending: 0 };
}

/**
 * Whether a renewal may charge other than licences cost now: several prices, an agreement, or a change that waits. Only
 * then is it worth counting which licences cost what. Columns are written with their table: the query builder leaves it
 * out, and inside a subquery they would be the subquery's own.
 */
const pricesMove = sql<boolean>`(${companies.pendingPlanCode} is not null
  or exists (select from agreements a where a.company_id = ${companies}.company_id)
  or exists (select from subscriptions s where s.company_id = ${companies}.company_id and s.closed_at is null and s.pending_frequency is not null)
  or exists (select from prices p where p.plan_code = ${companies}.plan_code and p.currency = ${companies}.currency group by p.frequency having count(*) > 1))`;

/** What unused licences cost, and what renews when: per open subscription. */
export async function licenceOutlook(scope: QueryScope): Promise<LicenceOutlookView> {
  const summary = await licenceSummary(scope);
  const [company] = await scope.db
    .select({ currency: companies.currency, teamLeadsSeePrices: companies.teamLeadsSeePrices, moves: pricesMove })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  const currency = company?.currency ?? '';
  const showsPrices = scope.visibleDepartments === 'all' || company?.teamLeadsSeePrices === true;
  const open = await scope.db
    .select({
      id: subscriptions.id,
      frequency: subscriptions.frequency,
      on: subscriptions.periodTo,
      renewalAmount: subscriptions.renewalAmount,
    })
    .from(subscriptions)
    .where(and(eq(subscriptions.companyId, scope.companyId), isNull(subscriptions.closedAt)))
    .orderBy(subscriptions.frequency);
  const coming = company?.moves === true && showsPrices ? nextRenewals(await readBook(scope)) : null;
  const unused = await scope.db
    .select({
      frequency: licences.frequency,
      quantity: count(),
      cost: sum(licences.unitPrice),
      endingOn: min(licences.endsOn),
    })
    .from(licences)
    .where(and(eq(licences.companyId, scope.companyId), sql`${licences.status} = 'available'`))
    .groupBy(licences.frequency)
    .orderBy(licences.frequency);
  return {
    summary,
    unused: showsPrices
      ? unused.map((row) => ({
          billingFrequency: row.frequency as BillingFrequency,
          quantity: row.quantity,
          cost: money(Number(row.cost ?? 0), currency),
        }))
      : null,
    renewals: open.map((row) => ({
      billingFrequency: row.frequency as BillingFrequency,
      on: row.on,
      amount: showsPrices ? money(coming?.get(row.id) ?? row.renewalAmount, currency) : null,
    })),
    endingOn: unused.flatMap((row) => row.endingOn ?? []).sort()[0] ?? null,
  };
}
