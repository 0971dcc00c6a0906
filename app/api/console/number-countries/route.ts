import { listNumberCountries } from '@/lib/numbers';
import { defineReadRoute } from '@/lib/web/read-route';

/** The choices of the country filter, fetched when it is opened: most visits to the list do not. */
export const GET = defineReadRoute(listNumberCountries);
