import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { numberDirectory, numberKinds } from '@/lib/db/schema';
import { formatInternational, searchDigits } from '@/lib/kernel/e164';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listInventoryInput } from './input';
import { capabilitiesOf } from './row-repository';
import type { InventoryView } from './view';

const columns = {
  e164: numberDirectory.e164,
  country: numberDirectory.country,
  type: numberDirectory.type,
  voice: numberKinds.voice,
  sms: numberKinds.sms,
  mms: numberKinds.mms,
  reason: numberKinds.notAssignableReason,
};

/**
 * A page of the operator's stock: lines of no company, which every company sees alike. Without `assignable=false` those
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
    .from(numberDirectory)
    .innerJoin(
      numberKinds,
      and(eq(numberKinds.country, numberDirectory.country), eq(numberKinds.type, numberDirectory.type)),
    )
    .where(
      and(
        isNull(numberDirectory.companyId),
        assignable === 'true' ? isNull(numberKinds.notAssignableReason) : isNotNull(numberKinds.notAssignableReason),
        country === undefined ? undefined : eq(numberDirectory.country, country),
        type && eq(numberDirectory.type, type),
        digits === undefined
          ? undefined
          : digits === null
            ? sql`false`
            : sql`${numberDirectory.search} like ${`%${digits}%`}`,
        edge === undefined ? undefined : backwards ? lt(numberDirectory.e164, edge) : gt(numberDirectory.e164, edge),
      ),
    )
    .orderBy(backwards ? desc(numberDirectory.e164) : asc(numberDirectory.e164))
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
