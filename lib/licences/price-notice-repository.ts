import type { CommandScope, OperatorScope, QueryScope } from '@/lib/access';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import type { ListPrice } from './price-rules';

/** How many companies are told between two marks of how far it went. */
const BATCH = 100;

/** The company is told of a list price: once, the key refuses a second time. */
export function insertPriceNotice(scope: CommandScope, { planCode, frequency, validFrom }: ListPrice): void {
  scope.defer(scope.sql`
    insert into price_notices (company_id, plan_code, frequency, valid_from, told_at)
    values (${scope.companyUuid}, ${planCode}, ${frequency}, ${validFrom}, ${scope.now.toISOString()})`);
}

/** The plans' names by their codes. */
export async function planNames(scope: QueryScope): Promise<Record<string, string>> {
  const rows = await scope.sql<{ code: string; name: string }[]>`select code, name from plans`.execute();
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}

/** A list price of which companies are being told. */
export type Telling = {
  plan: string;
  billingFrequency: BillingFrequency;
  currency: string;
  validFrom: string;
  after: string;
};

type Row = {
  plan_code: string;
  frequency: BillingFrequency;
  currency: string;
  valid_from: string;
  telling_after: string;
};

/** The first such price, or null. */
export async function findTelling(scope: OperatorScope): Promise<Telling | null> {
  const [row] = await scope.sql<Row[]>`
    select plan_code, frequency, currency, valid_from::text, telling_after from prices where telling_after is not null
    order by valid_from, plan_code, frequency, currency limit 1`.execute();
  if (row === undefined) return null;
  const { plan_code: plan, frequency: billingFrequency, currency, valid_from: validFrom, telling_after } = row;
  return { plan, billingFrequency, currency, validFrom, after: fromUuid('com', telling_after) };
}

/** The next companies that the price may concern, in the order of their ids: a named look-up across companies. */
export async function companiesToTell(scope: OperatorScope, { plan, currency, after }: Telling): Promise<string[]> {
  const rows = await scope.sql<{ company_id: string }[]>`
    select company_id from companies
    where currency = ${currency} and (plan_code = ${plan} or pending_plan_code = ${plan}) and company_id > ${toUuid('com', after)}
    order by company_id limit ${BATCH}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}

/** Companies up to one were told; with null all of them. Whoever comes later with less changes nothing. */
export async function saveTelling(
  scope: OperatorScope,
  { plan, billingFrequency, currency, validFrom, after }: Telling,
  upTo: string | null,
): Promise<void> {
  await scope.sql`
    update prices set telling_after = ${upTo === null ? null : toUuid('com', upTo)}
    where plan_code = ${plan} and frequency = ${billingFrequency} and currency = ${currency} and valid_from = ${validFrom}
      and telling_after = ${toUuid('com', after)}`.execute();
}
