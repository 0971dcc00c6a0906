import { z } from 'zod';
import { importReport } from '@/lib/kernel/import-rows';
import { personEmail, personName } from '@/lib/kernel/personal';
import { instantView } from '@/lib/kernel/shape';
import { MEMBER_STATUSES, memberRole } from './input';

export const memberView = z.object({
  id: z.string(),
  firstName: personName(),
  lastName: personName(),
  name: personName(),
  email: personEmail(),
  role: memberRole,
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  status: z.enum(MEMBER_STATUSES),
  /** The link that an invited member was sent; null where none works or would. */
  invitation: z
    .object({ state: z.enum(['pending', 'expired']), sentAt: instantView, expiresAt: instantView })
    .nullable(),
  /** Numbers assigned to the member, and the plan's limit (R8). */
  numbers: z.int(),
  limit: z.int(),
  /** When they last used the console, to the minute; null for who never did. */
  lastActiveAt: instantView.nullable(),
});
export type MemberView = z.infer<typeof memberView>;

/** Whom a link is for, as its page says it. */
export const invitationView = z.object({
  memberId: z.string(),
  email: z.string(),
  role: memberRole,
  name: z.string(),
  companyName: z.string(),
  expiresAt: instantView,
});
export type InvitationView = z.infer<typeof invitationView>;

/** A department to choose from. */
export const departmentNameView = z.object({ id: z.string(), name: z.string() });
export type DepartmentName = z.infer<typeof departmentNameView>;

/** A department with its leads and cost centre, and how many members it has and numbers they hold. */
export const departmentView = z.object({
  id: z.string(),
  name: z.string(),
  costCentre: z.string().nullable(),
  leads: z.array(z.object({ id: z.string(), name: personName() })),
  members: z.int(),
  numbers: z.int(),
});
export type DepartmentView = z.infer<typeof departmentView>;

/** How many members were put elsewhere, and how many were there already. */
export const movedMembersView = z.object({
  moved: z.int(),
  unchanged: z.int(),
  departmentId: z.string().nullable(),
});

/** A department that closed, and where its members went. */
export const departmentDeletionView = z.object({
  id: z.string(),
  movedMembers: z.int(),
  toDepartmentId: z.string().nullable(),
});

export const memberReport = importReport('email');
export type MemberReportRow = z.infer<typeof memberReport>['rows'][number];

/** Since when a person is erased, and how many events of the log just lost values of theirs. */
export const membersToEraseView = z.object({ memberIds: z.array(z.string()) });
export const erasedMemberView = z.object({ memberId: z.string(), erasedAt: instantView, personalValues: z.int() });

/** How many sessions a member has in the company at this moment, and whether they have a second factor. */
export const memberSessionsView = z.object({ living: z.int(), hasSecondFactor: z.boolean() });
/** How many an act ended. */
export const endedMemberSessionsView = z.object({ ended: z.int() });

/** Whether everybody needs a second factor to sign in, and the members who have none: some by name, the others counted. */
export const secondFactorsView = z.object({
  required: z.boolean(),
  without: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
  others: z.int(),
});
export type SecondFactorsView = z.infer<typeof secondFactorsView>;
