export { isDatabaseAlive } from '@/lib/db/heartbeat';
export { isSchemaCurrent } from '@/lib/db/readiness';
