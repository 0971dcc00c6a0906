import type { QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { money, multiplyAndRound } from '@/lib/kernel/money';
import type { IdleLicencesView } from './view';

type Row = { frequency: BillingFrequency; unit_price: string; quantity: number };

/** A month of a licence: a year's price is divided by twelve and rounded half up, licence by licence. */
const monthOf = (unitPrice: number, frequency: BillingFrequency): number =>
  frequency === 'monthly' ? unitPrice : multiplyAndRound(unitPrice, 1, 12);

/** Licences that nobody used for longer than the operator's span and that do not end, with what they cost a month. */
export async function idleLicences(scope: QueryScope): Promise<Omit<IdleLicencesView, 'unassignedNumbers'>> {
  const { now } = await scope.ledger();
  const [context] = await scope.sql<{ days: number; currency: string }[]>`
    select (select idle_licence_days from operator_settings) as days, c.currency from companies c where c.company_id = ${scope.companyUuid}`.execute();
  const { days = 30, currency = '' } = context ?? {};
  const rows = await scope.sql<Row[]>`
    select frequency, unit_price::text, count(*)::int as quantity from licences
    where company_id = ${scope.companyUuid} and status = 'available' and ends_on is null
      and available_since <= ${now.toISOString()}::timestamptz - make_interval(days => ${days}::int)
    group by frequency, unit_price`.execute();
  const groups = (['monthly', 'yearly'] as const).flatMap((frequency) => {
    const mine = rows.filter((row) => row.frequency === frequency);
    const quantity = mine.reduce((sum, row) => sum + row.quantity, 0);
    const cost = mine.reduce((sum, row) => sum + row.quantity * monthOf(Number(row.unit_price), frequency), 0);
    return quantity === 0 ? [] : [{ billingFrequency: frequency, quantity, monthlyCost: money(cost, currency) }];
  });
  return {
    days,
    quantity: groups.reduce((sum, group) => sum + group.quantity, 0),
    monthlyCost: money(
      groups.reduce((sum, group) => sum + group.monthlyCost.amount, 0),
      currency,
    ),
    groups,
  };
}

/** Numbers of the company that nobody holds: they use no licence. */
export async function countUnassigned(scope: QueryScope): Promise<number> {
  const [row] = await scope.sql<{ count: number }[]>`
    select count(*)::int as count from numbers where company_id = ${scope.companyUuid} and status = 'unassigned'`.execute();
  return row?.count ?? 0;
}
