import type { Route } from '@/lib/api/route';
import { alertRoutes } from './alerts';
import { apiKeyRoutes } from './api-keys';
import { assignmentRoutes } from './assignments';
import { auditRoutes } from './audit';
import { companyRoutes } from './company';
import { departmentRoutes } from './departments';
import { departureRoutes } from './departures';
import { importRoutes } from './imports';
import { invoiceRoutes } from './invoices';
import { licenceRoutes } from './licences';
import { memberRoutes } from './members';
import { numberRoutes } from './numbers';
import { plannedChangeRoutes } from './planned-changes';
import { requestRoutes } from './requests';
import { subscriptionRoutes } from './subscriptions';
import { usageRoutes } from './usage';
import { webhookRoutes } from './webhooks';

/** Every call of the REST API that is the face of a use case. */
export const routes: readonly Route[] = [
  ...companyRoutes,
  ...licenceRoutes,
  ...numberRoutes,
  ...assignmentRoutes,
  ...memberRoutes,
  ...departureRoutes,
  ...departmentRoutes,
  ...requestRoutes,
  ...plannedChangeRoutes,
  ...invoiceRoutes,
  ...importRoutes,
  ...subscriptionRoutes,
  ...usageRoutes,
  ...alertRoutes,
  ...auditRoutes,
  ...apiKeyRoutes,
  ...webhookRoutes,
];
