import { countMembers } from '@/lib/members';
import { defineReadRoute } from '@/lib/web/read-route';

/** How many members match, for the selection of all of them. */
export const GET = defineReadRoute(countMembers);
