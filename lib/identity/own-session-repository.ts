import type { CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { deviceOf } from './device';
import type { Membership } from './membership-repository';
import { endAllBeside, isIdle } from './session-repository';
import type { OwnSessionView } from './view';

type Row = {
  id: string;
  created_at: string;
  last_used_at: string;
  address: string | null;
  user_agent: string | null;
  company_name: string | null;
};

/**
 * The account's sessions that still count, by the conditions of `findByDigest`, and those that wait for a second factor:
 * whoever got that far by the password alone is to be seen, and ended. A session by single sign-on sees those of its own
 * company only: who runs a company's provider learns of no other membership (R25).
 */
const living = (scope: OperatorScope, accountId: string, currentId: string) => scope.sql`
  select s.id, s.created_at, s.last_used_at, s.address, s.user_agent, m.role, k.name as company_name
  from sessions s join accounts a on a.id = s.account_id
  left join members m on m.company_id = s.company_id and m.id = s.member_id
  left join companies k on k.company_id = s.company_id
  where s.account_id = ${toUuid('acc', accountId)} and s.ended_at is null and s.expires_at > now()
    and not ${isIdle(scope)}
    and (s.member_id is null or (m.status = 'active' and (m.access_void_before is null or s.created_at > m.access_void_before)))
    and not exists (select from sessions own where own.id = ${toUuid('ses', currentId)} and own.identity_issuer is not null
      and own.company_id is distinct from s.company_id)`;

/** Those sessions, the present one first, then the last used. */
export async function livingOf(scope: OperatorScope, accountId: string, currentId: string): Promise<OwnSessionView[]> {
  const rows = await scope.sql<Row[]>`
    with living as (${living(scope, accountId, currentId)})
    select id, created_at, last_used_at, address, user_agent, company_name from living
    order by id = ${toUuid('ses', currentId)} desc, last_used_at desc, id`;
  return rows.map((row) => ({
    id: fromUuid('ses', row.id),
    isCurrent: fromUuid('ses', row.id) === currentId,
    device: deviceOf(row.user_agent),
    address: row.address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null,
    companyName: row.company_name,
    beganAt: new Date(row.created_at).toISOString(),
    lastUsedAt: new Date(row.last_used_at).toISOString(),
  }));
}

/** Sessions that were ended, by the membership they acted as; null: in no company. */
export type Ended = Membership | null;

/** Ends one session of the account, or all but one; those that no longer count are not among the answer. */
export async function endOwn(
  scope: OperatorScope,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  which: { only: string } | 'others',
): Promise<Ended[]> {
  const { sql } = scope;
  const that =
    which === 'others' ? sql`living.id <> ${toUuid('ses', sessionId)}` : sql`living.id = ${toUuid('ses', which.only)}`;
  return endLiving(scope, living(scope, accountId, sessionId), that);
}

/**
 * Ends the session of a secret and all others of its account that it sees, by the conditions above; whose they were, and
 * which of them counted.
 */
export async function endAll(
  scope: OperatorScope,
  digest: string,
): Promise<{ accountId: string | null; ended: Ended[] }> {
  const [own] = await scope.sql<{ id: string; account_id: string }[]>`
    select id, account_id from sessions where secret_digest = ${digest}`;
  if (own === undefined) return { accountId: null, ended: [] };
  const accountId = fromUuid('acc', own.account_id);
  const ended = await endLiving(scope, living(scope, accountId, fromUuid('ses', own.id)), scope.sql`true`);
  await endAllBeside(scope, digest);
  return { accountId, ended };
}

type Part = ReturnType<typeof living>;

async function endLiving({ sql }: OperatorScope, those: Part, that: Part): Promise<Ended[]> {
  const rows = await sql<{ company_id: string; member_id: string; role: CompanyRole | null }[]>`
    with living as (${those})
    update sessions set ended_at = now() from living
    where sessions.id = living.id and ${that} and sessions.ended_at is null
    returning sessions.company_id, sessions.member_id, living.role`;
  return rows.map(({ company_id, member_id, role }) =>
    role === null ? null : { companyId: fromUuid('com', company_id), memberId: fromUuid('mem', member_id), role },
  );
}
