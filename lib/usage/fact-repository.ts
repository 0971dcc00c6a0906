import type { CommandScope, QueryScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { DayFacts, SegmentCount } from './history';

type DayRow = {
  date: string;
  ends_ms: string;
  total: number;
  assigned: number;
  ending: number;
  bought_by_hand: number;
  bought_automatically: number;
  charged: string;
  segments: string;
};
type SegmentRow = { segment: number; department_id: string | null; country: string; type: string };

/** Days of a range that are recorded, the oldest first; without segments they are read in a fraction of the time. */
export async function recordedDays(
  { sql, companyUuid }: QueryScope,
  { from, to }: { from: string; to: string },
  withSegments: boolean,
): Promise<DayFacts[]> {
  const counts = withSegments ? sql`jsonb_build_array(d.segments, d.counts)::text` : sql`'[[],[]]'`;
  const [days, segments] = await Promise.all([
    sql<DayRow[]>`
      select d.date::text, (extract(epoch from d.ends_at) * 1000)::bigint::text as ends_ms, d.total, d.assigned, d.ending, d.bought_by_hand,
        d.bought_automatically, d.charged::text, ${counts} as segments
      from usage_days d where d.company_id = ${companyUuid} and d.date between ${from}::date and ${to}::date order by d.date`.execute(),
    withSegments
      ? sql<SegmentRow[]>`
          select segment, department_id, country, type from usage_segments where company_id = ${companyUuid}`.execute()
      : [],
  ]);
  const known = new Map(
    segments.map(({ segment, department_id, country, type }) => [
      segment,
      { departmentId: department_id === null ? null : fromUuid('dep', department_id), country, type },
    ]),
  );
  return days.map((row) => ({
    date: row.date,
    endsAt: new Date(Number(row.ends_ms)),
    total: row.total,
    assigned: row.assigned,
    ending: row.ending,
    boughtByHand: row.bought_by_hand,
    boughtAutomatically: row.bought_automatically,
    charged: Number(row.charged),
    segments: segmentsOf(row.segments, known),
  }));
}

function segmentsOf(text: string, known: ReadonlyMap<number, Omit<SegmentCount, 'assigned'>>): SegmentCount[] {
  const [segments, counts] = JSON.parse(text) as [number[], number[]];
  return segments.flatMap((number, at) => {
    const segment = known.get(number);
    return segment === undefined ? [] : [{ ...segment, assigned: counts[at] ?? 0 }];
  });
}

/** The last day that is recorded, or null. */
export async function lastRecorded({ sql, companyUuid }: QueryScope): Promise<string | null> {
  const [row] = await sql<{ date: string }[]>`
    select date::text from usage_days where company_id = ${companyUuid} order by date desc limit 1`.execute();
  return row?.date ?? null;
}

/** Records days, or puts what history says in the place of what was recorded. */
export async function saveDays(scope: CommandScope, days: readonly DayFacts[]): Promise<void> {
  if (days.length === 0) return;
  const { sql, companyUuid } = scope;
  await learnSegments(scope, days);
  const rows = days.map(({ segments, endsAt, ...day }) => ({
    date: day.date,
    ends_at: endsAt.toISOString(),
    total: day.total,
    assigned: day.assigned,
    ending: day.ending,
    bought_by_hand: day.boughtByHand,
    bought_automatically: day.boughtAutomatically,
    charged: day.charged,
    counted: segments.map(asRow),
  }));
  scope.defer(sql`
    insert into usage_days (company_id, date, ends_at, total, assigned, ending, bought_by_hand, bought_automatically, charged, segments, counts)
    select ${companyUuid}, d.date, d.ends_at, d.total, d.assigned, d.ending, d.bought_by_hand, d.bought_automatically, d.charged, c.segments, c.counts
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(date date, ends_at timestamptz, total int, assigned int, ending int,
      bought_by_hand int, bought_automatically int, charged bigint, counted jsonb)
    cross join lateral (
      select coalesce(array_agg(s.segment order by s.segment), '{}') as segments, coalesce(array_agg(n.assigned order by s.segment), '{}') as counts
      from jsonb_to_recordset(d.counted) as n(department_id uuid, country text, type text, assigned int)
      join usage_segments s on s.company_id = ${companyUuid} and s.department_id is not distinct from n.department_id and s.country = n.country and s.type = n.type
    ) c
    on conflict (company_id, date) do update set ends_at = excluded.ends_at, total = excluded.total, assigned = excluded.assigned, ending = excluded.ending,
      bought_by_hand = excluded.bought_by_hand, bought_automatically = excluded.bought_automatically, charged = excluded.charged,
      segments = excluded.segments, counts = excluded.counts`);
}

const asRow = ({ departmentId, country, type, assigned }: SegmentCount) => ({
  department_id: departmentId === null ? null : toUuid('dep', departmentId),
  country,
  type,
  assigned,
});

/** Gives every segment that has none yet the next number, under the company's lock. */
async function learnSegments({ sql, companyUuid }: CommandScope, days: readonly DayFacts[]): Promise<void> {
  const met = new Map(
    days
      .flatMap(({ segments }) => segments)
      .map((one) => [`${one.departmentId} ${one.country} ${one.type}`, asRow(one)]),
  );
  if (met.size === 0) return;
  await sql`
    insert into usage_segments (company_id, segment, department_id, country, type)
    select ${companyUuid}, (select coalesce(max(segment), 0) from usage_segments where company_id = ${companyUuid}) + row_number() over (), n.department_id, n.country, n.type
    from jsonb_to_recordset(${JSON.stringify([...met.values()])}::text::jsonb) as n(department_id uuid, country text, type text)
    where not exists (select from usage_segments s where s.company_id = ${companyUuid} and s.department_id is not distinct from n.department_id
      and s.country = n.country and s.type = n.type)`.execute();
}

/** When the first day is over that is not recorded. */
export function saveNextDay({ sql, companyUuid, defer, now }: CommandScope, endsAt: Date): void {
  defer(sql`
    update company_ledgers set usage_due_at = ${endsAt.toISOString()}, last_instant = greatest(last_instant, ${now.toISOString()})
    where company_id = ${companyUuid}`);
}
