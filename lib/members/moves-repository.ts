import type { CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { noteStays } from './stays-repository';

/** Members that one act moves at most: each has an audit event of its own. */
export const MOST_MOVED = 10_000;

/** A member and the department they are in now. */
export type Placed = { id: string; departmentId: string | null };

type Row = { id: string; department_id: string | null };

const asPlaced = ({ id, department_id: department }: Row): Placed => ({
  id: fromUuid('mem', id),
  departmentId: department === null ? null : fromUuid('dep', department),
});

/** Who is in the department. */
export async function idsOfDepartment({ sql, companyUuid }: CommandScope, departmentId: string): Promise<Placed[]> {
  const rows = await sql<Row[]>`
    select id, department_id from members
    where company_id = ${companyUuid} and department_id = ${toUuid('dep', departmentId)} and status <> 'deleted' order by id`.execute();
  return rows.map(asPlaced);
}

/** Those of the members who are there, with where they are now. */
export async function placesOf({ sql, companyUuid }: CommandScope, memberIds: readonly string[]): Promise<Placed[]> {
  const rows = await sql<Row[]>`
    select id, department_id from members
    where company_id = ${companyUuid} and id = any(${memberIds.map((id) => toUuid('mem', id))}::uuid[]) and status <> 'deleted'
    order by id`.execute();
  return rows.map(asPlaced);
}

/** Puts members elsewhere in one statement; with a whole department also those that the company no longer shows. */
export async function saveMoves(
  scope: CommandScope,
  who: { departmentId: string } | { memberIds: readonly string[] },
  toDepartmentId: string | null,
): Promise<void> {
  const { sql, companyUuid } = scope;
  const to = toDepartmentId === null ? null : toUuid('dep', toDepartmentId);
  const chosen =
    'departmentId' in who
      ? sql`department_id = ${toUuid('dep', who.departmentId)}`
      : sql`id = any(${who.memberIds.map((id) => toUuid('mem', id))}::uuid[])`;
  await sql`
    with m as (update members set department_id = ${to} where company_id = ${companyUuid} and ${chosen} returning id, department_id)
    ${noteStays(scope)}`.execute();
}

/** One event per member who moved, joined by the operation (R26). */
export function recordMoves(scope: CommandScope, moved: readonly Placed[], toDepartmentId: string | null): void {
  for (const { id, departmentId } of moved)
    scope.record({
      action: 'member.moved',
      targetId: id,
      before: { departmentId },
      after: { departmentId: toDepartmentId },
    });
}
