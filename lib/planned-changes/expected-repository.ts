import type { QueryScope } from '@/lib/access';
import type { FreeLicence } from '@/lib/assignments';
import { fromUuid, toUuid } from '@/lib/kernel/id';

/** What is planned until a day, that day included, as far as another assignment on it depends on it. */
export type Expected = {
  /** Licences that are free by then and stay. */
  available: number;
  /** Licences that are free by then and end later: using one undoes its removal, which renews (R5, R7). */
  ending: number;
  /** The one of those that would be kept. */
  kept: FreeLicence | null;
  /** Numbers that the member has more, or fewer, by then. */
  numbers: number;
  /** The number is taken from who holds it by then. */
  isReleased: boolean;
};

type Row = { free: number; numbers: number; released: boolean } & (
  | { id: null }
  | {
      id: string;
      ending: number;
      label_number: number;
      frequency: FreeLicence['frequency'];
      unit_price: string;
      period_to: string;
    }
);

/**
 * Counts licences that are free now and stay, with what planned changes free and use until the day; what they need beyond
 * those takes ending ones first. A number is taken from its holder once, however often that is planned.
 */
export async function expectedOn(
  { sql, companyUuid }: QueryScope,
  { on, memberId, numberId }: { on: string; memberId: string; numberId: string | undefined },
): Promise<Expected> {
  const member = toUuid('mem', memberId);
  const number = numberId === undefined ? null : toUuid('num', numberId);
  const [row] = await sql<Row[]>`
    with coming as (
      select kind, number_id, member_id, holder_id from planned_changes
      where company_id = ${companyUuid} and status = 'planned' and on_date <= ${on}
    ), counted as (
      select
        (select count(*)::int from licences where company_id = ${companyUuid} and status = 'available' and ends_on is null)
          + count(distinct number_id) filter (where kind in ('unassign', 'delete') and holder_id is not null)::int
          - count(*) filter (where kind = 'assign')::int as free,
        count(*) filter (where member_id = ${member})::int
          - count(distinct number_id) filter (where kind in ('unassign', 'delete') and holder_id = ${member})::int
          - count(*) filter (where kind = 'reassign' and holder_id = ${member})::int as numbers,
        coalesce(bool_or(kind = 'unassign' and number_id = ${number}::uuid), false) as released
      from coming
    )
    select counted.*, kept.* from counted left join lateral (
      select l.id, l.label_number, l.frequency, l.unit_price::text, s.period_to, count(*) over ()::int as ending from licences l
      join subscriptions s on s.company_id = ${companyUuid} and s.id = l.subscription_id
      where l.company_id = ${companyUuid} and l.status = 'available' and l.ends_on > ${on}
      order by l.frequency desc, l.label_number offset greatest(-counted.free, 0) limit 1
    ) kept on true`.execute();
  if (row === undefined) throw new Error('a count without a row');
  return {
    available: Math.max(row.free, 0),
    ending: row.id === null ? 0 : row.ending + Math.min(row.free, 0),
    kept: row.id === null ? null : keptOf(row),
    numbers: row.numbers,
    isReleased: row.released,
  };
}

const keptOf = (row: Row & { id: string }): FreeLicence => ({
  id: fromUuid('lic', row.id),
  labelNumber: row.label_number,
  frequency: row.frequency,
  ending: true,
  unitPrice: Number(row.unit_price),
  periodTo: row.period_to,
});
