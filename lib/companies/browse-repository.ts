import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type OperatorScope } from '@/lib/access';
import { FOLDED } from '@/lib/db/folding';
import { companies, companyLedgers, plans } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { isId, toUuid } from '@/lib/kernel/id';
import { type Page, type PageStart, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import { sortOf } from '@/lib/kernel/sort';
import type { browseCompaniesInput } from './input';
import type { BrowsedCompany } from './view';

type Input = z.output<typeof browseCompaniesInput>;

/** What the list is ordered by, as text, which cursors carry. No index begins with it: there are few companies. */
const KEYS = {
  name: { key: sql<string>`lower(${companies.name})`, fits: (_value: string) => true },
  created: {
    key: sql<string>`to_char(${companies.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    fits: (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value),
  },
} as const;

const columns = {
  id: companies.companyId,
  name: companies.name,
  plan: companies.planCode,
  planName: plans.name,
  billingFrequency: companies.defaultFrequency,
  currency: companies.currency,
  timeZone: companies.timeZone,
  state: companies.state,
  createdAt: companies.createdAt,
  licences: { total: companyLedgers.licencesTotal, assigned: companyLedgers.licencesAssigned },
};

/** A page of companies; the id decides among equals. */
export async function companyPage(scope: OperatorScope, input: Input): Promise<Page<BrowsedCompany>> {
  const { by, descending } = sortOf(input.sort ?? 'name');
  const { key } = KEYS[by];
  const filters = [input.q, input.state, input.plan, input.sort].map((value) => value ?? '');
  const list = `companies:${fingerprintOf(...filters).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const direction = descending === (start?.direction === 'before') ? asc : desc;
  const rows = await scope.db
    .select({ ...columns, key })
    .from(companies)
    .innerJoin(companyLedgers, eq(companyLedgers.companyId, companies.companyId))
    .innerJoin(plans, eq(plans.code, companies.planCode))
    .where(
      and(
        found(input.q),
        input.state && eq(companies.state, input.state),
        input.plan === undefined ? undefined : eq(companies.planCode, input.plan),
        beyond(start, by, descending),
      ),
    )
    .orderBy(direction(key), direction(companies.companyId))
    .limit(input.limit + 1);
  return pageOfRows(
    list,
    start,
    input.limit,
    rows,
    (row) => [row.key, row.id],
    ({ key: _key, createdAt, ...row }) => ({
      ...row,
      billingFrequency: row.billingFrequency as BillingFrequency,
      state: row.state as BrowsedCompany['state'],
      createdAt: createdAt.toISOString(),
    }),
  );
}

/** Every word somewhere in the name, or the whole id. */
function found(q: string | undefined): SQL | undefined {
  if (!q) return undefined;
  const words = q.split(/\s+/).filter((word) => word !== '');
  const byName = and(
    ...words.map(
      (word) => sql`strpos(${companies.search}, ${sql.raw(FOLDED.before)}${word}${sql.raw(FOLDED.after)}) > 0`,
    ),
  );
  const id = q.trim();
  return isId('com', id) ? or(eq(companies.companyId, id), byName) : byName;
}

function beyond(start: PageStart, by: keyof typeof KEYS, descending: boolean): SQL | undefined {
  if (start === null) return undefined;
  const [value, id] = start.key;
  if (typeof value !== 'string' || typeof id !== 'string' || !isId('com', id) || !KEYS[by].fits(value))
    throw refusedCursor();
  const row = sql`(${KEYS[by].key}, ${companies.companyId})`;
  const edge = sql`(${value}::text, ${toUuid('com', id)}::uuid)`;
  return descending === (start.direction === 'before') ? sql`${row} > ${edge}` : sql`${row} < ${edge}`;
}
