import { countNumbers } from '@/lib/numbers';
import { defineReadRoute } from '@/lib/web/read-route';

/** How many numbers match, for the selection of all of them. */
export const GET = defineReadRoute(countNumbers);
