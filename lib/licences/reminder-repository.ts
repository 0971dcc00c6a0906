import type { CommandScope, QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { Remindable } from './reminder-rules';

type Row = {
  id: string;
  frequency: BillingFrequency;
  time_zone: string;
  period_from: string;
  period_to: string;
  ends_ms: string;
  reminded_for: string | null;
  reminder_days: number;
};

/** The company's open subscriptions, and when each one's next renewal is reminded of. */
export async function remindables(scope: QueryScope): Promise<Remindable[]> {
  const rows = await scope.sql<Row[]>`
    select s.id, s.frequency, s.time_zone, s.period_from::text, s.period_to::text, s.reminded_for::text,
      (extract(epoch from s.period_ends_at) * 1000)::bigint::text as ends_ms,
      case s.frequency when 'yearly' then o.yearly_reminder_days else o.monthly_reminder_days end as reminder_days
    from subscriptions s cross join operator_settings o
    where s.company_id = ${scope.companyUuid} and s.closed_at is null`.execute();
  return rows.map((row) => ({
    id: fromUuid('sub', row.id),
    frequency: row.frequency,
    timeZone: row.time_zone,
    period: { from: row.period_from, to: row.period_to },
    periodEndsAt: new Date(Number(row.ends_ms)),
    remindedFor: row.reminded_for,
    reminderDays: row.reminder_days,
  }));
}

/** What a reminder says beside the renewal itself. */
export type Surroundings = {
  state: string;
  /** Licences that nobody uses and that do not end, per frequency. */
  available: Partial<Record<BillingFrequency, number>>;
};

export async function surroundings(scope: QueryScope): Promise<Surroundings> {
  const [row] = await scope.sql<{ state: string; available: string }[]>`
    select c.state, (select coalesce(jsonb_object_agg(frequency, quantity), '{}') from (
        select frequency, count(*) as quantity from licences
        where company_id = c.company_id and status = 'available' and ends_on is null group by frequency) unused)::text as available
    from companies c where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new Error('a company is not there');
  return { state: row.state, available: JSON.parse(row.available) };
}

/** The renewal at the end of a period has been reminded of. */
export function saveReminded(scope: CommandScope, { id, period }: Remindable): void {
  scope.defer(scope.sql`
    update subscriptions set reminded_for = ${period.to} where company_id = ${scope.companyUuid} and id = ${toUuid('sub', id)}`);
}
