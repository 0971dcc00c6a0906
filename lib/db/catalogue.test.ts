import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/testing/catalogue';
import {
  FOUND_ACROSS_COMPANIES,
  FOUND_BY,
  IDENTITY,
  LOOKED_UP_ACROSS_COMPANIES,
  OPERATORS_OWN,
  OUTSIDE,
  REFERENCE,
  SEARCHED,
  SERIES,
} from '@/lib/testing/table-kinds';

const { query, companyTables: tablesOfCompanies } = catalogue();

let companyTables: string[] = [];
beforeAll(async () => {
  companyTables = await tablesOfCompanies();
});

describe('every table with a company', () => {
  it('is known by name, and every other table is a named exception', async () => {
    const all = await query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(companyTables.length).toBeGreaterThanOrEqual(14);
    const others = all.map((row) => row.name).filter((name) => !companyTables.includes(name));
    expect(others).toEqual(
      [
        ...new Set([...FOUND_ACROSS_COMPANIES, ...IDENTITY, ...OPERATORS_OWN, ...OUTSIDE, ...REFERENCE, ...SERIES]),
      ].sort(),
    );
  });

  it('always has one', async () => {
    const optional = await query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attnotnull order by 1`);
    expect(optional.map((row) => row.name)).toEqual(['number_directory', 'sessions']);
  });

  it('has the company first in every primary key, unique key and index', async () => {
    const wrong = await query<{ name: string; index: string }>(`
      select c.relname as name, i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and a.attname is distinct from 'company_id'`);
    expect(wrong.filter((row) => companyTables.includes(row.name))).toEqual([]);
    const withoutKey = await query<{ name: string }>(`
      select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
        and not exists (select from pg_index where indrelid = c.oid and indisprimary)`);
    expect(withoutKey).toEqual([]);
  });

  it('refers to tables with a company by company first, on both sides', async () => {
    const keys = await query<{ table: string; target: string; name: string; from: string; to: string }>(`
      select k.conrelid::regclass::text as table, k.confrelid::regclass::text as target, k.conname as name, a.attname as from, b.attname as to
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1] where k.contype = 'f'`);
    const toCompanyTables = keys.filter((key) => companyTables.includes(key.target));
    expect(toCompanyTables.length).toBeGreaterThanOrEqual(15);
    expect(toCompanyTables.filter((key) => key.from !== 'company_id' || key.to !== 'company_id')).toEqual([]);
    expect(toCompanyTables.filter((key) => !companyTables.includes(key.table))).toEqual([]);
    const elsewhere = keys.filter((key) => companyTables.includes(key.table) && !companyTables.includes(key.target));
    expect(new Set(elsewhere.map((key) => key.target))).toEqual(
      new Set(['accounts', 'issuers', 'number_kinds', 'plans', 'tax_treatments']),
    );
  });

  it('has row-level security enabled and forced, with one policy for what is read and what is written', async () => {
    const walls = await query<{ name: string; on: boolean; forced: boolean }>(`
      select relname as name, relrowsecurity as on, relforcerowsecurity as forced from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
    const unprotected = walls.filter(
      (row) =>
        [...companyTables, 'api_keys', 'domain_directory', 'number_directory'].includes(row.name) &&
        !(row.on && row.forced),
    );
    expect(unprotected).toEqual([]);
    const policies = await query<{
      name: string;
      table: string;
      cmd: string;
      roles: string;
      using: string | null;
      check: string | null;
    }>(`
      select policyname as name, tablename as table, cmd, array_to_string(roles, ',') as roles, qual as using, with_check as check from pg_policies order by 1, 2`);
    const inCompany = `(NULLIF(current_setting('app.company_id'::text, true), ''::text) IS NOT NULL)`;
    const tenant = `(company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)`;
    const expected = [
      {
        name: 'broken_leave',
        table: 'imports',
        cmd: 'DELETE',
        roles: 'latchkey_app',
        using: `(status = 'uploading'::text)`,
        check: null,
      },
      {
        name: 'done_leave',
        table: 'outbox',
        cmd: 'DELETE',
        roles: 'latchkey_app',
        using: "((delivered_at IS NOT NULL) OR ((dead_at IS NOT NULL) AND (topic ~~ 'mail.%'::text)))",
        check: null,
      },
      {
        name: 'inside_a_company',
        table: 'invoice_series',
        cmd: 'ALL',
        roles: 'latchkey_app',
        using: inCompany,
        check: inCompany,
      },
      {
        name: 'key_lookup',
        table: 'api_keys',
        cmd: 'ALL',
        roles: 'latchkey_system',
        using: 'true',
        check: 'true',
      },
      ...[...LOOKED_UP_ACROSS_COMPANIES, ...Object.keys(FOUND_BY), 'domain_directory'].sort().map((table) => ({
        name: 'named_lookup',
        table,
        cmd: 'SELECT',
        roles: 'latchkey_system',
        using: 'true',
        check: null,
      })),
      {
        name: 'operator_stock',
        table: 'number_directory',
        cmd: 'ALL',
        roles: 'latchkey_system',
        using: 'true',
        check: 'true',
      },
      {
        name: 'own_keys',
        table: 'api_keys',
        cmd: 'ALL',
        roles: 'latchkey_app',
        using: tenant,
        check: tenant,
      },
      ...SEARCHED.map((table) => ({
        name: 'search_view',
        table,
        cmd: 'SELECT',
        roles: 'latchkey_test',
        using: 'true',
        check: null,
      })),
      {
        name: 'stock_and_own',
        table: 'number_directory',
        cmd: 'ALL',
        roles: 'latchkey_app',
        using: `((company_id IS NULL) OR ${tenant})`,
        check: `((company_id IS NULL) OR ${tenant})`,
      },
      ...[...companyTables, 'domain_directory'].toSorted().map((table) => ({
        name: 'tenant',
        table,
        cmd: 'ALL',
        roles: 'public',
        using: tenant,
        check: tenant,
      })),
    ];
    expect(policies).toEqual(expected);
  });
});

it('the views that search uses, and those of sessions and keys, carry the tenant’s or the stock’s condition themselves, and only the role inside a company reads them', async () => {
  const views = await query<{ name: string; definition: string; invoker: boolean; app: string; system: boolean }>(`
    select c.relname as name, pg_get_viewdef(c.oid) as definition, coalesce(array_to_string(c.reloptions, ','), '') like '%security_invoker%' as invoker,
      (select string_agg(p, ',' order by p) from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p where has_table_privilege('latchkey_app', c.oid, p)) as app,
      has_table_privilege('latchkey_system', c.oid, 'SELECT') as system
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') order by 1`);
  expect(views.map((view) => view.name)).toEqual([
    'company_api_keys',
    'licence_search',
    'member_activity',
    'member_passwords',
    'member_search',
    'member_second_factors',
    'member_sessions',
    'number_search',
    'stock_search',
  ]);
  const stock = /FROM number_directory WHERE \(company_id IS NULL\);$/;
  const ours =
    /FROM (api_keys|licences|members|numbers|sessions) WHERE \(*(awaits IS NULL\) AND \()?\w*\.?company_id = \(NULLIF\(current_setting\('app.company_id'::text, true\), ''::text\)\)::uuid\)*;$/;
  // Whether there is a password, and nothing else of an account.
  const passwords =
    /^ SELECT company_id, id AS member_id FROM members m WHERE \(?\(company_id = \(NULLIF\(current_setting\('app.company_id'::text, true\), ''::text\)\)::uuid\) AND \(EXISTS \( SELECT FROM accounts a WHERE \(\(a.id = m.account_id\) AND \(a.password_hash IS NOT NULL\)\)\)\)\)?;$/;
  for (const { definition, ...rights } of views) {
    expect(definition.replaceAll(/\s+/g, ' ')).toMatch(
      rights.name === 'stock_search' ? stock : rights.name === 'member_passwords' ? passwords : ours,
    );
    expect(rights).toMatchObject({ invoker: false, app: 'SELECT', system: false });
  }
});

it('no sequence, trigger, rule or function of our own is needed: one schema runs sharded too', async () => {
  const found = await query(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
    union all select tgname from pg_trigger where not tgisinternal
    union all select rulename from pg_rules where schemaname = 'public'
    union all select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`);
  expect(found).toEqual([]);
});
