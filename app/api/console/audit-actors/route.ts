import { listAuditActors } from '@/lib/audit';
import { defineReadRoute } from '@/lib/web/read-route';

/** Who can be chosen in the filter of the audit log, fetched when it is opened: most visits to the log do not. */
export const GET = defineReadRoute(listAuditActors);
