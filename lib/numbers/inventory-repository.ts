import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { numberKinds, stockSearch } from '@/lib/db/schema';
import { formatInternational, searchDigits } from '@/lib/kernel/e164';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listInventoryInput } from './input';
import { capabilitiesOf } from './row-repository';
import type { InventoryView } from './view';

const columns = {
  e164: stockSearch.e164,
  country: stockSearch.country,
  type: stockSearch.type,
  voice: numberKinds.voice,
  sms: numberKinds.sms,
  mms: numberKinds.mms,
  reason: numberKinds.notAssignableReason,
};

/**
 * A page of the operator's stock: lines of no company, which every company sees alike, through the view that search needs. Without `assignable=false` those
 * that can be assigned now; with it the others and why not (R10).
 */
export async function inventoryPage(
  scope: QueryScope,
  input: z.output<typeof listInventoryInput>,
): Promise<Page<InventoryView>> {
  const { country, type, q, assignable = 'true' } = input;
  const list = `inventory:${fingerprintOf(country ?? '', type ?? '', q ?? '', assignable).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 1);
  const backwards = start?.direction === 'before';
  const edge = start === null ? undefined : String(start.key[0]);
  const digits = q ? searchDigits(q) : undefined;
  const rows = await scope.db
    .select(columns)
    .from(stockSearch)
    .innerJoin(numberKinds, and(eq(numberKinds.country, stockSearch.country), eq(numberKinds.type, stockSearch.type)))
    .where(
      and(
        assignable === 'true' ? isNull(numberKinds.notAssignableReason) : isNotNull(numberKinds.notAssignableReason),
        country === undefined ? undefined : eq(stockSearch.country, country),
        type && eq(stockSearch.type, type),
        digits === undefined
          ? undefined
          : digits === null
            ? sql`false`
            : sql`${stockSearch.search} like ${`%${digits}%`}`,
        edge === undefined ? undefined : backwards ? lt(stockSearch.e164, edge) : gt(stockSearch.e164, edge),
      ),
    )
    .orderBy(backwards ? desc(stockSearch.e164) : asc(stockSearch.e164))
    .limit(input.limit + 1);
  return pageOfRows(
    list,
    start,
    input.limit,
    rows,
    (row) => [row.e164],
    (row) => ({
      e164: row.e164,
      display: formatInternational(row.e164),
      country: row.country,
      type: row.type as InventoryView['type'],
      capabilities: capabilitiesOf(row),
      reason: row.reason,
    }),
  );
}

/** The countries of which there is a line in stock: one look into the index per country, however large the stock. */
export async function inventoryCountries(scope: QueryScope): Promise<string[]> {
  const rows = await scope.sql<{ code: string }[]>`
    select code from countries c
    where exists (select from number_directory d where d.company_id is null and d.country = c.code) order by code`.execute();
  return rows.map((row) => row.code);
}
