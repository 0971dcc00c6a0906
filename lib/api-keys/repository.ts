import { and, eq } from 'drizzle-orm';
import type { CommandScope, OperatorScope } from '@/lib/access';
import { apiKeys, departments } from '@/lib/db/schema';
import { fromUuid, toUuid } from '@/lib/kernel/id';

type NewApiKey = typeof apiKeys.$inferInsert;

/** Whether the department exists in the company. */
export async function hasDepartment(scope: CommandScope, departmentId: string): Promise<boolean> {
  const rows = await scope.db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.companyId, scope.companyId), eq(departments.id, departmentId)));
  return rows.length > 0;
}

/** Stores a key's digest and what it stands for. */
export async function insertApiKey(scope: OperatorScope, key: NewApiKey): Promise<void> {
  await scope.db.insert(apiKeys).values(key);
}

type Holder = { id: string; company_id: string; role: string; department_id: string | null };

/** Whom a valid key stands for: not revoked, not expired. One prepared statement, its COMMIT sent behind it. */
export async function findHolder(scope: OperatorScope, digest: string) {
  const asked = scope.sql<Holder[]>`
    select id, company_id, role, department_id from api_keys
    where key_digest = ${digest} and revoked_at is null and (expires_at is null or expires_at > now())`.execute();
  const [[row]] = await Promise.all([asked, scope.commit()]);
  if (row === undefined) return null;
  return {
    keyId: fromUuid('key', row.id),
    companyId: fromUuid('com', row.company_id),
    role: row.role,
    departmentId: row.department_id === null ? null : fromUuid('dep', row.department_id),
  };
}

/** Keeps when a key was last used, to the minute: several processes write it once between them. */
export async function saveUse(scope: OperatorScope, keyId: string): Promise<void> {
  await scope.sql`
    update api_keys set last_used_at = date_trunc('minute', now())
    where id = ${toUuid('key', keyId)} and (last_used_at is null or last_used_at < date_trunc('minute', now()))`.execute();
}
