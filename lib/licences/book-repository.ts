import type { QueryScope } from '@/lib/access';
import { type TaxTreatment, taxBookJson } from '@/lib/invoices';
import { type BillingFrequency, startOfDay } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import type { Book, LicenceGroup } from './book';
import type { PaidCharge } from './credit-rules';
import { asPaid, boughtInPeriod, paidLines } from './paid-repository';
import { asPriceBook, type PriceBookJson, priceBookJson } from './price-book-repository';

type BookJson = Omit<Book, 'prices' | 'subscriptions'> & {
  prices: PriceBookJson;
  subscriptions: {
    id: string;
    frequency: BillingFrequency;
    anchor: string;
    timeZone: string;
    periodIndex: number;
    from: string;
    to: string;
    endsMs: number;
    pendingFrequency: BillingFrequency | null;
    charged: TaxTreatment | null;
    groups: GroupJson[];
    paid: PaidCharge[];
  }[];
};

type GroupJson = Omit<LicenceGroup, 'early'> & { earlyOn: string | null; purchaseId: string | null };

/** How the charge was taxed that a credit of the subscription's period names. */
const chargedJson = (sql: QueryScope['sql']) => sql`(
  select jsonb_build_object('code', h.tax_treatment_code, 'rateBasisPoints', h.tax_rate_basis_points)
  from charges h join invoices i on i.company_id = h.company_id and i.id = h.invoice_id
  where h.company_id = s.company_id and h.subscription_id = s.id and h.period_to = s.period_to and i.type = 'invoice'
  order by h.amount desc, h.charged_at, h.invoice_id limit 1)`;

/** Everything that the company's renewals are computed from, in one statement: licences only as how many cost what. */
export async function readBook(scope: QueryScope): Promise<Book> {
  const [row] = await scope.sql<{ book: string }[]>`
    select jsonb_build_object(
      'timeZone', c.time_zone, 'currency', c.currency, 'planCode', c.plan_code, 'pendingPlanCode', c.pending_plan_code,
      'defaultFrequency', c.default_frequency,
      'tax', ${taxBookJson(scope.sql)},
      'prices', ${priceBookJson(scope.sql, 'all')},
      'subscriptions', coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'frequency', s.frequency, 'anchor', s.anchor, 'timeZone', s.time_zone,
          'periodIndex', s.period_index, 'from', s.period_from, 'to', s.period_to, 'endsMs', (extract(epoch from s.period_ends_at) * 1000)::bigint,
          'pendingFrequency', s.pending_frequency, 'charged', ${chargedJson(scope.sql)}, 'groups', coalesce((
            select jsonb_agg(jsonb_build_object('unitPrice', g.unit_price, 'quantity', g.quantity, 'ending', g.ending,
              'earlyOn', g.early_on, 'purchaseId', g.purchase_id) order by g.unit_price desc, g.early_on, g.purchase_id)
            from (select l.unit_price, l.ends_on is not null as ending, case when l.ends_on < s.period_to then l.ends_on end as early_on,
                case when l.ends_on < s.period_to and ${boughtInPeriod(scope)} then l.purchase_id end as purchase_id, count(*) as quantity
              from licences l
              where l.company_id = s.company_id and l.subscription_id = s.id and l.status <> 'ended' group by 1, 2, 3, 4) g), '[]'),
          'paid', case when exists (select from licences l where l.company_id = s.company_id and l.subscription_id = s.id
            and l.status <> 'ended' and l.ends_on < s.period_to) then ${paidLines(scope)} else '[]' end
        ) order by s.frequency)
        from subscriptions s where s.company_id = c.company_id and s.closed_at is null), '[]')
    )::text as book
    from companies c where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  const { prices, subscriptions, ...book }: BookJson = JSON.parse(row.book);
  return {
    ...book,
    prices: asPriceBook(prices, book.timeZone),
    subscriptions: subscriptions.map(({ id, from, to, endsMs, groups, paid, ...subscription }) => ({
      ...subscription,
      id: fromUuid('sub', id),
      groups: groups.map((group) => asGroup(group, subscription.timeZone)),
      paid: paid.map(asPaid),
      period: { from, to },
      periodEndsAt: new Date(endsMs),
    })),
  };
}

function asGroup({ earlyOn, purchaseId, ...group }: GroupJson, timeZone: string): LicenceGroup {
  if (earlyOn === null) return group;
  const at = startOfDay(earlyOn, timeZone).getTime();
  return { ...group, early: { on: earlyOn, at, purchaseId: purchaseId && fromUuid('pur', purchaseId) } };
}
