import { and, asc, desc, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommandScope, QueryScope } from '@/lib/access';
import { apiKeys, companies, departments, members } from '@/lib/db/schema';
import { fromUuid, isId, toUuid } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { ApiKeyRole } from './input';
import type { ApiKeyView } from './view';

const makers = alias(apiKeys, 'makers');

const columns = {
  id: apiKeys.id,
  name: apiKeys.name,
  role: sql<ApiKeyRole>`${apiKeys.role}`,
  departmentId: apiKeys.departmentId,
  departmentName: departments.name,
  createdAt: apiKeys.createdAt,
  createdBy: apiKeys.createdBy,
  memberName: sql<string | null>`${members.firstName} || ' ' || ${members.lastName}`,
  makerName: makers.name,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

/** The company's keys with who made them: a member, or another key. Ids are one with their kind, so either is found by it. */
function keyRows(scope: QueryScope, where: SQL | undefined) {
  const own = eq(apiKeys.companyId, scope.companyId);
  return scope.db
    .select(columns)
    .from(apiKeys)
    .leftJoin(departments, and(eq(departments.companyId, apiKeys.companyId), eq(departments.id, apiKeys.departmentId)))
    .leftJoin(members, and(eq(members.companyId, apiKeys.companyId), sql`${members.id} = ${apiKeys.createdBy}`))
    .leftJoin(makers, and(eq(makers.companyId, apiKeys.companyId), sql`${makers.id} = ${apiKeys.createdBy}`))
    .where(and(own, where));
}
type Row = Awaited<ReturnType<typeof keyRows>>[number];

function asView(row: Row): ApiKeyView {
  const { id, name, role, departmentId, departmentName } = row;
  const at = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    id,
    name,
    role,
    department: departmentId === null ? null : { id: departmentId, name: departmentName ?? '' },
    createdAt: row.createdAt.toISOString(),
    createdBy: makerOf(row),
    expiresAt: at(row.expiresAt),
    lastUsedAt: at(row.lastUsedAt),
    revokedAt: at(row.revokedAt),
  };
}

function makerOf({ createdBy, memberName, makerName }: Row): ApiKeyView['createdBy'] {
  if (createdBy === null) return null;
  if (memberName !== null) return { id: fromUuid('mem', createdBy), name: memberName };
  return makerName === null ? null : { id: fromUuid('key', createdBy), name: makerName };
}

/** A page of the keys that nobody has revoked, the newest first; also those that have expired. */
export async function keyPage(
  scope: QueryScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ApiKeyView>> {
  const start = pageStart('api-keys', cursor, 1);
  const edge = start?.key[0];
  if (edge !== undefined && !(typeof edge === 'string' && isId('key', edge))) throw refusedCursor();
  const back = start?.direction === 'before';
  const beyond = edge === undefined ? undefined : (back ? gt : lt)(apiKeys.id, edge);
  const rows = await keyRows(scope, and(isNull(apiKeys.revokedAt), beyond))
    .orderBy((back ? asc : desc)(apiKeys.id))
    .limit(limit + 1);
  return pageOfRows('api-keys', start, limit, rows, (row) => [row.id], asView);
}

/** One key of the company, also one that was revoked, or null. */
export async function keyById(scope: QueryScope, keyId: string): Promise<ApiKeyView | null> {
  const [row] = await keyRows(scope, eq(apiKeys.id, keyId));
  return row === undefined ? null : asView(row);
}

type NewKey = Pick<Row, 'id' | 'name' | 'role' | 'departmentId' | 'expiresAt' | 'createdBy'> & { keyDigest: string };

/** Stores a key's digest and what it stands for, by hand: a query builder names columns that a company may not write. */
export async function insertKey({ sql, companyUuid, now }: CommandScope, key: NewKey): Promise<void> {
  const { id, name, role, departmentId, expiresAt, createdBy, keyDigest } = key;
  await sql`
    insert into api_keys (company_id, key_digest, id, name, role, department_id, created_at, expires_at, created_by)
    values (${companyUuid}, ${keyDigest}, ${toUuid('key', id)}, ${name}, ${role},
      ${departmentId === null ? null : toUuid('dep', departmentId)}, ${now.toISOString()}, ${expiresAt?.toISOString() ?? null}, ${createdBy})`.execute();
}

type Ended = { id: string; role: string; name: string };

/** Revokes a key together with the living keys that it made, and those that they made. */
export async function revokeKeys(scope: CommandScope, keyId: string): Promise<Ended[]> {
  const { companyUuid, now } = scope;
  const rows = await scope.sql<Ended[]>`
    with recursive made as (
      select id from api_keys where company_id = ${companyUuid} and id = ${toUuid('key', keyId)}
      union select k.id from api_keys k join made m on k.company_id = ${companyUuid} and k.created_by = m.id
    )
    update api_keys set revoked_at = ${now.toISOString()}
    where company_id = ${companyUuid} and revoked_at is null and id in (select id from made)
    returning id, role, name`.execute();
  return rows.map(({ id, role, name }) => ({ id: fromUuid('key', id), role, name }));
}

/** The company's time zone, and when the key that asks expires: what an expiry is decided on. */
export async function expiryFrame(scope: CommandScope): Promise<{ timeZone: string; ownExpiry: Date | null }> {
  const [company] = await scope.db
    .select({ timeZone: companies.timeZone })
    .from(companies)
    .where(eq(companies.companyId, scope.companyId));
  const timeZone = company?.timeZone ?? 'UTC';
  if (scope.actor.kind !== 'api_key') return { timeZone, ownExpiry: null };
  const own = await keyById(scope, scope.actor.keyId);
  return { timeZone, ownExpiry: own?.expiresAt == null ? null : new Date(own.expiresAt) };
}
