import { and, asc, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type OperatorScope } from '@/lib/access';
import { companies, numberDirectory, numberKinds } from '@/lib/db/schema';
import { formatInternational, searchDigits } from '@/lib/kernel/e164';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { browseInventoryInput } from './input';
import { capabilitiesOf } from './row-repository';
import type { BrowsedLine } from './view';

type Input = z.output<typeof browseInventoryInput>;

const columns = {
  e164: numberDirectory.e164,
  country: numberDirectory.country,
  type: numberDirectory.type,
  voice: numberKinds.voice,
  sms: numberKinds.sms,
  mms: numberKinds.mms,
  reason: numberKinds.notAssignableReason,
  companyId: numberDirectory.companyId,
  companyName: companies.name,
};

const STATES: Record<Input['state'], () => SQL | undefined> = {
  assignable: () => and(isNull(numberDirectory.companyId), isNull(numberKinds.notAssignableReason)),
  blocked: () => and(isNull(numberDirectory.companyId), isNotNull(numberKinds.notAssignableReason)),
  taken: () => isNotNull(numberDirectory.companyId),
};

/** A page of all lines there are, by number: in stock, or with a company, of which it says no more than the name. */
export async function linePage(scope: OperatorScope, input: Input): Promise<Page<BrowsedLine>> {
  const { country, type, q, state } = input;
  const list = `lines:${fingerprintOf(country ?? '', type ?? '', q ?? '', state).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 1);
  const backwards = start?.direction === 'before';
  const edge = start === null ? undefined : String(start.key[0]);
  const rows = await scope.db
    .select(columns)
    .from(numberDirectory)
    .innerJoin(
      numberKinds,
      and(eq(numberKinds.country, numberDirectory.country), eq(numberKinds.type, numberDirectory.type)),
    )
    .leftJoin(companies, eq(companies.companyId, numberDirectory.companyId))
    .where(
      and(
        STATES[state](),
        country === undefined ? undefined : eq(numberDirectory.country, country),
        type && eq(numberDirectory.type, type),
        matching(q),
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
      type: row.type as BrowsedLine['type'],
      capabilities: capabilitiesOf(row),
      reason: row.reason,
      company: row.companyId === null ? null : { id: row.companyId, name: row.companyName ?? '' },
    }),
  );
}

/** In any common spelling; a text without digits is no number. */
function matching(q: string | undefined): SQL | undefined {
  if (!q) return undefined;
  const digits = searchDigits(q);
  return digits === null ? sql`false` : sql`${numberDirectory.search} like ${`%${digits}%`}`;
}
