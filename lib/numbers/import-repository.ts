import type { OperatorScope } from '@/lib/access';
import type { ImportedLine } from './import-rules';

/** The (country, type) pairs there are. */
export async function numberKindNames(scope: OperatorScope): Promise<Set<string>> {
  const rows = await scope.sql<{ name: string }[]>`select country || ' ' || type as name from number_kinds`.execute();
  return new Set(rows.map((row) => row.name));
}

type StoredLine = { e164: string; country: string; type: string; added: boolean };

/**
 * Adds lines to the inventory in one statement, and gives each as it then stands; what was there before stays as it is.
 * Sorted, so that two imports at once lock rows in one order.
 */
export async function addLines(scope: OperatorScope, lines: readonly ImportedLine[]): Promise<Map<string, StoredLine>> {
  if (lines.length === 0) return new Map();
  const sorted = [...lines].sort((a, b) => (a.e164 < b.e164 ? -1 : 1));
  const added = await scope.sql<{ e164: string }[]>`
    insert into number_directory (e164, national, country, type)
    select e164, national, country, type
    from jsonb_to_recordset(${JSON.stringify(sorted)}::text::jsonb) as line(e164 text, national text, country text, type text)
    order by e164
    on conflict (e164) do nothing returning e164`.execute();
  const isNew = new Set(added.map((row) => row.e164));
  const known = sorted.filter((line) => !isNew.has(line.e164)).map((line) => line.e164);
  const stored =
    known.length === 0
      ? []
      : await scope.sql<{ e164: string; country: string; type: string }[]>`
        select e164, country, type from number_directory where e164 = any(${known}::text[])`.execute();
  const asStored = stored.map((row): [string, StoredLine] => [row.e164, { ...row, added: false }]);
  const asAdded = sorted
    .filter((line) => isNew.has(line.e164))
    .map((line): [string, StoredLine] => [line.e164, { ...line, added: true }]);
  return new Map([...asStored, ...asAdded]);
}
