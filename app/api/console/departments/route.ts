import { listDepartmentNames } from '@/lib/members';
import { defineReadRoute } from '@/lib/web/read-route';

/** The departments to choose from, in the filter and in the dialog that adds a member. */
export const GET = defineReadRoute(listDepartmentNames);
