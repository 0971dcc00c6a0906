import type { z } from 'zod';
import type { ImportRow, RowFault, RowRefusal } from '@/lib/kernel/import-rows';
import { createMemberInput } from './input';

/** A person of a file, checked by the same rules as one typed in; the department is still a name. */
export type ImportedPerson = { firstName: string; lastName: string; email: string; role: string; department: string };
export type ExaminedPerson = { ok: true; person: ImportedPerson } | ({ ok: false } & RowFault);
type CheckedPerson = { ok: true; person: ImportedPerson } | ({ ok: false } & RowRefusal);

const fields = createMemberInput.shape;
const COLUMNS = {
  first_name: fields.firstName,
  last_name: fields.lastName,
  email: fields.email,
  role: fields.role,
} as const;
type Column = keyof typeof COLUMNS;

const ROLES = fields.role.options.join(', ');
const LONGEST_DEPARTMENT = 80;

/** Examines one row; the first wrong column is named, and what is wrong with it as data. */
export function examineMemberRow({ values }: Pick<ImportRow, 'values'>): ExaminedPerson {
  const given = (column: string) => values[column]?.trim() ?? '';
  const plain: Record<Column, string> = {
    first_name: given('first_name'),
    last_name: given('last_name'),
    email: given('email'),
    role: given('role')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  };
  const refused = (column: string, found: Pick<RowFault, 'code' | 'params'>): ExaminedPerson => ({
    ok: false,
    column,
    value: given(column).slice(0, 80),
    ...found,
  });
  for (const [column, schema] of Object.entries(COLUMNS) as [Column, (typeof COLUMNS)[Column]][]) {
    const issue = schema.safeParse(plain[column]).error?.issues[0];
    if (issue !== undefined) return refused(column, plain[column] === '' ? NOTHING : faultOf(issue));
  }
  const department = given('department');
  const issue = department === '' ? undefined : fields.firstName.safeParse(department).error?.issues[0];
  if (issue !== undefined) return refused('department', faultOf(issue));
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

const NOTHING = { code: 'empty', params: {} };

/** What a schema found, as a code. */
function faultOf(issue: z.core.$ZodIssue): Pick<RowFault, 'code' | 'params'> {
  if (issue.code === 'too_big') return { code: 'too_long', params: { limit: Number(issue.maximum) } };
  if (issue.code === 'too_small') return NOTHING;
  if (issue.code === 'invalid_value') return { code: 'role', params: {} };
  if (issue.code === 'invalid_format')
    return { code: issue.format === 'email' ? 'email' : 'control_characters', params: {} };
  return { code: 'broken_text', params: {} };
}

/** The same in a sentence, for the command line. */
export function checkMemberRow(row: ImportRow): CheckedPerson {
  const examined = examineMemberRow(row);
  if (examined.ok) return examined;
  const { column, value, code, params } = examined;
  return { ok: false, column, value, message: sentenceOf(column, code, params) };
}

function sentenceOf(column: string, code: string, { limit }: RowFault['params']): string {
  if (column === 'role') return `Must be one of ${ROLES}.`;
  if (column === 'department') return `Must be at most ${LONGEST_DEPARTMENT} characters, without control characters.`;
  if (column === 'email' && (code === 'empty' || code === 'email')) return 'Must be an e-mail address.';
  if (code === 'empty') return 'Must not be empty.';
  if (code === 'too_long') return `Must be at most ${limit} characters.`;
  return code === 'control_characters' ? 'Must not contain control characters.' : 'Must not contain broken Unicode.';
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
