import { listMembers } from '@/lib/members';
import { defineReadRoute } from '@/lib/web/read-route';

export const GET = defineReadRoute(listMembers);
