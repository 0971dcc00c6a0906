import type { CommandScope, QueryScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import type { Announced, CompanyState, Standing, StandingTerms } from './standing-rules';

/** An issued invoice that is unpaid and not disputed; `countsFrom` is the day it was due, later by its disputes. */
type Unpaid = { invoiceId: string; number: string; dueOn: string; countsFrom: string; due: number };

/** What a company's state follows from (R22). */
export type StandingContext = {
  present: Standing;
  since: string | null;
  terms: StandingTerms;
  currency: string;
  /** The one whose clock has run longest first. */
  unpaid: Unpaid[];
};

type Row = {
  state: CompanyState;
  announced: Announced | null;
  announced_for: string | null;
  since_ms: string | null;
  currency: string;
  time_zone: string;
  restricted_after: number;
  restriction_notice: number;
  closed_after: number;
  closing_notice: number;
  closing_last_notice: number;
  unpaid: string;
};

/** Reads it in one statement. The days of a dispute are the issuer's, those on which it was opened and ended counted as one. */
export async function readStanding(scope: Pick<QueryScope, 'sql' | 'companyUuid'>): Promise<StandingContext> {
  const [row] = await scope.sql<Row[]>`
    select c.state, c.state_announced as announced, c.state_announced_for::text as announced_for, (extract(epoch from c.state_since) * 1000)::bigint::text as since_ms, c.currency, i.time_zone,
      o.restricted_after_days as restricted_after, o.restriction_notice_days as restriction_notice, o.closed_after_days as closed_after,
      o.closing_notice_days as closing_notice, o.closing_last_notice_days as closing_last_notice, coalesce((
        select jsonb_agg(jsonb_build_object('invoiceId', s.invoice_id, 'number', s.number, 'dueOn', s.due_on, 'countsFrom', s.due_on + disputed.days,
          'due', s.subtotal + s.tax - paid.amount) order by s.due_on + disputed.days, s.number)
        from issued_invoices s
        cross join lateral (select coalesce(sum(p.amount), 0) as amount from payments p
          where p.company_id = s.company_id and p.invoice_id = s.invoice_id) paid
        cross join lateral (select coalesce(sum((d.ended_at at time zone i.time_zone)::date - (d.opened_at at time zone i.time_zone)::date), 0)::int as days,
          coalesce(bool_or(d.ended_at is null), false) as is_open from invoice_disputes d
          where d.company_id = s.company_id and d.invoice_id = s.invoice_id) disputed
        where s.company_id = c.company_id and s.type = 'invoice' and paid.amount < s.subtotal + s.tax and not disputed.is_open
      ), '[]')::text as unpaid
    from companies c join issuers i on i.code = c.issuer_code cross join operator_settings o
    where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new Error('a company without an issuer');
  const unpaid: Unpaid[] = JSON.parse(row.unpaid);
  return {
    present: { state: row.state, announced: row.announced, announcedFor: row.announced_for },
    since: row.since_ms === null ? null : new Date(Number(row.since_ms)).toISOString(),
    terms: {
      spans: {
        restrictedAfterDays: row.restricted_after,
        restrictionNoticeDays: row.restriction_notice,
        closedAfterDays: row.closed_after,
        closingNoticeDays: row.closing_notice,
        closingLastNoticeDays: row.closing_last_notice,
      },
      timeZone: row.time_zone,
    },
    currency: row.currency,
    unpaid: unpaid.map((invoice) => ({ ...invoice, invoiceId: fromUuid('inv', invoice.invoiceId) })),
  };
}

/** The company's day on which the first of its numbers leaves quarantine (R13). */
export async function firstNumberToLeave(scope: QueryScope): Promise<string | null> {
  const [row] = await scope.sql<{ day: string | null }[]>`
    select (min(n.restorable_until) at time zone c.time_zone)::date::text as day
    from companies c join numbers n on n.company_id = c.company_id and n.status = 'quarantined'
    where c.company_id = ${scope.companyUuid} group by c.time_zone`.execute();
  return row?.day ?? null;
}

/** Moves a company to a standing; one that becomes past due may from then on buy for as much as its licences cost in one period. */
export function saveStanding(scope: CommandScope, before: Standing, after: Standing): void {
  if (before.state === after.state) {
    scope.defer(scope.sql`
      update companies set state_announced = ${after.announced}, state_announced_for = ${after.announcedFor}
      where company_id = ${scope.companyUuid}`);
    return;
  }
  scope.defer(scope.sql`
    update companies set state = ${after.state}, state_announced = ${after.announced}, state_announced_for = ${after.announcedFor}, state_since = ${scope.now.toISOString()},
      credit_basis = case ${after.state}::text when 'past_due' then (
        select coalesce(sum(s.renewal_amount), 0) from subscriptions s where s.company_id = companies.company_id and s.closed_at is null) end
    where company_id = ${scope.companyUuid}`);
}
