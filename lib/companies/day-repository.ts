import type { QueryScope } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { dayAt, type ZoneSpan } from './day-rules';

type Row = { time_zone: string; created_ms: string; currency: string; leads_see_prices: boolean };
type Change = { at_ms: string; before: string; after: string };

/** What days of a company are told by: where its clocks stood since when, its first day, and the one that lasts. */
export type CompanyDays = {
  zones: ZoneSpan[];
  since: string;
  today: string;
  now: Date;
  currency: string;
  leadsSeePrices: boolean;
};

/** The company's days: its time zones as the log says they changed (R26). */
export async function daysOfCompany(scope: QueryScope): Promise<CompanyDays> {
  const { sql, companyId, companyUuid } = scope;
  const [[company], changes, { now }] = await Promise.all([
    sql<Row[]>`
      select time_zone, (extract(epoch from created_at) * 1000)::bigint::text as created_ms, currency, team_leads_see_prices as leads_see_prices
      from companies where company_id = ${companyUuid}`.execute(),
    sql<Change[]>`
      select (extract(epoch from at) * 1000)::bigint::text as at_ms, before ->> 'timeZone' as before, after ->> 'timeZone' as after
      from audit_events where company_id = ${companyUuid} and target_id = ${companyId} and action = 'company.changed' and after ? 'timeZone'
      order by sequence`.execute(),
    scope.ledger(),
  ]);
  if (company === undefined) throw new Error('a scope has its company');
  const [first] = changes;
  const zones: ZoneSpan[] = [
    { since: Number.NEGATIVE_INFINITY, timeZone: first?.before ?? company.time_zone },
    ...changes.map(({ at_ms, after }) => ({ since: Number(at_ms), timeZone: after })),
  ];
  const created = new Date(Number(company.created_ms));
  return {
    zones,
    since: localDate(created, zones[0]?.timeZone ?? company.time_zone),
    today: dayAt(now, zones),
    now,
    currency: company.currency,
    leadsSeePrices: company.leads_see_prices,
  };
}
