import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/testing/catalogue';
import {
  DELETABLE,
  FOUND_BY,
  IDENTITY,
  LOOKED_UP_ACROSS_COMPANIES,
  OPERATORS_OWN,
  OUTSIDE,
  REFERENCE,
} from '@/lib/testing/table-kinds';

const { query, companyTables: tablesOfCompanies } = catalogue();

let companyTables: string[] = [];
beforeAll(async () => {
  companyTables = await tablesOfCompanies();
});

describe('the roles that the program acts as', () => {
  it('cannot sign in, make anything, or pass by row-level security, and belong to no other role', async () => {
    const roles = await query(`
      select rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls,
        (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships,
        has_schema_privilege(rolname, 'public', 'create') as creates
      from pg_roles where rolname in ('latchkey_app', 'latchkey_system') order by 1`);
    const none = {
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      rolreplication: false,
      rolbypassrls: false,
      memberships: 0,
      creates: false,
    };
    expect(roles).toEqual([
      { rolname: 'latchkey_app', ...none },
      { rolname: 'latchkey_system', ...none },
    ]);
  });

  const grantsOf = (role: string) =>
    query<{ table: string; privilege: string }>(`
    select c.relname as table, p.privilege from pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p(privilege)
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('${role}', c.oid, p.privilege) order by 1, 2`);

  it('inside a company: nothing of identity, no record deleted, no audit event or personal value changed', async () => {
    const grants = await grantsOf('latchkey_app');
    const having = (privilege: string) =>
      grants.filter((grant) => grant.privilege === privilege).map((grant) => grant.table);
    expect(having('DELETE')).toEqual(DELETABLE);
    expect([...having('TRUNCATE'), ...having('REFERENCES'), ...having('TRIGGER')]).toEqual([]);
    expect(having('UPDATE').filter((table) => table.startsWith('audit_'))).toEqual([]);
    expect(having('INSERT').filter((table) => [...REFERENCE, ...IDENTITY, 'number_directory'].includes(table))).toEqual(
      [],
    );
    expect(having('UPDATE').filter((table) => [...REFERENCE, ...IDENTITY, 'number_directory'].includes(table))).toEqual(
      [],
    );
    expect(grants.filter((grant) => [...IDENTITY, ...OPERATORS_OWN, ...OUTSIDE].includes(grant.table))).toEqual([]);
  });

  it('R24: across companies: whose a licence, number, assignment, purchase or event is, and nothing that it says', async () => {
    const tables = new Set((await grantsOf('latchkey_system')).map((grant) => grant.table));
    const hidden = companyTables.filter((table) => !LOOKED_UP_ACROSS_COMPANIES.includes(table));
    expect(hidden.filter((table) => tables.has(table))).toEqual([]);
    const seen = await query<{ table: string; columns: string[] }>(`
      select c.relname as table, array_agg(a.attname::text order by a.attname) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege('latchkey_system', c.oid, a.attnum, 'select')
      group by 1 order by 1`);
    expect(
      Object.fromEntries(seen.filter(({ table }) => hidden.includes(table)).map((row) => [row.table, row.columns])),
    ).toEqual(FOUND_BY);
    const written = (await grantsOf('latchkey_system')).filter(
      (grant) => grant.privilege !== 'SELECT' && companyTables.includes(grant.table),
    );
    expect(written).toEqual([]);
  });

  it('see no address of a member and no audit head across companies', async () => {
    const [row] = await query(`
      select has_column_privilege('latchkey_system', 'members', 'email', 'select') as email, has_column_privilege('latchkey_system', 'members', 'search', 'select') as search,
        has_column_privilege('latchkey_system', 'company_ledgers', 'audit_hash', 'select') as head`);
    expect(row).toEqual({ email: false, search: false, head: false });
  });

  it('see of the job library only which jobs there are, across companies, and change nothing there', async () => {
    const rights = await query<{ role: string; table: string; privilege: string }>(`
      select role, c.relname as table, p.privilege from unnest(array['latchkey_app', 'latchkey_system']) as role, pg_class c,
        unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p(privilege)
      where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(role, c.oid, p.privilege)`);
    expect(rights).toEqual([{ role: 'latchkey_system', table: 'job', privilege: 'SELECT' }]);
  });

  it('get nothing through PUBLIC', async () => {
    const open = await query(`
      select c.relname from pg_class c, aclexplode(c.relacl) as grants where c.relnamespace = 'public'::regnamespace and grants.grantee = 0`);
    expect(open).toEqual([]);
  });
});
