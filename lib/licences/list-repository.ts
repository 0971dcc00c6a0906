import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { beyond, inOrder, type Keyset } from '@/lib/db/keyset';
import { companies, licenceSearch, licences, members, numbers, subscriptions } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { formatInternational } from '@/lib/kernel/e164';
import { money } from '@/lib/kernel/money';
import { type Page, type PageStart, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listLicencesInput } from './input';
import { filtersOf, matching, seesHolders } from './matching-repository';
import { orderOf } from './order-repository';
import { licenceLabel } from './rules';
import type { LicenceView } from './view';

const columns = {
  id: licences.id,
  labelNumber: licences.labelNumber,
  status: licences.status,
  frequency: licences.frequency,
  source: licences.source,
  unitPrice: licences.unitPrice,
  currency: licences.currency,
  purchasedAt: licences.purchasedAt,
  endsOn: licences.endsOn,
  periodTo: subscriptions.periodTo,
  teamLeadsSeePrices: companies.teamLeadsSeePrices,
  numberId: numbers.id,
  e164: numbers.e164,
  country: numbers.country,
  type: numbers.type,
  memberId: members.id,
  firstName: members.firstName,
  lastName: members.lastName,
};

function rowsOf(scope: QueryScope, where: SQL | undefined) {
  return scope.db
    .select(columns)
    .from(licences)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.companyId, licences.companyId), eq(subscriptions.id, licences.subscriptionId)),
    )
    .innerJoin(companies, eq(companies.companyId, licences.companyId))
    .leftJoin(numbers, and(eq(numbers.companyId, licences.companyId), eq(numbers.licenceId, licences.id)))
    .leftJoin(members, and(eq(members.companyId, numbers.companyId), eq(members.id, numbers.memberId)))
    .where(and(eq(licences.companyId, scope.companyId), visible(scope), where));
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** A team lead sees the licences that members of their departments use (R24). */
function visible(scope: QueryScope): SQL | undefined {
  if (scope.visibleDepartments === 'all') return undefined;
  return scope.visibleDepartments.length === 0
    ? sql`false`
    : inArray(members.departmentId, [...scope.visibleDepartments]);
}

/** A page of licences, newest label first unless asked otherwise; without a status all but ended. */
export async function licencePage(
  scope: QueryScope,
  input: z.output<typeof listLicencesInput>,
): Promise<Page<LicenceView>> {
  const sort = input.sort ?? '-licence';
  const order = await orderOf(scope, sort, input.status);
  const list = `licences:${input.status ?? ''}:${input.frequency ?? ''}:${input.q ?? ''}${order.name}${input.availableFor === undefined ? '' : `:idle${input.availableFor}`}`;
  const keyset = order.of(licences);
  const start = pageStart(list, input.cursor, keyset.columns.length);
  const found = input.q ? await searchedIds(scope, input, order.of(licenceSearch), start) : undefined;
  const rows = await rowsOf(
    scope,
    found === undefined ? and(filtersOf(licences, input), beyond(keyset, start)) : inArray(licences.id, found),
  )
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, order.keyOf, (row) => asView(scope, row));
}

/** The ids of a page of a search: from the views alone, so that the planner may take the trigram indexes. */
async function searchedIds(
  scope: QueryScope,
  input: z.output<typeof listLicencesInput>,
  keyset: Keyset,
  start: PageStart,
): Promise<string[]> {
  const rows = await scope.db
    .select({ id: licenceSearch.id })
    .from(licenceSearch)
    .where(and(matching(scope, input), beyond(keyset, start)))
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

/** Licences by id, in the given order. */
export async function licencesByIds(scope: QueryScope, ids: readonly string[]): Promise<LicenceView[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf(scope, inArray(licences.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, asView(scope, row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function asView(scope: QueryScope, row: Row): LicenceView {
  const seesPrices = scope.visibleDepartments === 'all' || row.teamLeadsSeePrices;
  const seesHolder = seesHolders(scope);
  return {
    id: row.id,
    label: licenceLabel(row.labelNumber),
    status: row.status === 'available' && row.endsOn !== null ? 'ending' : (row.status as LicenceView['status']),
    billingFrequency: row.frequency as BillingFrequency,
    source: row.source as LicenceView['source'],
    price: seesPrices ? money(row.unitPrice, row.currency) : null,
    purchasedAt: row.purchasedAt.toISOString(),
    renewsOn: row.endsOn ?? row.periodTo,
    endsOn: row.endsOn,
    number:
      seesHolder && row.numberId !== null && row.e164 !== null
        ? {
            id: row.numberId,
            e164: row.e164,
            display: formatInternational(row.e164),
            country: row.country ?? '',
            type: row.type ?? '',
          }
        : null,
    member: seesHolder && row.memberId !== null ? { id: row.memberId, name: `${row.firstName} ${row.lastName}` } : null,
  };
}
