import { beforeAll, expect, it } from 'vitest';
import type { OperatorScope } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';
import { makeScaledLog } from '@/lib/testing/scaled-log';
import {
  companiesOfDomain,
  companiesOfEmail,
  companiesOfId,
  companiesOfName,
  companiesOfRequest,
  linesOf,
} from './search-repository';

const database = testDatabase();
const COMPANIES = 10_000;
/** The planner looks at the ends of an index too. */
const PLANNING = 10;
let company: ScaledCompany;

beforeAll(async () => {
  company = await makeScaledCompany(database.connect(), 1, {
    members: 3_000,
    numbers: 3_000,
    licences: 3_000,
    assigned: 1_000,
  });
  await makeScaledLog(database.connect(), company, 3_000, new Date());
  const sql = database.connectAsSuperuser();
  await sql`
    insert into companies (company_id, name, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code)
    select gen_random_uuid(), 'Company ' || i, plan_code, default_frequency, currency, time_zone, issuer_code, tax_treatment_code
    from companies, generate_series(1, ${COMPANIES}) as i`;
  await sql.unsafe('analyze').simple();
});

type Probes = { relname: string; seq_scan: number; seq_tup_read: number; idx_scan: number };

/** The companies that a look-up finds as the role across companies, and which tables it went through whole. */
async function probed(lookup: (scope: OperatorScope) => PromiseLike<{ company_id: string | null }[]>) {
  const sql = database.connectAsSuperuser();
  const result = await sql.begin(async (tx) => {
    await tx.unsafe('set local role latchkey_system').simple();
    const rows = await lookup({ sql: tx } as unknown as OperatorScope);
    await tx.unsafe('set local role none').simple();
    const probes = await tx<Probes[]>`
      select relname, seq_scan::int, seq_tup_read::int, idx_scan::int from pg_stat_xact_user_tables where schemaname = 'public'`;
    return { rows, probes };
  });
  return {
    found: result.rows.map((row) => row.company_id),
    whole: result.probes.filter((table) => table.seq_scan > 0).map((table) => table.relname),
    probes: Object.fromEntries(result.probes.map((table) => [table.relname, table.idx_scan])),
  };
}

const member = () => `somebody@scale1.example`;
const event = async (column: 'id' | 'operation_id' | 'request_id') => {
  const sql = database.connectAsSuperuser();
  const [row] = await sql.unsafe<{ value: string }[]>(`select ${column} as value from audit_events limit 1`);
  return row?.value ?? '';
};

it.each([
  ['a member’s id', 'members', (scope: OperatorScope) => byId(scope, 'mem', company.member(7))],
  ['a number’s id', 'numbers', (scope: OperatorScope) => byId(scope, 'num', company.number(7))],
  ['a licence’s id', 'licences', (scope: OperatorScope) => byId(scope, 'lic', company.licence(7))],
  [
    'an event’s id',
    'audit_events',
    async (scope: OperatorScope) => byId(scope, 'evt', fromUuid('evt', await event('id'))),
  ],
  [
    'an operation’s id',
    'audit_events',
    async (scope: OperatorScope) => byId(scope, 'opr', fromUuid('opr', await event('operation_id'))),
  ],
  [
    'a request’s id',
    'audit_events',
    async (scope: OperatorScope) => companiesOfRequest(scope, await event('request_id'), 21),
  ],
  // Every member of the one company is there, so that statistics call it a common one.
  ['a domain', 'members', (scope: OperatorScope) => companiesOfDomain(scope, 'scale1.example', 21)],
] as const)('%s is asked of 10,000 companies by their index, once each at most', async (_what, table, lookup) => {
  const { found, whole, probes } = await probed(lookup);
  expect(found).toEqual([company.companyUuid]);
  expect(whole.filter((name) => name !== 'companies')).toEqual([]);
  expect(probes[table]).toBeLessThan(COMPANIES + PLANNING);
});

it('what is nobody’s costs one probe of each company and no table read whole', async () => {
  for (const lookup of [
    (scope: OperatorScope) => byId(scope, 'lic', newId('lic')),
    (scope: OperatorScope) => companiesOfEmail(scope, member(), 21),
    (scope: OperatorScope) => companiesOfRequest(scope, newId('req'), 21),
  ]) {
    const { found, whole, probes } = await probed(lookup);
    expect(found).toEqual([]);
    expect(whole.filter((name) => name !== 'companies')).toEqual([]);
    const most = Math.max(probes.licences ?? 0, probes.members ?? 0, probes.audit_events ?? 0);
    expect([most > COMPANIES, most < COMPANIES + PLANNING]).toEqual([true, true]);
  }
});

it('a number is one probe of the directory and one of its company; a name goes through the names alone', async () => {
  const line = await probed((scope) => linesOf(scope, [company.e164(7)]));
  expect(line.found).toEqual([company.companyUuid]);
  expect([line.whole, line.probes.numbers]).toEqual([[], 1]);
  expect(line.probes.number_directory).toBeLessThan(PLANNING);
  const named = await probed((scope) => companiesOfName(scope, 'company 99', 21));
  expect([named.found.length, named.whole]).toEqual([21, ['companies']]);
});

const byId = (scope: OperatorScope, prefix: 'mem' | 'num' | 'lic' | 'evt' | 'opr', id: string) =>
  companiesOfId(scope, { prefix, uuid: toUuid(prefix, id) });
