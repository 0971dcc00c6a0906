import { z } from 'zod';
import { importRows } from '@/lib/kernel/import-rows';
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

export const MEMBER_SORTS = bothWays('name', 'email');
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const listMembersInput = z.strictObject({ ...filters, sort: z.enum(MEMBER_SORTS).optional(), ...pageInput });

export const getMemberInput = z.strictObject({ memberId: idText });

export const createMemberInput = z.strictObject({
  firstName: plainText(80),
  lastName: plainText(80),
  email: z.email('Must be an e-mail address.').max(254),
  role: memberRole,
  departmentId: idText.optional(),
  invite: z.boolean().optional(),
});

export const listDepartmentsInput = z.strictObject({});

export const createDepartmentInput = z.strictObject({
  name: plainText(80),
  leadMemberIds: z.array(idText).max(50).optional(),
});

/** Rows of a file; `invite` sends an invitation to each new member. */
export const importMembersInput = z.strictObject({ rows: importRows, invite: z.boolean().optional() });
