import type { CommandScope, QueryScope } from '@/lib/access';
import type { Booked } from '@/lib/costs';
import type { Month } from './month-rules';

/** A month as it is recorded, and from how many lines it was made. */
export type RecordedMonth = { lines: number; costs: Booked[] };

type Row = { month: string; now: number; lines: number | null; costs: string | null };

/** How many lines have days in each of the months now, and those months that are recorded. */
export async function linesAndRecords(
  { sql, companyUuid }: QueryScope,
  months: readonly Month[],
): Promise<Map<string, { lines: number; recorded: RecordedMonth | null }>> {
  const asked = JSON.stringify(months.map(({ from, to }) => ({ from, to })));
  const rows = await sql<Row[]>`
    select to_char(m.from, 'YYYY-MM') as month, u.lines, u.costs::text,
      (select count(*)::int from charges c where c.company_id = ${companyUuid} and c.period_from <= m.to and c.period_to > m.from) as now
    from jsonb_to_recordset(${asked}::text::jsonb) as m("from" date, "to" date)
    left join usage_months u on u.company_id = ${companyUuid} and u.month = date_trunc('month', m.from)::date`.execute();
  return new Map(
    rows.map(({ month, now, lines, costs }) => [
      month,
      {
        lines: now,
        recorded: lines === null || costs === null ? null : { lines, costs: JSON.parse(costs) as Booked[] },
      },
    ]),
  );
}

/** Records what departments cost in a month, or what they cost once more lines have days in it. */
export function saveMonth(
  { sql, companyUuid, defer }: CommandScope,
  month: string,
  { lines, costs }: RecordedMonth,
): void {
  defer(sql`
    insert into usage_months (company_id, month, lines, costs)
    values (${companyUuid}, ${`${month}-01`}, ${lines}, ${JSON.stringify(costs)}::text::jsonb)
    on conflict (company_id, month) do update set lines = excluded.lines, costs = excluded.costs`);
}
