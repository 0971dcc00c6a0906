import type { CommandScope, OperatorScope, QueryScope } from '@/lib/access';
import { fromUuid, isUuid, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { SupportGrantView } from './view';

type Row = {
  id: string;
  staff_name: string;
  mode: SupportGrantView['mode'];
  reason: string;
  ticket: string;
  opened_ms: string;
  expires_ms: string;
  ended_ms: string | null;
  ended_because: NonNullable<SupportGrantView['ended']>['because'] | null;
  ended_by_name: string | null;
};

const instantOf = (ms: string): string => new Date(Number(ms)).toISOString();

/** A grant as it is now: one whose time is over has ended, also while the worker has not come by yet. */
const columns = ({ sql }: Pick<QueryScope, 'sql'>) => sql`
  g.id, g.staff_name, g.mode, g.reason, g.ticket,
  (extract(epoch from g.opened_at) * 1000)::bigint::text as opened_ms,
  (extract(epoch from g.expires_at) * 1000)::bigint::text as expires_ms,
  (extract(epoch from coalesce(g.ended_at, case when g.expires_at <= clock_timestamp() then g.expires_at end)) * 1000)::bigint::text as ended_ms,
  coalesce(g.ended_because, case when g.expires_at <= clock_timestamp() then 'expired' end) as ended_because`;

function asView(row: Row): SupportGrantView {
  const { ended_ms: at, ended_because: because } = row;
  return {
    id: fromUuid('gra', row.id),
    staffName: row.staff_name,
    mode: row.mode,
    reason: row.reason,
    ticket: row.ticket,
    openedAt: instantOf(row.opened_ms),
    expiresAt: instantOf(row.expires_ms),
    ended: at === null || because === null ? null : { at: instantOf(at), because, byName: row.ended_by_name },
  };
}

/** What an account is called: hidden from companies, so a grant says it to them. */
export async function staffNameOf({ sql }: OperatorScope, accountId: string): Promise<string | null> {
  const [row] = await sql<{ email: string }[]>`
    select email from accounts where id = ${toUuid('acc', accountId)} and staff_role is not null`;
  return row?.email ?? null;
}

type NewGrant = Pick<SupportGrantView, 'id' | 'staffName' | 'mode' | 'reason' | 'ticket'> & {
  accountId: string;
  minutes: number;
};

/** Opens a grant by the database's clock: never by a company's, which may be ahead of it. Gives until when it lasts. */
export async function insertGrant({ sql, companyUuid }: CommandScope, grant: NewGrant): Promise<string> {
  const [row] = await sql<{ expires_ms: string }[]>`
    insert into support_grants (company_id, id, account_id, staff_name, mode, reason, ticket, opened_at, expires_at)
    select ${companyUuid}, ${toUuid('gra', grant.id)}, ${toUuid('acc', grant.accountId)}, ${grant.staffName}, ${grant.mode},
      ${grant.reason}, ${grant.ticket}, now, now + make_interval(mins => ${grant.minutes})
    from date_trunc('milliseconds', clock_timestamp()) as now
    returning (extract(epoch from expires_at) * 1000)::bigint::text as expires_ms`;
  if (row === undefined) throw new Error('a grant just opened is not there');
  return instantOf(row.expires_ms);
}

/** Whether the account has a grant here that lasts. */
export async function hasOpenGrant({ sql, companyUuid }: CommandScope, accountId: string): Promise<boolean> {
  const rows = await sql`
    select from support_grants where company_id = ${companyUuid} and account_id = ${toUuid('acc', accountId)}
      and ended_at is null and expires_at > clock_timestamp()`;
  return rows.length > 0;
}

/** Ends grants whose time is over, at the instant when it was. Gives their ids. */
export async function expireGrants({ sql, companyUuid }: CommandScope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update support_grants set ended_at = expires_at, ended_because = 'expired'
    where company_id = ${companyUuid} and ended_at is null and expires_at <= clock_timestamp() returning id`;
  return rows.map(({ id }) => fromUuid('gra', id));
}

/** Ends a grant that lasts; of an account's own only where one is named. False if there is none that lasts. */
export async function endGrant(
  { sql, companyUuid }: CommandScope,
  grantId: string,
  by: { because: 'company'; memberId: string | null } | { because: 'left'; accountId: string },
): Promise<boolean> {
  const memberUuid = by.because === 'company' && by.memberId !== null ? toUuid('mem', by.memberId) : null;
  const accountUuid = by.because === 'left' ? toUuid('acc', by.accountId) : null;
  const ended = await sql`
    update support_grants set ended_at = date_trunc('milliseconds', clock_timestamp()), ended_because = ${by.because}, ended_by = ${memberUuid}
    where company_id = ${companyUuid} and id = ${toUuid('gra', grantId)} and ended_at is null and expires_at > clock_timestamp()
      and (${accountUuid}::uuid is null or account_id = ${accountUuid}::uuid)`;
  return ended.count > 0;
}

/** Whether the company ever had that grant. */
export async function hasGrant({ sql, companyUuid }: CommandScope, grantId: string): Promise<boolean> {
  const rows = await sql`
    select from support_grants where company_id = ${companyUuid} and id = ${toUuid('gra', grantId)}`;
  return rows.length > 0;
}

const byName = ({ sql }: Pick<QueryScope, 'sql'>) => sql`
  (select m.first_name || ' ' || m.last_name from members m where m.company_id = g.company_id and m.id = g.ended_by) as ended_by_name`;

/** A page of the company's grants, the latest first. */
export async function grantPage(
  scope: QueryScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SupportGrantView>> {
  const { sql, companyUuid } = scope;
  const start = pageStart('support_grants', cursor, 2);
  const [at, id] = start?.key ?? [];
  if (start !== null && (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUuid(String(id))))
    throw refusedCursor();
  const backwards = start?.direction === 'before';
  const edge = sql`(${String(at)}::timestamptz, ${String(id)}::uuid)`;
  const beyond =
    start === null
      ? sql``
      : backwards
        ? sql`and (g.opened_at, g.id) > ${edge}`
        : sql`and (g.opened_at, g.id) < ${edge}`;
  const order = backwards ? sql`asc` : sql`desc`;
  const rows = await sql<Row[]>`
    select ${columns(scope)}, ${byName(scope)} from support_grants g
    where g.company_id = ${companyUuid} ${beyond} order by g.opened_at ${order}, g.id ${order} limit ${limit + 1}`.execute();
  return pageOfRows('support_grants', start, limit, rows, (row) => [instantOf(row.opened_ms), row.id], asView);
}

/** The grants that last, the latest first. */
export async function openGrants(scope: QueryScope): Promise<SupportGrantView[]> {
  const { sql, companyUuid } = scope;
  const rows = await sql<Row[]>`
    select ${columns(scope)}, null as ended_by_name from support_grants g
    where g.company_id = ${companyUuid} and g.ended_at is null and g.expires_at > clock_timestamp()
    order by g.opened_at desc, g.id desc`.execute();
  return rows.map(asView);
}

type CompanyRow = { name: string; plan_name: string; state: 'active' | 'past_due' | 'restricted' | 'closed' };

/** What a company is called, its plan and state, for the operator's people; null where there is none. */
export async function companyForStaff({ sql }: OperatorScope, companyId: string): Promise<CompanyRow | null> {
  const [row] = await sql<CompanyRow[]>`
    select c.name, p.name as plan_name, c.state from companies c join plans p on p.code = c.plan_code
    where c.company_id = ${toUuid('com', companyId)}`;
  return row ?? null;
}

/** Its latest grants, and which of them are the account's. */
export async function latestGrants(
  scope: OperatorScope,
  companyId: string,
  accountId: string,
): Promise<(SupportGrantView & { isOwn: boolean })[]> {
  const rows = await scope.sql<(Row & { is_own: boolean })[]>`
    select ${columns(scope)}, null as ended_by_name, g.account_id = ${toUuid('acc', accountId)} as is_own from support_grants g
    where g.company_id = ${toUuid('com', companyId)} order by g.opened_at desc, g.id desc limit 20`;
  return rows.map((row) => ({ ...asView(row), isOwn: row.is_own }));
}

/** Companies with a grant whose time is over and that nobody ended. */
export async function companiesToExpire({ sql }: OperatorScope, limit: number): Promise<string[]> {
  const rows = await sql<{ company_id: string }[]>`
    select distinct company_id from support_grants where ended_at is null and expires_at <= clock_timestamp() limit ${limit}`;
  return rows.map((row) => fromUuid('com', row.company_id));
}

/** Who is told at once that somebody of the operator is in the company. */
export async function peopleToTell({ sql, companyUuid }: CommandScope): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from members where company_id = ${companyUuid} and role in ('owner', 'admin') and status = 'active' order by id`;
  return rows.map(({ id }) => fromUuid('mem', id));
}

/** Uncovers a member for as long as the grant lasts: false if they were, null where there is no such member. */
export async function insertReveal(
  { sql, companyUuid, now }: CommandScope,
  grantId: string,
  memberId: string,
): Promise<boolean | null> {
  const memberUuid = toUuid('mem', memberId);
  const there = await sql`select from members where company_id = ${companyUuid} and id = ${memberUuid}`;
  if (there.length === 0) return null;
  const added = await sql`
    insert into support_reveals (company_id, grant_id, member_id, revealed_at)
    values (${companyUuid}, ${toUuid('gra', grantId)}, ${memberUuid}, ${now.toISOString()}) on conflict do nothing`;
  return added.count > 0;
}
