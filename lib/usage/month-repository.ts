import type { CommandScope, QueryScope } from '@/lib/access';
import type { Booked } from '@/lib/costs';
import type { Month } from './month-rules';

/** A month as it is recorded, up to which of its days, and from how many lines it was made. */
export type RecordedMonth = { through: string; lines: number; costs: Booked[] };

/** How many lines have days in a month now, and what of it is recorded while no line came to those days. */
export type KnownMonth = { lines: number; recorded: RecordedMonth | null };

type Row = {
  month: string;
  now: number;
  through: string | null;
  lines: number | null;
  lines_now: number;
  costs: string | null;
};

/** What is known of each of the months. */
export async function linesAndRecords(
  { sql, companyUuid }: QueryScope,
  months: readonly Month[],
): Promise<Map<string, KnownMonth>> {
  const asked = JSON.stringify(months.map(({ from, to }) => ({ from, to })));
  const rows = await sql<Row[]>`
    select to_char(m.from, 'YYYY-MM') as month, u.through::text, u.lines, u.costs::text,
      (select count(*)::int from charges c where c.company_id = ${companyUuid} and c.period_from <= m.to and c.period_to > m.from) as now,
      (select count(*)::int from charges c where c.company_id = ${companyUuid} and c.period_from <= u.through and c.period_to > m.from) as lines_now
    from jsonb_to_recordset(${asked}::text::jsonb) as m("from" date, "to" date)
    left join usage_months u on u.company_id = ${companyUuid} and u.month = date_trunc('month', m.from)::date`.execute();
  return new Map(
    rows.map(({ month, now, through, lines, lines_now, costs }) => [
      month,
      {
        lines: now,
        recorded:
          through === null || costs === null || lines !== lines_now
            ? null
            : { through, lines, costs: JSON.parse(costs) as Booked[] },
      },
    ]),
  );
}

/**
 * Records what departments cost in a month, up to one of its days; or what they cost once more lines have days in it. Costs
 * that were read before the company's lock say of how many lines: if another came since, the worker makes the month again.
 */
export function saveMonth(
  { sql, companyUuid, defer }: CommandScope,
  month: Month,
  { through, costs, lines }: Omit<RecordedMonth, 'lines'> & { lines?: number },
): void {
  defer(sql`
    insert into usage_months (company_id, month, through, lines, costs)
    select ${companyUuid}, ${month.from}::date - (extract(day from ${month.from}::date)::int - 1), ${through}, coalesce(${lines ?? null}::int, count(*)), ${JSON.stringify(costs)}::text::jsonb
    from charges where company_id = ${companyUuid} and period_from <= ${through}::date and period_to > ${month.from}::date
    on conflict (company_id, month) do update set through = excluded.through, lines = excluded.lines, costs = excluded.costs
      where usage_months.through <= excluded.through`);
}
