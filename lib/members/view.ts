import { z } from 'zod';
import { importReport } from '@/lib/kernel/import-rows';
import { MEMBER_STATUSES, memberRole } from './input';

export const memberView = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  name: z.string(),
  email: z.string(),
  role: memberRole,
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  status: z.enum(MEMBER_STATUSES),
  /** Numbers assigned to the member, and the plan's limit (R8). */
  numbers: z.int(),
  limit: z.int(),
});
export type MemberView = z.infer<typeof memberView>;

export const departmentView = z.object({ id: z.string(), name: z.string() });
export type DepartmentView = z.infer<typeof departmentView>;

export const memberReport = importReport('email');
export type MemberReportRow = z.infer<typeof memberReport>['rows'][number];
