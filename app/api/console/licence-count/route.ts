import { countLicences } from '@/lib/licences';
import { defineReadRoute } from '@/lib/web/read-route';

/** How many licences match, for the selection of all of them. */
export const GET = defineReadRoute(countLicences);
