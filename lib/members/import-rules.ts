import type { ImportRow, RowRefusal } from '@/lib/kernel/import-rows';
import { createMemberInput } from './input';

/** A person of a file, checked by the same rules as one typed in; the department is still a name. */
export type ImportedPerson = { firstName: string; lastName: string; email: string; role: string; department: string };
export type CheckedPerson = { ok: true; person: ImportedPerson } | ({ ok: false } & RowRefusal);

const fields = createMemberInput.shape;
const COLUMNS = {
  first_name: fields.firstName,
  last_name: fields.lastName,
  email: fields.email,
  role: fields.role,
} as const;

const ROLES = fields.role.options.join(', ');

/** Checks one row; the first wrong column is named. */
export function checkMemberRow({ values }: ImportRow): CheckedPerson {
  const given = (column: string) => values[column]?.trim() ?? '';
  const plain: Record<keyof typeof COLUMNS, string> = {
    first_name: given('first_name'),
    last_name: given('last_name'),
    email: given('email'),
    role: given('role')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  };
  for (const [column, schema] of Object.entries(COLUMNS) as [
    keyof typeof COLUMNS,
    (typeof COLUMNS)[keyof typeof COLUMNS],
  ][]) {
    const parsed = schema.safeParse(plain[column]);
    if (parsed.success) continue;
    const message =
      column === 'role' ? `Must be one of ${ROLES}.` : (parsed.error.issues[0]?.message ?? 'Is not valid.');
    return { ok: false, column, value: given(column).slice(0, 80), message };
  }
  const department = given('department');
  if (department !== '' && !fields.firstName.safeParse(department).success) {
    return {
      ok: false,
      column: 'department',
      value: department.slice(0, 80),
      message: 'Must be at most 80 characters, without control characters.',
    };
  }
  return {
    ok: true,
    person: {
      firstName: plain.first_name,
      lastName: plain.last_name,
      email: plain.email,
      role: plain.role,
      department,
    },
  };
}

/** What differs between a person of the file and the member with that e-mail; null if it is all so already. */
export function differingColumn(
  person: ImportedPerson,
  member: { firstName: string; lastName: string; role: string; department: string },
): string | null {
  if (person.firstName !== member.firstName) return 'first_name';
  if (person.lastName !== member.lastName) return 'last_name';
  if (person.role !== member.role) return 'role';
  return person.department.toLowerCase() === member.department.toLowerCase() ? null : 'department';
}
