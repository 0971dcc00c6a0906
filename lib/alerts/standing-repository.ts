import type { QueryScope } from '@/lib/access';
import { addDays, localDate, startOfDay, startOfMonth } from '@/lib/kernel/calendar';
import { idleLicences, isRenewingSoon, licenceSummary, readCaps, remindables, withLevels } from '@/lib/licences';
import type { Standing } from './rules';

type Row = { time_zone: string; state: string };
type Sums = { spent: string; bought: number; charge: string };

/** How a company stands at this instant; null for one that is closed, which nothing is the matter with any more (R22). */
export async function standingOf(scope: QueryScope): Promise<{ standing: Standing | null; timeZone: string }> {
  const { sql, companyUuid } = scope;
  const { now } = await scope.ledger();
  const [company] = await sql<Row[]>`
    select time_zone, state from companies where company_id = ${companyUuid}`.execute();
  if (company === undefined) throw new Error('a scope has its company');
  const { time_zone: timeZone, state } = company;
  if (state === 'closed') return { standing: null, timeZone };
  const today = localDate(now, timeZone);
  const month = startOfDay(startOfMonth(today), timeZone).toISOString();
  const day = startOfDay(today, timeZone).toISOString();
  const [[sums], licences, caps, unused] = await Promise.all([
    // The index finds documents by when they close. What fell due before and is charged late closed before: by weeks at most.
    sql<Sums[]>`
      select (select coalesce(sum(case i.type when 'invoice' then c.amount else -c.amount end), 0)::text
          from invoices i join charges c on c.company_id = ${companyUuid} and c.invoice_id = i.id
          where i.company_id = ${companyUuid} and i.closes_at >= ${month}::timestamptz - interval '2 months' and c.charged_at >= ${month}) as spent,
        coalesce(sum(p.quantity), 0)::int as bought, coalesce(sum(p.charge), 0)::text as charge
      from purchases p where p.company_id = ${companyUuid} and p.source = 'automatic'
        and p.purchased_on >= ${addDays(today, -1)} and p.purchased_at >= ${day}`.execute(),
    licenceSummary(scope),
    readCaps(scope),
    renewingUnused(scope, now),
  ]);
  if (sums === undefined) throw new Error('an aggregate has a row');
  const standing = {
    today,
    licences,
    boughtToday: { quantity: sums.bought, charge: Number(sums.charge) },
    caps: withLevels(caps),
    spent: Number(sums.spent),
    renewingUnused: unused,
  };
  return { standing, timeZone };
}

/** Licences unused for long whose renewal has been reminded of (R11). */
async function renewingUnused(scope: QueryScope, now: Date): Promise<Standing['renewingUnused']> {
  const soon = (await remindables(scope)).filter((subscription) => isRenewingSoon(subscription, now));
  if (soon.length === 0) return [];
  const { groups } = await idleLicences(scope);
  return groups.flatMap(({ billingFrequency, quantity, monthlyCost }) => {
    const on = soon.find(({ frequency }) => frequency === billingFrequency)?.period.to;
    return on === undefined ? [] : { billingFrequency, quantity, monthlyCost: monthlyCost.amount, on };
  });
}
