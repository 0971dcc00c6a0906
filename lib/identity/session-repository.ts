import type { CompanyRole, OperatorScope, SecondFactor, StaffRole } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import type { Place } from './sign-in-repository';
import type { PendingView, SessionAwaits, SessionView } from './view';

type Fragment = ReturnType<OperatorScope['sql']>;
type CompanyState = NonNullable<SessionView['membership']>['company']['state'];

type NewSession = {
  accountId: string;
  place: Place;
  secretDigest: string;
  address?: string | undefined;
  userAgent?: string | undefined;
  hasChoice: boolean;
  /** Who signed its holder in, for single sign-on. */
  identity?: { issuer: string; subject: string; sid?: string | undefined } | undefined;
  /** By which grant one of the operator's people goes into a company (R24). */
  grantId?: string | undefined;
  /** When its holder signed in; absent: now. */
  signedInAt?: string | undefined;
  /** When its holder last proved who they are; absent: now. */
  provenAt?: string | undefined;
  /** When they proved a second factor, if they did. */
  secondFactorAt?: string | null | undefined;
  /** What they still have to do before it acts as anybody. */
  awaits?: SessionAwaits | null | undefined;
};

/**
 * Opens a session, which ends twelve hours after its holder signed in. One that only has to choose a company ends after
 * half an hour, and acts as nobody until then; so does one that waits for a second factor, which begins to wait now.
 */
export async function insertSession({ sql }: OperatorScope, session: NewSession): Promise<void> {
  const { companyUuid, memberUuid } = session.place;
  const { issuer = null, subject = null, sid = null } = session.identity ?? {};
  const chooses = session.hasChoice && memberUuid === null;
  const awaits = session.awaits ?? null;
  await sql`
    insert into sessions (id, secret_digest, account_id, company_id, member_id, created_at, expires_at, proven_at, address, user_agent, has_choice, second_factor_at, awaits,
      identity_issuer, identity_subject, identity_sid, grant_id)
    select ${toUuid('ses', newId('ses'))}, ${session.secretDigest}, ${toUuid('acc', session.accountId)}, ${companyUuid}, ${memberUuid},
      began, least(began + ${chooses ? '30 minutes' : '12 hours'}::interval, now() + ${awaits === null ? null : '30 minutes'}::interval),
      coalesce(${session.provenAt ?? null}::timestamptz, now()), ${session.address ?? null}, ${session.userAgent ?? null}, ${session.hasChoice},
      ${session.secondFactorAt ?? null}::timestamptz, ${awaits}, ${issuer}, ${subject}, ${sid},
      ${session.grantId === undefined ? null : toUuid('gra', session.grantId)}
    from coalesce(${session.signedInAt ?? null}::timestamptz, now()) as began`;
}

/** Ends the session at once, wherever copies of its cookie are; false if it had ended before. */
export async function endByDigest({ sql }: OperatorScope, digest: string): Promise<boolean> {
  const ended = await sql`update sessions set ended_at = now() where secret_digest = ${digest} and ended_at is null`;
  return ended.count > 0;
}

/** Puts a new secret in the place of a living session's, whose holder has just proven who they are; false if it has ended. */
export async function renewSecret({ sql }: OperatorScope, digest: string, newDigest: string): Promise<boolean> {
  const renewed = await sql`
    update sessions set secret_digest = ${newDigest}, proven_at = now(), last_used_at = now()
    where secret_digest = ${digest} and ended_at is null and expires_at > now()`;
  return renewed.count > 0;
}

/** Ends every session of the account. */
export async function endByAccount({ sql }: OperatorScope, accountId: string): Promise<void> {
  await sql`update sessions set ended_at = now() where account_id = ${toUuid('acc', accountId)} and ended_at is null`;
}

/** Ends this session and all others of its account; one by single sign-on ends those of its own company only. */
export async function endAllBeside({ sql }: OperatorScope, digest: string): Promise<void> {
  await sql`
    update sessions s set ended_at = now() from sessions own
    where own.secret_digest = ${digest} and s.account_id = own.account_id and s.ended_at is null
      and (own.identity_issuer is null or s.company_id is not distinct from own.company_id)`;
}

/** Whose session waits for what, while it does. */
export async function pendingByDigest({ sql }: OperatorScope, digest: string): Promise<PendingView | null> {
  const [row] = await sql<{ account_id: string; email: string; awaits: SessionAwaits; company_name: string | null }[]>`
    select s.account_id, a.email, s.awaits, c.name as company_name
    from sessions s join accounts a on a.id = s.account_id left join companies c on c.company_id = s.company_id
    where s.secret_digest = ${digest} and s.ended_at is null and s.expires_at > now() and s.awaits is not null`;
  if (row === undefined) return null;
  const { account_id: account, company_name: companyName, ...rest } = row;
  return { ...rest, accountId: fromUuid('acc', account), companyName };
}

type Taken = { accountId: string; place: Place; signedInAt: string; hasChoice: boolean; secondFactorAt: string | null };
type TakenRow = {
  account_id: string;
  company_id: string | null;
  member_id: string | null;
  signed_in_at: string;
  has_choice: boolean;
  second_factor_at: string | null;
};

/** Ends a living session so that another one goes on in its place: of two at once, one gets it. */
export async function takeSession(
  { sql }: OperatorScope,
  digest: string,
  awaits: readonly (SessionAwaits | null)[],
): Promise<Taken | null> {
  const wanted = awaits.map((one) => one ?? '');
  const [row] = await sql<TakenRow[]>`
    update sessions set ended_at = now()
    where secret_digest = ${digest} and ended_at is null and expires_at > now() and coalesce(awaits, '') = any(${wanted}::text[])
    returning account_id, company_id, member_id, created_at::text as signed_in_at, has_choice, second_factor_at::text`;
  if (row === undefined) return null;
  return {
    accountId: fromUuid('acc', row.account_id),
    place: { companyUuid: row.company_id, memberUuid: row.member_id },
    signedInAt: row.signed_in_at,
    hasChoice: row.has_choice,
    secondFactorAt: row.second_factor_at,
  };
}

type Row = {
  id: string;
  proven_at: string;
  account_id: string;
  email: string;
  own_locale: string | null;
  own_time_zone: string | null;
  staff_role: StaffRole | null;
  member_id: string | null;
  company_id: string | null;
  member_name: string;
  role: CompanyRole;
  led: string | null;
  support_inside: boolean;
  grant_id: string | null;
  grant_company_id: string | null;
  grant_mode: 'read' | 'act';
  grant_ticket: string;
  grant_expires_ms: string;
  grant_over: 'left' | 'company' | 'expired' | null;
  company_name: string;
  plan_code: string;
  plan_name: string;
  currency: string;
  time_zone: string;
  locale: string | null;
  state: CompanyState;
  has_alerts: boolean;
  has_choice: boolean;
  is_sign_on: boolean;
  second_factor: SecondFactor;
};

/**
 * Whether a session is by a way that its company `i` lets in: the provider that signed its holder in is still the one,
 * and a password is not refused. So a switch there holds at once.
 */
export const isLetIn = ({ sql }: OperatorScope, session: Fragment) => sql`(case when ${session}.identity_issuer is null
  then i.required is not true or i.break_glass_member_id = ${session}.member_id else i.enabled is true and i.issuer = ${session}.identity_issuer end)`;

/**
 * Whether the holder `a` of a session `s` in the company `k`, if any, has been idle too long: staff for thirty minutes, a
 * member for as long as that company allows, if it set a limit.
 */
export const isIdle = ({ sql }: OperatorScope) => sql`(s.last_used_at <= now() - case
  when a.staff_role is not null then interval '30 minutes' else make_interval(mins => k.member_idle_minutes) end) is true`;

/**
 * The living session of a secret: not ended, not older than twelve hours, waiting for nothing, not idle for too long, for a
 * member as active as they are now, not from before they last left, and by a way that their company lets in.
 * One statement, its COMMIT sent behind it; the time of the last use is written at most once a minute.
 */
export async function findByDigest(scope: OperatorScope, digest: string): Promise<SessionView | null> {
  const asked = scope.sql<Row[]>`
    with found as (
      select s.id, s.account_id, s.company_id, s.member_id, s.last_used_at, s.created_at, s.proven_at, s.has_choice, s.identity_issuer, s.grant_id, a.email, a.staff_role,
        a.locale as own_locale, a.time_zone as own_time_zone,
        case when s.second_factor_at is not null or s.identity_issuer is not null then 'proven' when a.second_factor_exempt is not null then 'exempt' else 'none' end as second_factor
      from sessions s join accounts a on a.id = s.account_id left join companies k on k.company_id = s.company_id
      where s.secret_digest = ${digest} and s.ended_at is null and s.expires_at > now() and s.awaits is null and not ${isIdle(scope)}
    ), used as (
      update sessions set last_used_at = now() from found
      where sessions.id = found.id and found.last_used_at < now() - interval '1 minute'
    )
    select f.id, f.proven_at, f.account_id, f.email, f.own_locale, f.own_time_zone, f.staff_role, f.member_id, f.company_id, f.has_choice, f.identity_issuer is not null as is_sign_on, f.second_factor,
      m.first_name || ' ' || m.last_name as member_name, m.role,
      (select string_agg(l.department_id::text, ' ') from department_leads l where l.company_id = f.company_id and l.member_id = f.member_id) as led,
      coalesce(m.role = 'owner' and exists (
        select from support_grants o where o.company_id = f.company_id and o.ended_at is null and o.expires_at > now()
      ), false) as support_inside,
      g.id as grant_id, g.company_id as grant_company_id, g.mode as grant_mode, g.ticket as grant_ticket,
      (extract(epoch from g.expires_at) * 1000)::bigint::text as grant_expires_ms,
      coalesce(g.ended_because, case when g.expires_at <= now() then 'expired' end) as grant_over,
      c.name as company_name, c.plan_code, p.name as plan_name, c.currency, c.time_zone, c.locale, c.state,
      exists (select from alerts t where t.company_id = c.company_id) as has_alerts
    from found f
    left join members m on m.company_id = f.company_id and m.id = f.member_id and m.account_id = f.account_id and m.status = 'active'
      and (m.access_void_before is null or f.created_at > m.access_void_before)
    left join support_grants g on g.company_id = f.company_id and g.id = f.grant_id and g.account_id = f.account_id
    left join companies c on c.company_id = coalesce(m.company_id, g.company_id)
    left join identity_providers i on i.company_id = f.company_id
    left join plans p on p.code = c.plan_code
    where case when f.member_id is null then f.staff_role is not null else m.id is not null and ${isLetIn(scope, scope.sql`f`)} end`.execute();
  const [[row]] = await Promise.all([asked, scope.commit()]);
  return row === undefined ? null : asView(row);
}

function asView(row: Row): SessionView {
  const chosen = { locale: row.own_locale, timeZone: row.own_time_zone };
  const account = { id: fromUuid('acc', row.account_id), email: row.email, staffRole: row.staff_role, ...chosen };
  const session = {
    sessionId: fromUuid('ses', row.id),
    provenAt: new Date(row.proven_at).toISOString(),
    account,
    hasChoice: row.has_choice,
    isSignOn: row.is_sign_on,
    secondFactor: row.second_factor,
    support: supportOf(row),
  };
  if (row.member_id === null || row.company_id === null) return { ...session, membership: null };
  const company = companyOf(row, row.company_id);
  const ledDepartmentIds = (row.led ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => fromUuid('dep', id));
  return {
    ...session,
    membership: {
      memberId: fromUuid('mem', row.member_id),
      name: row.member_name,
      role: row.role,
      ledDepartmentIds,
      company,
      supportInside: row.support_inside,
    },
  };
}

const companyOf = (row: Row, companyUuid: string) => ({
  id: fromUuid('com', companyUuid),
  name: row.company_name,
  plan: row.plan_code,
  planName: row.plan_name,
  currency: row.currency,
  timeZone: row.time_zone,
  locale: row.locale,
  state: row.state,
  hasAlerts: row.has_alerts,
});

function supportOf(row: Row): SessionView['support'] {
  if (row.grant_id === null || row.grant_company_id === null) return null;
  return {
    grantId: fromUuid('gra', row.grant_id),
    mode: row.grant_mode,
    ticket: row.grant_ticket,
    expiresAt: new Date(Number(row.grant_expires_ms)).toISOString(),
    over: row.grant_over,
    company: companyOf(row, row.grant_company_id),
  };
}
