import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { importRows } from '@/lib/kernel/import-rows';
import { countInput, selectionOf } from '@/lib/kernel/selection';
import { idText, pageInput, plainText, searchText } from '@/lib/kernel/shape';
import { bothWays } from '@/lib/kernel/sort';

export const MEMBER_STATUSES = ['invited', 'active', 'deactivated'] as const;
export const memberRole = z.enum(['owner', 'admin', 'billing_manager', 'team_lead', 'member']);

const filters = {
  status: z.enum(MEMBER_STATUSES).optional(),
  role: memberRole.optional(),
  departmentId: idText.optional(),
  q: searchText.optional(),
};

/** What narrows the list. */
export const memberFilters = z.strictObject(filters);
export const countMembersInput = z.strictObject({ ...filters, ...countInput });
export const resolveMemberSelectionInput = z.strictObject({ selection: selectionOf(memberFilters) });

export const MEMBER_SORTS = bothWays('name', 'email');
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const listMembersInput = z.strictObject({ ...filters, sort: z.enum(MEMBER_SORTS).optional(), ...pageInput });

export const getMemberInput = z.strictObject({ memberId: idText });

const person = {
  firstName: plainText(80),
  lastName: plainText(80),
  email: z.email('Must be an e-mail address.').max(254),
  role: memberRole,
};

export const createMemberInput = z.strictObject({
  ...person,
  departmentId: idText.optional(),
  invite: z.boolean().optional(),
});

/** `departmentId: null` is no department. `seen` as of a department's change. */
export const changeMemberInput = z.strictObject({
  memberId: idText,
  ...z.object({ ...person, departmentId: idText.nullable() }).partial().shape,
  seen: z
    .strictObject({
      firstName: z.string().max(80),
      lastName: z.string().max(80),
      email: z.string().max(254),
      role: memberRole,
      departmentId: idText.nullable(),
    })
    .partial()
    .optional(),
});

/** Up to 10,000 at once; the same member twice is the member once. */
export const moveMembersInput = z.strictObject({
  memberIds: z.array(idText).min(1, 'Must name at least one member.').max(10_000, 'Must be at most 10,000 members.'),
  departmentId: idText.nullable(),
});

export const getMemberSessionsInput = z.strictObject({ memberId: idText });
export const endMemberSessionsInput = z.strictObject({ memberId: idText });
export const inviteMemberInput = z.strictObject({ memberId: idText });
export const revokeInvitationInput = z.strictObject({ memberId: idText });

const tokenDigest = z.string().regex(/^[0-9a-f]{64}$/);
export const findInvitationInput = z.strictObject({ tokenDigest });
export const joinByInvitationInput = z.strictObject({ tokenDigest });

export const listDepartmentNamesInput = z.strictObject({});

export const listDepartmentsInput = z.strictObject({ q: searchText.optional(), ...pageInput });

export const getDepartmentInput = z.strictObject({ departmentId: idText });

const departmentName = plainText(80);
const leadMemberIds = z.array(idText).max(50, 'Must be at most 50 members.');

/** Where the company books what the department's licences cost; null for nowhere in particular. */
const costCentre = plainText(40).nullable();

export const createDepartmentInput = z.strictObject({
  name: departmentName,
  leadMemberIds: leadMemberIds.optional(),
  costCentre: costCentre.optional(),
});

/** `seen` are the values that the caller saw: if one is no longer so, nothing changes and the new one is answered. */
export const changeDepartmentInput = z.strictObject({
  departmentId: idText,
  name: departmentName.optional(),
  leadMemberIds: leadMemberIds.optional(),
  costCentre: costCentre.optional(),
  seen: z
    .strictObject({ name: z.string().max(80), leadMemberIds, costCentre: z.string().max(40).nullable() })
    .partial()
    .optional(),
});

/** Its members go to another department, or to none. `seen` as of a change, with how many members were in it. */
export const deleteDepartmentInput = z.strictObject({
  departmentId: idText,
  toDepartmentId: idText.nullable().optional(),
  seen: z
    .strictObject({ name: z.string().max(80), members: z.int().min(0), leadMemberIds })
    .partial()
    .optional(),
});

/** Rows of a file; `invite` sends an invitation to each new member. */
export const importMembersInput = z.strictObject({ rows: importRows, invite: z.boolean().optional() });

/** What an export may hold of each member; the names are those that imports know. */
export const MEMBER_EXPORT_COLUMNS = [
  'first_name',
  'last_name',
  'email',
  'role',
  'department',
  'status',
  'numbers',
  'limit',
  'last_active',
] as const;
const ordered = { ...filters, sort: z.enum(MEMBER_SORTS).optional() };
export const beginMemberExportInput = z.strictObject({ ...ordered, ...exportInput(MEMBER_EXPORT_COLUMNS) });
export const readMemberExportInput = z.strictObject({ ...ordered, cursor: pageInput.cursor });

/** A person who is to be forgotten: the operator names the company too. */
export const findMembersToEraseInput = z.strictObject({ limit: z.int().min(1).max(1_000) });
export const eraseMemberInput = z.strictObject({ companyId: idText, memberId: idText });
