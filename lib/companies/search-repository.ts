import type { OperatorScope } from '@/lib/access';
import { FOLDED } from '@/lib/db/folding';
import type { OwnedPrefix } from './search-rules';

type Lookup = PromiseLike<{ company_id: string }[]>;

/**
 * What is asked of one company, by its index: every index of a company's table begins with the company, so that companies are
 * asked one by one, and LIMIT keeps it so.
 */
const owned = ({ sql }: OperatorScope, prefix: Exclude<OwnedPrefix, 'com' | 'opr'>, uuid: string) => {
  switch (prefix) {
    case 'acc':
      return sql`select from members where company_id = c.company_id and account_id = ${uuid} and status <> 'deleted'`;
    case 'mem':
      return sql`select from members where company_id = c.company_id and id = ${uuid}`;
    case 'dep':
      return sql`select from departments where company_id = c.company_id and id = ${uuid}`;
    case 'num':
      return sql`select from numbers where company_id = c.company_id and id = ${uuid}`;
    case 'lic':
      return sql`select from licences where company_id = c.company_id and id = ${uuid}`;
    case 'sub':
      return sql`select from subscriptions where company_id = c.company_id and id = ${uuid}`;
    case 'pur':
      return sql`select from purchases where company_id = c.company_id and id = ${uuid}`;
    case 'asg':
      return sql`select from assignments where company_id = c.company_id and id = ${uuid}`;
    case 'arq':
      return sql`select from assignment_requests where company_id = c.company_id and id = ${uuid}`;
    case 'imp':
      return sql`select from imports where company_id = c.company_id and id = ${uuid}`;
    case 'inv':
      return sql`select from invoices where company_id = c.company_id and id = ${uuid}`;
    case 'chg':
      return sql`select from charges where company_id = c.company_id and id = ${uuid}`;
    case 'pay':
      return sql`select from payments where company_id = c.company_id and id = ${uuid}`;
    case 'agr':
      return sql`select from agreements where company_id = c.company_id and id = ${uuid}`;
    case 'key':
      return sql`select from api_keys where company_id = c.company_id and id = ${uuid}`;
    case 'evt':
      return sql`select from audit_events where company_id = c.company_id and id = ${uuid}`;
  }
};

/**
 * The same for a value that many rows may have: the first value from it on, and then whether that is it. With an equality the
 * planner takes a common one for found at once and reads the table for each company that has none (measured: 11 s).
 */
const askEachFrom = (
  { sql }: OperatorScope,
  from: ReturnType<typeof owned>,
  value: ReturnType<typeof owned>,
  limit: number,
): Lookup =>
  sql<{ company_id: string }[]>`
    select c.company_id from companies c cross join lateral (${from} limit 1) asked where asked.found = ${value} limit ${limit}`.execute();

/** Where an operation did something. */
const companiesOfOperation = (scope: OperatorScope, uuid: string): Lookup =>
  askEachFrom(
    scope,
    scope.sql`select operation_id as found from audit_events where company_id = c.company_id and operation_id >= ${uuid} order by operation_id`,
    scope.sql`${uuid}::uuid`,
    2,
  );

const askEach = ({ sql }: OperatorScope, question: ReturnType<typeof owned>, limit: number): Lookup =>
  sql<{ company_id: string }[]>`
    select c.company_id from companies c cross join lateral (${question} limit 1) asked limit ${limit}`.execute();

/** Whose an id is. */
export function companiesOfId(scope: OperatorScope, { prefix, uuid }: { prefix: OwnedPrefix; uuid: string }): Lookup {
  if (prefix === 'com')
    return scope.sql<{ company_id: string }[]>`select company_id from companies where company_id = ${uuid}`.execute();
  return prefix === 'opr' ? companiesOfOperation(scope, uuid) : askEach(scope, owned(scope, prefix, uuid), 2);
}

/** Companies with a member of exactly that address, in any case. */
export const companiesOfEmail = (scope: OperatorScope, email: string, limit: number): Lookup =>
  askEachFrom(
    scope,
    scope.sql`select email_digest as found from members
      where company_id = c.company_id and email_digest >= md5(lower(${email})) and status <> 'deleted' order by email_digest`,
    scope.sql`md5(lower(${email}))`,
    limit,
  );

/** Companies with a member whose address is at that domain. */
export const companiesOfDomain = (scope: OperatorScope, domain: string, limit: number): Lookup =>
  askEachFrom(
    scope,
    scope.sql`select email_domain as found from members
      where company_id = c.company_id and email_domain >= ${domain} and status <> 'deleted' order by email_domain`,
    scope.sql`${domain}`,
    limit,
  );

/** Whose document has that number: as it was typed, or in capitals. Two issuers may use the same one. */
export const companiesOfInvoice = (scope: OperatorScope, number: string, limit: number): Lookup =>
  askEach(
    scope,
    scope.sql`select from issued_invoices where company_id = c.company_id and number in (${number}, upper(${number}))`,
    limit,
  );

/** Where a request changed something. */
export const companiesOfRequest = (scope: OperatorScope, requestId: string, limit: number): Lookup =>
  askEachFrom(
    scope,
    scope.sql`select request_id as found from audit_events
      where company_id = c.company_id and request_id >= ${requestId} order by request_id`,
    scope.sql`${requestId}`,
    limit,
  );

/** Companies with the text in their name, whatever the case and the accents: those called so first, then those whose name begins with it. */
export const companiesOfName = ({ sql }: OperatorScope, name: string, limit: number): Lookup =>
  sql<{ company_id: string }[]>`
    select company_id from companies cross join (select ${sql.unsafe(FOLDED.before)}${name}${sql.unsafe(FOLDED.after)} as q) asked
    where strpos(search, q) > 0
    order by search = q desc, strpos(search, q) = 1 desc, search, company_id
    limit ${limit}`.execute();

type NumberRow = {
  e164: string;
  company_id: string | null;
  status: string | null;
  restorable_until: string | null;
};

/** What has become of lines that the operator has: whose each is, and what that company does with it, in one word. */
export const linesOf = ({ sql }: OperatorScope, e164s: readonly string[]): PromiseLike<NumberRow[]> =>
  sql<NumberRow[]>`
    select d.e164, d.company_id, n.status, n.restorable_until from number_directory d
    left join numbers n on n.company_id = d.company_id and n.e164 = d.e164 and n.status <> 'left'
    where d.e164 = any(${[...e164s]}::text[]) order by d.e164`.execute();

/** The countries that the operator has numbers in. */
export async function countriesOfNumbers({ sql }: OperatorScope): Promise<string[]> {
  const rows = await sql<{ country: string }[]>`select distinct country from number_kinds order by country`;
  return rows.map(({ country }) => country);
}

/** What a list of found companies says of each. */
export const namesOfCompanies = (
  { sql }: OperatorScope,
  companyIds: readonly string[],
): PromiseLike<{ company_id: string; name: string; state: string }[]> =>
  sql<{ company_id: string; name: string; state: string }[]>`
    select company_id, name, state from companies where company_id = any(${[...companyIds]}::uuid[])`.execute();
