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
  const counts = withSegments ? sql`json_build_array(d.segments, d.counts)::text` : sql`'[[],[]]'`;
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
  const known = new Map(segments.map((row) => [row.segment, segmentOf(row)]));
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

const segmentOf = ({ department_id, country, type }: SegmentRow) => ({
  departmentId: department_id === null ? null : fromUuid('dep', department_id),
  country,
  type,
});

function segmentsOf(text: string, known: ReadonlyMap<number, Omit<SegmentCount, 'assigned'>>): SegmentCount[] {
  const [segments, counts] = JSON.parse(text) as [number[], number[]];
  // Hundreds for each of hundreds of days: no object more than needed.
  const found: SegmentCount[] = [];
  for (const [at, number] of segments.entries()) {
    const segment = known.get(number);
    if (segment === undefined) continue;
    const { departmentId, country, type } = segment;
    found.push({ departmentId, country, type, assigned: counts[at] ?? 0 });
  }
  return found;
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
  const numberOf = await learnSegments(scope, days);
  const rows = days.map(({ segments, endsAt, ...day }) => ({
    date: day.date,
    ends_at: endsAt.toISOString(),
    total: day.total,
    assigned: day.assigned,
    ending: day.ending,
    bought_by_hand: day.boughtByHand,
    bought_automatically: day.boughtAutomatically,
    charged: day.charged,
    ...countedBy(numberOf, segments),
  }));
  scope.defer(sql`
    insert into usage_days (company_id, date, ends_at, total, assigned, ending, bought_by_hand, bought_automatically, charged, segments, counts)
    select ${companyUuid}, d.date, d.ends_at, d.total, d.assigned, d.ending, d.bought_by_hand, d.bought_automatically, d.charged, d.segments, d.counts
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as d(date date, ends_at timestamptz, total int, assigned int, ending int,
      bought_by_hand int, bought_automatically int, charged bigint, segments int[], counts int[])
    on conflict (company_id, date) do update set ends_at = excluded.ends_at, total = excluded.total, assigned = excluded.assigned, ending = excluded.ending,
      bought_by_hand = excluded.bought_by_hand, bought_automatically = excluded.bought_automatically, charged = excluded.charged,
      segments = excluded.segments, counts = excluded.counts`);
}

type Numbers = ReadonlyMap<string, number>;

const nameOf = ({ departmentId, country, type }: Omit<SegmentCount, 'assigned'>) =>
  `${departmentId} ${country} ${type}`;

/** A day's counts as they are kept: two lists in the order of the segments' numbers. */
function countedBy(numberOf: Numbers, segments: readonly SegmentCount[]): { segments: number[]; counts: number[] } {
  const numbered = segments
    .map((segment) => ({ number: numberOf.get(nameOf(segment)) ?? 0, assigned: segment.assigned }))
    .sort((a, b) => a.number - b.number);
  return { segments: numbered.map(({ number }) => number), counts: numbered.map(({ assigned }) => assigned) };
}

/** Gives every segment that has none yet the next number, under the company's lock; and tells the numbers of all. */
async function learnSegments({ sql, companyUuid }: CommandScope, days: readonly DayFacts[]): Promise<Numbers> {
  const numbers = new Map<string, number>();
  for (const row of await sql<SegmentRow[]>`
    select segment, department_id, country, type from usage_segments where company_id = ${companyUuid}`.execute())
    numbers.set(nameOf(segmentOf(row)), row.segment);
  let last = Math.max(0, ...numbers.values());
  const fresh: SegmentRow[] = [];
  for (const segment of days.flatMap(({ segments }) => segments)) {
    const name = nameOf(segment);
    if (numbers.has(name)) continue;
    last += 1;
    numbers.set(name, last);
    const { departmentId, country, type } = segment;
    fresh.push({ segment: last, department_id: departmentId && toUuid('dep', departmentId), country, type });
  }
  if (fresh.length > 0)
    await sql`
      insert into usage_segments (company_id, segment, department_id, country, type)
      select ${companyUuid}, n.segment, n.department_id, n.country, n.type
      from jsonb_to_recordset(${JSON.stringify(fresh)}::text::jsonb) as n(segment int, department_id uuid, country text, type text)`.execute();
  return numbers;
}

/** When the first day is over that is not recorded. */
export function saveNextDay({ sql, companyUuid, defer, now }: CommandScope, endsAt: Date): void {
  defer(sql`
    update company_ledgers set usage_due_at = ${endsAt.toISOString()}, last_instant = greatest(last_instant, ${now.toISOString()})
    where company_id = ${companyUuid}`);
}
