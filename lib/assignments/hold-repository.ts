import type { QueryScope } from '@/lib/access';

/**
 * The requests that hold a number now, as a table of a statement (R23). An act has settled what is over; a read passes
 * over what only waits for that.
 */
export const openHolds = ({ sql, companyUuid }: QueryScope, settled: boolean) => sql`(
  select r.id, r.number_id, r.member_id from assignment_requests r
  where r.company_id = ${companyUuid} and r.status = 'open' and r.number_id is not null and ${
    settled
      ? sql`true`
      : sql`r.expires_at > (select greatest(clock_timestamp(), g.last_instant) from company_ledgers g where g.company_id = r.company_id)`
  })`;

/** How many numbers are held for the member `m` of a statement (R8). */
export const heldNumbers = (scope: QueryScope, settled: boolean) => scope.sql`(
  select count(*)::int from ${openHolds(scope, settled)} waiting where waiting.member_id = m.id)`;
