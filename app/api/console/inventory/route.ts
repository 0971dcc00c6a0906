import { listInventory } from '@/lib/numbers';
import { defineReadRoute } from '@/lib/web/read-route';

export const GET = defineReadRoute(listInventory);
