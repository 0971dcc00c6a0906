import { isDatabaseAlive, isSchemaCurrent } from '@/lib/access/health';

type Readiness = {
  status: 'ready' | 'unavailable';
  database: 'ok' | 'lost';
  migrations: 'current' | 'pending' | 'unknown';
};

/** What a load balancer needs to know before it sends anybody here. */
export async function readiness(): Promise<Readiness> {
  if (!(await isDatabaseAlive())) return { status: 'unavailable', database: 'lost', migrations: 'unknown' };
  try {
    if (await isSchemaCurrent()) return { status: 'ready', database: 'ok', migrations: 'current' };
    return { status: 'unavailable', database: 'ok', migrations: 'pending' };
  } catch {
    return { status: 'unavailable', database: 'lost', migrations: 'unknown' };
  }
}
