import { and, eq, inArray, ne } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { departmentLeads, departments, members } from '@/lib/db/schema';
import type { LeadCandidate } from './department-rules';
import { insertLeads } from './write-repository';

/** The members that were named, by id. */
export async function leadCandidates(
  scope: CommandScope,
  memberIds: readonly string[],
): Promise<Map<string, LeadCandidate>> {
  const rows = await scope.db
    .select({ id: members.id, role: members.role, status: members.status })
    .from(members)
    .where(
      and(
        eq(members.companyId, scope.companyId),
        inArray(members.id, [...new Set(memberIds)]),
        ne(members.status, 'deleted'),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

const isDepartment = (scope: CommandScope, departmentId: string) =>
  and(eq(departments.companyId, scope.companyId), eq(departments.id, departmentId));

const leadsOf = (scope: CommandScope, departmentId: string) =>
  and(eq(departmentLeads.companyId, scope.companyId), eq(departmentLeads.departmentId, departmentId));

/** Stores a new name; the database refuses one that the company has in any case. */
export async function saveName(scope: CommandScope, departmentId: string, name: string): Promise<void> {
  await scope.db.update(departments).set({ name }).where(isDepartment(scope, departmentId));
}

/** Stores where the department's licences are booked. */
export async function saveCostCentre(
  scope: CommandScope,
  departmentId: string,
  costCentre: string | null,
): Promise<void> {
  await scope.db.update(departments).set({ costCentre }).where(isDepartment(scope, departmentId));
}

/** Makes exactly these members the department's leads. */
export async function replaceLeads(
  scope: CommandScope,
  departmentId: string,
  memberIds: readonly string[],
): Promise<void> {
  await scope.db.delete(departmentLeads).where(leadsOf(scope, departmentId));
  await insertLeads(scope, departmentId, memberIds);
}

/** Takes the department and its leads away; nobody may be in it any more. */
export async function removeDepartment(scope: CommandScope, departmentId: string): Promise<void> {
  await scope.db.delete(departmentLeads).where(leadsOf(scope, departmentId));
  await scope.db.delete(departments).where(isDepartment(scope, departmentId));
}
