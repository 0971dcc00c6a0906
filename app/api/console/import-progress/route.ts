import { getImport } from '@/lib/imports';
import { defineReadRoute } from '@/lib/web/read-route';

/** How far an import is, for the page that shows its progress. */
export const GET = defineReadRoute(getImport);
