import type { CommandScope, QueryScope } from '@/lib/access';
import { startOfMonth } from '@/lib/kernel/calendar';

type UsageRow = {
  licences: number;
  charge: string;
  cap_licences: number | null;
  cap_charge: string | null;
  told: boolean;
  time_zone: string;
};

/** What was bought automatically in the month of a day, beside the caps, and whether anybody was ever told of such a purchase. */
export async function readAutomatic(scope: QueryScope, day: string) {
  const [row] = await scope.sql<UsageRow[]>`
    select coalesce(sum(p.quantity), 0)::int as licences, coalesce(sum(p.charge), 0)::bigint::text as charge,
      c.cap_monthly_licences as cap_licences, c.cap_monthly_charge::text as cap_charge, g.purchases_told_until is not null as told, c.time_zone
    from companies c join company_ledgers g on g.company_id = c.company_id
    left join purchases p on p.company_id = c.company_id and p.source = 'automatic' and p.purchased_on >= ${startOfMonth(day)}
    where c.company_id = ${scope.companyUuid}
    group by c.company_id, g.company_id`.execute();
  if (row === undefined) throw new Error('a company is not there');
  return {
    used: { licences: row.licences, charge: Number(row.charge) },
    policy: {
      monthlyLicences: row.cap_licences,
      monthlyCharge: row.cap_charge === null ? null : Number(row.cap_charge),
    },
    told: row.told,
    timeZone: row.time_zone,
  };
}

/** Automatic purchases are told up to this instant. */
export function saveTold(scope: CommandScope, until: Date): void {
  scope.defer(scope.sql`
    update company_ledgers set purchases_told_until = ${until.toISOString()} where company_id = ${scope.companyUuid}`);
}

/** Purchases that nobody was told of. The first of all was told by itself, and others may be of its very instant. */
const untold = ({ sql, companyUuid }: QueryScope) => sql`
  purchases p join company_ledgers g on g.company_id = p.company_id
    and p.purchased_at >= g.purchases_told_until
  where p.company_id = ${companyUuid} and p.source = 'automatic' and p.id <> (
    select f.id from purchases f where f.company_id = p.company_id and f.source = 'automatic' order by f.purchased_at, f.id limit 1)`;

/** When the first purchase that nobody was told of was made, with the company's time zone; null where there is none. */
export async function firstUntold(scope: QueryScope): Promise<{ at: Date; timeZone: string } | null> {
  const [row] = await scope.sql<{ ms: string | null; time_zone: string }[]>`
    select (select (extract(epoch from min(p.purchased_at)) * 1000)::bigint::text from ${untold(scope)}) as ms, c.time_zone
    from companies c where c.company_id = ${scope.companyUuid}`.execute();
  return row?.ms == null ? null : { at: new Date(Number(row.ms)), timeZone: row.time_zone };
}

type Bought = { on: string; quantity: number; charge: number };

/** The purchases before an instant that nobody was told of, oldest first. */
export async function untoldBefore(scope: QueryScope, until: Date): Promise<{ currency: string; bought: Bought[] }> {
  const rows = await scope.sql<{ on: string; quantity: number; charge: string; currency: string }[]>`
    select p.purchased_on as on, p.quantity, p.charge::text, p.currency from ${untold(scope)} and p.purchased_at < ${until.toISOString()}
    order by p.purchased_at, p.id`.execute();
  return {
    currency: rows[0]?.currency ?? '',
    bought: rows.map(({ on, quantity, charge }) => ({ on, quantity, charge: Number(charge) })),
  };
}
