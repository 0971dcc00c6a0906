import type { CommandScope } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { recordMember } from './commands';
import { departmentIds, insertBatch } from './import-repository';
import type { ImportedPerson } from './import-rules';
import { type Inviting, readInviting, saveInvitations } from './invitation-repository';
import { insertDepartments, type NewMember } from './write-repository';

/** What admitting people of a file needs to know, read once for all of its batches. */
export type Admission = { scope: CommandScope; inviting: Inviting | null; departments: Map<string, string> };

/** Begins to admit people; mail goes out on request only. */
export async function beginAdmission(scope: CommandScope, invite: boolean): Promise<Admission> {
  return { scope, inviting: invite ? await readInviting(scope) : null, departments: await departmentIds(scope) };
}

/**
 * Makes members of people who were checked and are not there yet; a department that does not exist yet is opened. Gives
 * their ids, in order.
 */
export async function admitPeople(admission: Admission, people: readonly ImportedPerson[]): Promise<string[]> {
  await openDepartments(admission, people);
  const { scope, inviting, departments } = admission;
  const members = people.map(
    ({ department, ...person }): NewMember => ({
      id: newId('mem'),
      ...person,
      departmentId: departments.get(department.toLowerCase()) ?? null,
    }),
  );
  insertBatch(scope, members);
  const invitations = members.flatMap((member) => recordMember(scope, member, inviting) ?? []);
  saveInvitations(scope, invitations);
  return members.map(({ id }) => id);
}

async function openDepartments({ scope, departments }: Admission, people: readonly ImportedPerson[]): Promise<void> {
  const missing = new Map<string, { id: string; name: string }>();
  for (const { department: name } of people) {
    const key = name.toLowerCase();
    if (name !== '' && !departments.has(key) && !missing.has(key)) missing.set(key, { id: newId('dep'), name });
  }
  await insertDepartments(scope, [...missing.values()]);
  for (const [key, { id, name }] of missing) {
    departments.set(key, id);
    scope.record({ action: 'department.created', targetId: id, after: { name, leadMemberIds: [] } });
  }
}
