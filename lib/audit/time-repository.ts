import { addDays, startOfDay } from '@/lib/kernel/calendar';
import type { LogSource } from './log-repository';

/**
 * The sequence number with which a log goes on at a day or an instant; of a day that is an end, behind it. The log is in
 * order of time, since every event is written behind the lock of its head: halving finds the place without an index.
 */
export async function firstSequenceFrom(log: LogSource, moment: string, edge: 'start' | 'end'): Promise<number> {
  const { sql, events, own, head } = log;
  const instant = await instantOf(log, moment, edge);
  const [row] = await sql<{ first: string }[]>`
    with recursive halved as (
      select 1::bigint as low, audit_sequence + 1 as high from ${head}
      union all
      select case when middle.is_before then (low + high) / 2 + 1 else low end,
        case when middle.is_before then high else (low + high) / 2 end
      from halved cross join lateral (
        select e.at < ${instant.toISOString()} as is_before from ${events}
        where ${own} and e.sequence >= (low + high) / 2 order by e.sequence limit 1
      ) middle
      where low < high
    )
    select max(low)::text as first from halved`.execute();
  return Number(row?.first ?? 1);
}

async function instantOf({ timeZone }: LogSource, moment: string, edge: 'start' | 'end'): Promise<Date> {
  if (moment.includes('T')) return new Date(moment);
  return startOfDay(edge === 'start' ? moment : addDays(moment, 1), await timeZone());
}
