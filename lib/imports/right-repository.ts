import type { Actor, CommandScope, CompanyRole, OperatorScope } from '@/lib/access';
import { fromUuid, isId, toUuid } from '@/lib/kernel/id';

/** The role that the person, or the living key, has by now: read behind the company's lock; null if neither is left. */
export async function roleNow({ sql, companyUuid, actor }: CommandScope): Promise<CompanyRole | null> {
  if (actor.kind === 'member') {
    const [row] = await sql<{ role: CompanyRole }[]>`
      select role from members where company_id = ${companyUuid} and id = ${toUuid('mem', actor.memberId)} and status = 'active'`.execute();
    return row?.role ?? null;
  }
  if (actor.kind !== 'api_key') return null;
  const [row] = await sql<{ role: CompanyRole }[]>`
    select role from company_api_keys where company_id = ${companyUuid} and id = ${toUuid('key', actor.keyId)}
      and revoked_at is null and (expires_at is null or expires_at > now())`.execute();
  return row?.role ?? null;
}

/** An import that is due, and the company whose turn it is. */
type Due = { companyId: string; importId: string; startedBy: string };

/** The oldest import of each company that is due, the longest waiting first. */
export async function dueImports({ sql }: OperatorScope, limit: number): Promise<Due[]> {
  const rows = await sql<{ company_id: string; id: string; started_by: string }[]>`
    select * from (
      select distinct on (company_id) company_id, id, started_by, due_since from imports
      where due_since is not null order by company_id, due_since, id
    ) first order by due_since limit ${limit}`.execute();
  return rows.map((row) => ({
    companyId: fromUuid('com', row.company_id),
    importId: fromUuid('imp', row.id),
    startedBy: row.started_by,
  }));
}

type Person = { account_id: string | null; role: CompanyRole; led: string | null };

/** Whoever started an import, as they are now: an active member or a living key; null if neither is left. */
export async function starterOf({ sql }: OperatorScope, { companyId, startedBy }: Due): Promise<Actor | null> {
  const company = toUuid('com', companyId);
  if (isId('key', startedBy)) {
    const [key] = await sql<{ role: CompanyRole; department_id: string | null }[]>`
      select role, department_id from api_keys where id = ${toUuid('key', startedBy)} and company_id = ${company}
        and revoked_at is null and (expires_at is null or expires_at > now())`.execute();
    const led = key?.department_id ? [fromUuid('dep', key.department_id)] : [];
    return key === undefined
      ? null
      : { kind: 'api_key', keyId: startedBy, companyId, role: key.role, ledDepartmentIds: led };
  }
  const [member] = await sql<Person[]>`
    select m.account_id, m.role,
      (select string_agg(l.department_id::text, ' ') from department_leads l where l.company_id = m.company_id and l.member_id = m.id) as led
    from members m where m.company_id = ${company} and m.id = ${toUuid('mem', startedBy)} and m.status = 'active'`.execute();
  if (member === undefined) return null;
  return {
    kind: 'member',
    accountId: member.account_id === null ? '' : fromUuid('acc', member.account_id),
    memberId: startedBy,
    companyId,
    role: member.role,
    ledDepartmentIds: (member.led ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => fromUuid('dep', id)),
    // Nobody is signed in: the worker acts for them.
    sessionId: '',
    provenAt: null,
  };
}

/** Companies with an upload that broke off a day ago, or rows of an import that began thirty days ago. */
export async function companiesToClear({ sql }: OperatorScope, limit: number): Promise<string[]> {
  const rows = await sql<{ company_id: string }[]>`
    select distinct company_id from imports
    where rows_cleared_at is null and due_since is null and created_at < clock_timestamp() - case status when 'uploading' then interval '1 day' else interval '30 days' end
    limit ${limit}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
