import type { CommandScope } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';

/** A line of the inventory, as the directory has it. */
export type Line = { e164: string; country: string; type: string; national: string };

/**
 * Makes a line of the inventory the company's own, unassigned; gives its new id. The caller has read the line under
 * its row lock. A line that comes back to a company is a new number with a new id.
 */
export function claimFromInventory(scope: CommandScope, line: Line): string {
  const id = newId('num');
  scope.defer(scope.sql`
    with claimed as (update number_directory set company_id = ${scope.companyUuid} where e164 = ${line.e164} and company_id is null)
    insert into numbers (company_id, id, e164, national, country, type, status, created_at)
    values (${scope.companyUuid}, ${toUuid('num', id)}, ${line.e164}, ${line.national}, ${line.country}, ${line.type}, 'unassigned', ${scope.now.toISOString()})`);
  scope.record({
    action: 'number.taken',
    targetId: id,
    after: { status: 'unassigned', country: line.country, type: line.type },
  });
  return id;
}
