import type { CommandScope } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';

/** A line of the inventory, as the directory has it. */
export type Line = { e164: string; country: string; type: string; national: string };

/**
 * Makes a line of the inventory the company's own, unassigned; gives its new id. The caller has read the line under
 * its row lock. A line that comes back to a company is a new number with a new id.
 */
export function claimFromInventory(scope: CommandScope, line: Line): string {
  const [id] = claimLines(scope, [line]);
  if (id === undefined) throw new Error('a line was not claimed');
  return id;
}

/** The same for many lines, with one statement. */
export function claimLines(scope: CommandScope, lines: readonly Line[]): string[] {
  if (lines.length === 0) return [];
  const rows = lines.map((line) => ({ ...line, number: newId('num') }));
  const payload = JSON.stringify(rows.map((row) => ({ ...row, number: toUuid('num', row.number) })));
  scope.defer(scope.sql`
    with line as materialized (
      select * from jsonb_to_recordset(${payload}::text::jsonb) as line(e164 text, country text, type text, national text, number uuid)
    ), claimed as (
      update number_directory d set company_id = ${scope.companyUuid} from line where d.e164 = line.e164 and d.company_id is null
    )
    insert into numbers (company_id, id, e164, national, country, type, status, created_at)
    select ${scope.companyUuid}, number, e164, national, country, type, 'unassigned', ${scope.now.toISOString()} from line`);
  for (const { number, country, type } of rows)
    scope.record({ action: 'number.taken', targetId: number, after: { status: 'unassigned', country, type } });
  return rows.map((row) => row.number);
}
