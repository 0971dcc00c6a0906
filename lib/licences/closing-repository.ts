import type { CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';

export type EndedLicence = { id: string; wasAssigned: boolean; endedBefore: string | null; endsOn: string };

type Row = { id: string; label_number: number; status: string; ends_on: string | null; period_to: string };

/** Rows of one statement: those of the largest companies all at once would take longer than a statement may. */
const AT_ONCE = 10_000;

/** Ends every licence; each is paid to the end of its period, without refund, also where its removal was to end it before (R11). */
export async function endEveryLicence(scope: CommandScope): Promise<EndedLicence[]> {
  const ended: EndedLicence[] = [];
  for (let rows: Row[] = [], after = 0; ; after = rows.at(-1)?.label_number ?? after) {
    rows = await nextLicences(scope, after);
    const last = rows.at(-1)?.label_number;
    if (last !== undefined) endBetween(scope, after, last);
    for (const { id, status, ends_on: endedBefore, period_to: endsOn } of rows)
      ended.push({ id: fromUuid('lic', id), wasAssigned: status === 'assigned', endedBefore, endsOn });
    if (rows.length < AT_ONCE) return ended;
  }
}

const nextLicences = ({ sql, companyUuid }: CommandScope, after: number): PromiseLike<Row[]> =>
  sql<Row[]>`
  select l.id, l.label_number, l.status, l.ends_on::text as ends_on, s.period_to::text as period_to
  from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
  where l.company_id = ${companyUuid} and l.label_number > ${after} and l.status <> 'ended' order by l.label_number limit ${AT_ONCE}`.execute();

function endBetween(scope: CommandScope, after: number, last: number): void {
  const { sql, companyUuid, now } = scope;
  scope.defer(sql`
    update licences l set status = 'ended', ended_at = ${now.toISOString()}, ends_on = s.period_to
    from subscriptions s where s.company_id = l.company_id and s.id = l.subscription_id
      and l.company_id = ${companyUuid} and l.label_number > ${after} and l.label_number <= ${last} and l.status <> 'ended'`);
}

/** Closes every subscription, with what waited for its renewal; gives them with the local day of it. */
export async function closeEverySubscription(scope: CommandScope): Promise<{ id: string; endedOn: string }[]> {
  const { sql, companyUuid } = scope;
  scope.defer(sql`update companies set pending_plan_code = null where company_id = ${companyUuid}`);
  const at = scope.now.toISOString();
  const rows = await sql<{ id: string; ended_on: string }[]>`
    update subscriptions set closed_at = ${at}, pending_frequency = null, renewal_amount = 0
    where company_id = ${companyUuid} and closed_at is null
    returning id, (${at}::timestamptz at time zone time_zone)::date::text as ended_on`.execute();
  return rows.map(({ id, ended_on }) => ({ id: fromUuid('sub', id), endedOn: ended_on }));
}
