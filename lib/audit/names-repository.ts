import type { OperatorScope, QueryScope } from '@/lib/access';
import { formatInternational } from '@/lib/kernel/e164';
import { fromUuid, type IdPrefix, isId, toUuid } from '@/lib/kernel/id';

/** What things are called, by their ids; what has no name is missing. */
export type Names = ReadonlyMap<string, string>;

type Row = { id: string; name: string };
type Asked = PromiseLike<Row[]>;

/**
 * What these ids are called now, or were called when they were last named in the log. All are asked in one round trip, and
 * an id of another company finds nothing (R25).
 */
export async function namesOf(scope: QueryScope, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)];
  const found = await Promise.all(
    SOURCES.map(async ([prefix, ask, present]): Promise<[string, string][]> => {
      const uuids = wanted.filter((id) => isId(prefix, id)).map((id) => toUuid(prefix, id));
      if (uuids.length === 0) return [];
      const rows = await ask(scope, JSON.stringify(uuids));
      return rows.map(({ id, name }) => [fromUuid(prefix, id), present?.(name) ?? name]);
    }),
  );
  const names = new Map(found.flat());
  const gone = wanted.filter((id) => !names.has(id) && (isId('dep', id) || isId('viw', id)));
  for (const { id, name } of await lastNames(scope, gone)) names.set(id, name);
  return names;
}

const among = ({ sql }: QueryScope, ids: string) =>
  sql`(select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`;

const SOURCES: readonly (readonly [
  IdPrefix,
  (scope: QueryScope, ids: string) => Asked,
  ((name: string) => string)?,
])[] = [
  [
    'mem',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, first_name || ' ' || last_name as name from members
      where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
  ],
  [
    'num',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, e164 as name from numbers where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
    formatInternational,
  ],
  [
    'lic',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, 'L-' || lpad(label_number::text, greatest(4, length(label_number::text)), '0') as name from licences
      where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
  ],
  [
    'dep',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, name from departments where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
  ],
  [
    'key',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, name from company_api_keys where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
  ],
  [
    'inv',
    (scope, ids) =>
      scope.sql<Row[]>`
      select invoice_id as id, number as name from issued_invoices
      where company_id = ${scope.companyUuid} and invoice_id in ${among(scope, ids)}`.execute(),
  ],
  [
    'viw',
    (scope, ids) =>
      scope.sql<Row[]>`
      select id, name from list_views where company_id = ${scope.companyUuid} and id in ${among(scope, ids)}`.execute(),
  ],
  [
    'acc',
    (scope, ids) =>
      scope.sql<Row[]>`
      select distinct on (account_id) account_id as id, staff_name as name from support_grants
      where company_id = ${scope.companyUuid} and account_id in ${among(scope, ids)} order by account_id, opened_at desc`.execute(),
  ],
  [
    'gra',
    (scope, ids) =>
      scope.sql<Row[]>`
      select g.id, c.name || ', ' || g.ticket as name from support_grants g join companies c on c.company_id = g.company_id
      where g.company_id = ${scope.companyUuid} and g.id in ${among(scope, ids)}`.execute(),
  ],
  [
    'com',
    (scope, ids) =>
      scope.sql<Row[]>`
      select company_id as id, name from companies where company_id = ${scope.companyUuid} and company_id in ${among(scope, ids)}`.execute(),
  ],
];

/** What was there and is gone is called as the log last named it. */
async function lastNames({ sql, companyUuid }: QueryScope, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return sql<Row[]>`
    select wanted.id, last.name from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as wanted(id)
    cross join lateral (
      select coalesce(e.after ->> 'name', e.before ->> 'name', v.values ->> 'name') as name
      from audit_events e left join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence
      where e.company_id = ${companyUuid} and e.target_id = wanted.id
        and coalesce(e.after ->> 'name', e.before ->> 'name', v.values ->> 'name') is not null
      order by e.sequence desc limit 1
    ) last`.execute();
}

/** What the operator's people are called in its own log: by their address, as wherever they are listed. */
export async function namesOfStaff({ sql }: OperatorScope, ids: Iterable<string>): Promise<Names> {
  const uuids = [...new Set(ids)].filter((id) => isId('acc', id)).map((id) => toUuid('acc', id));
  if (uuids.length === 0) return new Map();
  const rows = await sql<Row[]>`
    select id, email as name from accounts
    where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(uuids)}::text::jsonb))
      and (staff_role is not null or former_staff_role is not null)`.execute();
  return new Map(rows.map(({ id, name }) => [fromUuid('acc', id), name]));
}
