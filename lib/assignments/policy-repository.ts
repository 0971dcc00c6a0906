import type { QueryScope } from '@/lib/access';
import { startOfMonth } from '@/lib/kernel/calendar';
import type { Buyer } from '@/lib/licences';
import type { PolicyState } from './rules';

type Row = { licences: number; charge: string; unconfirmed: number; per_day: number; hold_hours: number };

/** The company's policy beside what was bought automatically this calendar month and, unconfirmed, today (R7, R23). */
export async function readPolicyState(scope: QueryScope, buyer: Buyer, today: string): Promise<PolicyState> {
  const [row] = await scope.sql<Row[]>`
    select coalesce(sum(quantity), 0)::int as licences, coalesce(sum(charge), 0)::bigint::text as charge,
      coalesce(sum(quantity) filter (where unconfirmed and purchased_on = ${today}), 0)::int as unconfirmed,
      (select unconfirmed_purchases_per_day from operator_settings) as per_day,
      (select request_hold_hours from operator_settings) as hold_hours
    from purchases
    where company_id = ${scope.companyUuid} and source = 'automatic' and purchased_on >= ${startOfMonth(today)}`.execute();
  return {
    ...buyer.policy,
    licencesThisMonth: row?.licences ?? 0,
    chargeThisMonth: Number(row?.charge ?? 0),
    unconfirmedToday: row?.unconfirmed ?? 0,
    unconfirmedPerDay: row?.per_day ?? 0,
    holdHours: row?.hold_hours ?? 72,
  };
}
