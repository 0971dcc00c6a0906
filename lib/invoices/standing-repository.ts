import { and, eq } from 'drizzle-orm';
import type { CommandScope, QueryScope } from '@/lib/access';
import { companies } from '@/lib/db/schema';
import { fromUuid } from '@/lib/kernel/id';
import type { CompanyState, Standing, StandingSpans } from './standing-rules';

/** What a company's state follows from (R22). */
type StandingContext = {
  present: Standing;
  terms: { spans: StandingSpans; timeZone: string };
  currency: string;
  /** Issued, unpaid and not disputed, the oldest first. */
  unpaid: { invoiceId: string; number: string; dueOn: string; due: number }[];
};

type Row = {
  state: CompanyState;
  announced: string | null;
  currency: string;
  time_zone: string;
  restricted_after: number;
  notice: number;
  unpaid: string;
};

/** Reads it in one statement. */
export async function readStanding(scope: Pick<QueryScope, 'sql' | 'companyUuid'>): Promise<StandingContext> {
  const [row] = await scope.sql<Row[]>`
    select c.state, c.state_announced as announced, c.currency, i.time_zone, o.restricted_after_days as restricted_after,
      o.restriction_notice_days as notice, coalesce((
        select jsonb_agg(jsonb_build_object('invoiceId', s.invoice_id, 'number', s.number, 'dueOn', s.due_on, 'due', s.subtotal + s.tax - paid.amount)
          order by s.due_on, s.number)
        from issued_invoices s
        cross join lateral (select coalesce(sum(p.amount), 0) as amount from payments p
          where p.company_id = s.company_id and p.invoice_id = s.invoice_id) paid
        where s.company_id = c.company_id and s.type = 'invoice' and paid.amount < s.subtotal + s.tax
          and not exists (select from invoice_disputes d where d.company_id = s.company_id and d.invoice_id = s.invoice_id and d.ended_at is null)
      ), '[]')::text as unpaid
    from companies c join issuers i on i.code = c.issuer_code cross join operator_settings o
    where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new Error('a company without an issuer');
  const unpaid: StandingContext['unpaid'] = JSON.parse(row.unpaid);
  return {
    present: { state: row.state, announced: row.announced === 'restricted' ? 'restricted' : null },
    terms: {
      spans: { restrictedAfterDays: row.restricted_after, restrictionNoticeDays: row.notice },
      timeZone: row.time_zone,
    },
    currency: row.currency,
    unpaid: unpaid.map((invoice) => ({ ...invoice, invoiceId: fromUuid('inv', invoice.invoiceId) })),
  };
}

/** Moves a company to a standing; one that becomes past due may from then on buy for as much as its licences cost in one period. */
export function saveStanding(scope: CommandScope, before: Standing, after: Standing): void {
  if (before.state === after.state) {
    scope.defer(scope.sql`
      update companies set state_announced = ${after.announced} where company_id = ${scope.companyUuid}`);
    return;
  }
  scope.defer(scope.sql`
    update companies set state = ${after.state}, state_announced = ${after.announced}, state_since = ${scope.now.toISOString()},
      credit_basis = case ${after.state}::text when 'past_due' then (
        select coalesce(sum(s.renewal_amount), 0) from subscriptions s where s.company_id = companies.company_id and s.closed_at is null) end
    where company_id = ${scope.companyUuid}`);
}

/** What a company that is past due may still buy for, and has bought for since; null where nothing limits it (R22). */
export async function readCredit(scope: QueryScope): Promise<{ limit: number; used: number } | null> {
  const [company] = await scope.db
    .select({ state: companies.state, basis: companies.creditBasis, agreed: companies.creditLimit })
    .from(companies)
    .where(and(eq(companies.companyId, scope.companyId)));
  if (company?.state !== 'past_due') return null;
  const [row] = await scope.sql<{ used: string }[]>`
    select coalesce(sum(h.amount), 0)::text as used
    from charges h join invoices i on i.company_id = h.company_id and i.id = h.invoice_id
      join companies c on c.company_id = h.company_id
    where h.company_id = ${scope.companyUuid} and i.type = 'invoice' and h.charged_at >= c.state_since
      and h.cause in ('purchase_manual', 'purchase_automatic', 'plan_change', 'frequency_change')`.execute();
  return { limit: company.agreed ?? company.basis ?? 0, used: Number(row?.used ?? 0) };
}
