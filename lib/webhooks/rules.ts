import { DomainError } from '@/lib/kernel/domain-error';

/** Endpoints that one company can have: each is fed and served by itself. */
export const MOST_ENDPOINTS = 20;
/** How long a secret that was replaced still signs. */
export const OVERLAP_MS = 24 * 3_600_000;
/** How long nothing may arrive before an endpoint is disabled. */
export const FAILING_DAYS = 5;

/** Refuses one endpoint too many. */
export function requireRoom(endpoints: number): void {
  if (endpoints >= MOST_ENDPOINTS) throw new DomainError('too_many_webhook_endpoints', { limit: MOST_ENDPOINTS });
}

/** Refuses to send to an endpoint that is disabled. */
export function requireEnabled({ enabled }: { enabled: boolean }): void {
  if (!enabled) throw new DomainError('webhook_endpoint_disabled');
}
