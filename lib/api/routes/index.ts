import type { Route } from '@/lib/api/route';
import { assignmentRoutes } from './assignments';
import { licenceRoutes } from './licences';

/** Every call of the REST API that is the face of a use case. */
export const routes: readonly Route[] = [...licenceRoutes, ...assignmentRoutes];
