import { and, eq } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { departmentLeads, departments, members } from '@/lib/db/schema';
import { noteMembers } from './stays-repository';

/** A member to be: no account yet, which the invitation brings. */
export type NewMember = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  role: string;
  departmentId: string | null;
};

/** Whether the department exists in the company. */
export async function hasDepartment(scope: CommandScope, departmentId: string): Promise<boolean> {
  const rows = await scope.db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.companyId, scope.companyId), eq(departments.id, departmentId)));
  return rows.length > 0;
}

/** Stores new members, invited; the database refuses an e-mail that the company has in any case. */
export async function insertMembers(scope: CommandScope, rows: readonly NewMember[]): Promise<void> {
  if (rows.length === 0) return;
  await scope.db
    .insert(members)
    .values(rows.map((row) => ({ ...row, companyId: scope.companyId, status: 'invited', createdAt: scope.now })));
  const placed = rows.filter(({ departmentId }) => departmentId !== null).map(({ id }) => id);
  if (placed.length > 0) await noteMembers(scope, placed);
}

/** Stores new departments; the database refuses a name that the company has in any case. */
export async function insertDepartments(
  scope: CommandScope,
  rows: readonly { id: string; name: string; costCentre?: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await scope.db
    .insert(departments)
    .values(rows.map((row) => ({ ...row, companyId: scope.companyId, createdAt: scope.now })));
}

/** Makes members the leads of a department. */
export async function insertLeads(
  scope: CommandScope,
  departmentId: string,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return;
  await scope.db
    .insert(departmentLeads)
    .values(memberIds.map((memberId) => ({ companyId: scope.companyId, departmentId, memberId })));
}
