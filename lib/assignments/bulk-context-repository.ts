import type { QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid, isId, toUuid } from '@/lib/kernel/id';
import { stillThere } from '@/lib/licences';
import type { BulkItem } from './bulk-input';
import type { FreeLicence } from './context-repository';
import { openHolds } from './hold-repository';
import type { MemberState, NumberState } from './rules';
import type { NewAssignment } from './write-repository';

/** An item with its line in canonical form; ids are as the caller gave them. */
export type ReadItem = BulkItem & { e164?: string | undefined };

/** What one item names, as it stands behind the lock. */
export type ItemState = {
  index: number;
  member: MemberState | null;
  number: NumberState | null;
  /** The line's kind, to take it from the inventory. */
  line: { country: string; type: string; national: string } | null;
  /** The open assignment of a number that somebody holds. */
  assignment: NewAssignment | null;
};

type Row = {
  member_id: string | null;
  member_status: string | null;
  member_numbers: number | null;
  number_id: string | null;
  e164: string | null;
  number_status: NumberState['status'] | null;
  holder_id: string | null;
  country: string | null;
  type: string | null;
  national: string | null;
  requirement: string | null;
  hold_id: string | null;
  held_for: string | null;
  assignment_id: string | null;
  licence_id: string | null;
  started_ms: string | null;
};

/**
 * Reads everything the items name in one statement, in their order. Lines of the inventory are held until the
 * transaction ends, in one order for everybody, so that two bulk calls do not wait for each other in a circle.
 */
export async function readItems(scope: QueryScope, items: readonly ReadItem[], lock: boolean): Promise<ItemState[]> {
  const { sql, companyUuid } = scope;
  const lines = items.flatMap(({ e164 }) => e164 ?? []);
  if (lock && lines.length > 0) {
    void sql`
      select 1 from number_directory
      where e164 in (select value from jsonb_array_elements_text(${JSON.stringify(lines)}::text::jsonb)) and company_id is null
      order by e164 for update`.execute();
  }
  const asked = items.map((item, position) => ({
    position,
    member: uuidOrNull('mem', item.memberId),
    email: item.email?.toLowerCase() ?? null,
    number: uuidOrNull('num', item.numberId),
    e164: item.e164 ?? null,
  }));
  const [[plan], rows] = await Promise.all([
    sql<{ name: string; member_limit: number }[]>`
      select p.name, p.member_number_limit as member_limit from companies c join plans p on p.code = c.plan_code
      where c.company_id = ${companyUuid}`.execute(),
    sql<Row[]>`
      with item as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as item(position int, member uuid, email text, number uuid, e164 text)
      ), held as materialized (
        select member_id, count(*)::int as numbers from (
          select n.member_id from numbers n where n.company_id = ${companyUuid} and n.status = 'assigned'
          union all select waiting.member_id from ${openHolds(scope, lock)} waiting) mine
        group by member_id
      )
      select coalesce(mi.id, me.id) as member_id, coalesce(mi.status, me.status) as member_status, coalesce(held.numbers, 0) as member_numbers,
        coalesce(ni.id, ne.id) as number_id, coalesce(ni.e164, d.e164) as e164,
        coalesce(ni.status, ne.status, case when d.e164 is not null then 'inventory' end) as number_status,
        coalesce(ni.member_id, ne.member_id) as holder_id, k.country, k.type, coalesce(ni.national, d.national) as national,
        k.not_assignable_reason as requirement, hold.id as hold_id, hold.member_id as held_for, a.id as assignment_id, a.licence_id,
        (extract(epoch from a.started_at) * 1000)::bigint::text as started_ms
      from item i
      left join members mi on mi.company_id = ${companyUuid} and mi.id = i.member and mi.status <> 'deleted'
      left join members me on me.company_id = ${companyUuid} and me.sort_email = i.email and me.status <> 'deleted'
      left join held on held.member_id = coalesce(mi.id, me.id)
      left join numbers ni on ni.company_id = ${companyUuid} and ni.id = i.number
      left join number_directory d on d.e164 = i.e164 and (d.company_id is null or d.company_id = ${companyUuid})
      left join numbers ne on ne.company_id = ${companyUuid} and ne.e164 = d.e164 and ne.status <> 'left'
      left join number_kinds k on k.country = coalesce(ni.country, d.country) and k.type = coalesce(ni.type, d.type)
      left join ${openHolds(scope, lock)} hold on hold.number_id = coalesce(ni.id, ne.id)
      left join assignments a on a.company_id = ${companyUuid} and a.number_id = coalesce(ni.id, ne.id) and a.ended_at is null
      order by i.position`.execute(),
  ]);
  if (plan === undefined) throw new DomainError('not_found');
  return rows.map((row, index) => asState(row, index, plan));
}

const uuidOrNull = (prefix: 'mem' | 'num', id: string | undefined): string | null =>
  id !== undefined && isId(prefix, id) ? toUuid(prefix, id) : null;

function asState(row: Row, index: number, plan: { name: string; member_limit: number }): ItemState {
  const numberId = row.number_id && fromUuid('num', row.number_id);
  const holderId = row.holder_id && fromUuid('mem', row.holder_id);
  return {
    index,
    member: row.member_id === null ? null : memberOf(row, fromUuid('mem', row.member_id), plan),
    number:
      row.e164 === null || row.number_status === null
        ? null
        : {
            id: numberId,
            e164: row.e164,
            status: row.number_status,
            holderId,
            requirement: row.requirement,
            hold:
              row.hold_id === null || row.held_for === null
                ? null
                : { requestId: fromUuid('arq', row.hold_id), memberId: fromUuid('mem', row.held_for) },
          },
    line:
      row.country === null || row.type === null
        ? null
        : { country: row.country, type: row.type, national: row.national ?? '' },
    assignment:
      row.assignment_id === null || row.licence_id === null || numberId === null || holderId === null
        ? null
        : {
            id: fromUuid('asg', row.assignment_id),
            numberId,
            memberId: holderId,
            licenceId: fromUuid('lic', row.licence_id),
            startedAt: new Date(Number(row.started_ms)).toISOString(),
          },
  };
}

const memberOf = (row: Row, id: string, plan: { name: string; member_limit: number }): MemberState => ({
  id,
  status: row.member_status ?? '',
  numbers: row.member_numbers ?? 0,
  limit: plan.member_limit,
  planName: plan.name,
});

/** The licences that so many assignments would use, in the order of use (R5); none whose period is over. */
export async function findFree(scope: QueryScope, limit: number, now: Date): Promise<FreeLicence[]> {
  const rows = await scope.sql<
    {
      id: string;
      label_number: number;
      frequency: FreeLicence['frequency'];
      ending: boolean;
      unit_price: string;
      period_to: string;
    }[]
  >`
    select l.id, l.label_number, l.frequency, l.ends_on is not null as ending, l.unit_price::text, s.period_to from licences l
    join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
    where l.company_id = ${scope.companyUuid} and l.status = 'available' and ${stillThere(scope.sql, now)}
    order by (l.ends_on is not null), l.frequency desc nulls last, l.label_number limit ${limit}`.execute();
  return rows.map((row) => ({
    id: fromUuid('lic', row.id),
    labelNumber: row.label_number,
    frequency: row.frequency,
    ending: row.ending,
    unitPrice: Number(row.unit_price),
    periodTo: row.period_to,
  }));
}

/** The day of the company's next renewal, of whichever frequency. */
export async function nextRenewal(scope: QueryScope): Promise<string | null> {
  const [row] = await scope.sql<{ on: string | null }[]>`
    select min(period_to) as on from subscriptions where company_id = ${scope.companyUuid} and closed_at is null`.execute();
  return row?.on ?? null;
}
