import type postgres from 'postgres';
import { observeStatements, type SeenStatement } from '@/lib/db/connections';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  Filter?: string;
  Output?: string[];
  'Subplan Name'?: string;
  Plans?: Plan[];
};

const COMPANY = /\bcompany_id\b/;

/** Statements that went out while a transaction acted for one company, each text once. */
const seen = new Map<string, readonly number[]>();
/** All that go out while a test counts them. */
let counted: string[] | undefined;
const actsForCompany = new WeakMap<object, boolean>();

const READS = /^\s*(with|select|insert|update|delete)\b.*\b(from|join|into|update)\b/is;

/** Keeps the text of every statement about tables that a company's transaction sends. */
export function watchStatements(): void {
  observeStatements(({ connection, text, types }: SeenStatement) => {
    counted?.push(text);
    const role = /set local role (\w+)/.exec(text)?.[1];
    if (role !== undefined) actsForCompany.set(connection, role === 'latchkey_app');
    else if (actsForCompany.get(connection) && READS.test(text)) seen.set(text, types);
  });
}

/** The texts of the statements that go out while some work is done, in their order and as often as they are sent. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  counted = sent;
  try {
    await work();
  } finally {
    counted = undefined;
  }
  return sent;
}

/**
 * The statements whose plan reads rows of a company's table that nothing binds to one company: they would be another
 * company's too but for row-level security. Where a join says that two companies are one, the planner knows both by either.
 */
export async function unboundStatements(superuser: postgres.Sql): Promise<string[]> {
  if (seen.size === 0) return [];
  const found = await superuser.begin(async (sql) => {
    // What only a join's other side would bind is read whole: the worst plan there is, whatever the statistics of the moment.
    for (const way of ['nestloop', 'indexscan', 'indexonlyscan', 'bitmapscan'])
      await sql.unsafe(`set local enable_${way} = off`);
    await sql.unsafe('set local plan_cache_mode = force_generic_plan');
    const rows = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnotnull`;
    const bound = new Set(rows.map(({ name }) => name));
    const unbound: string[] = [];
    for (const [text, types] of seen)
      for (const table of readsOf(await planOf(sql, text, types)))
        if (bound.has(table)) unbound.push(`${table}: ${text}`);
    return unbound;
  });
  seen.clear();
  return found;
}

async function planOf(sql: postgres.TransactionSql, text: string, types: readonly number[]): Promise<Plan> {
  const named = await sql<{ name: string }[]>`
    select case oid when 0 then 'unknown' else oid::regtype::text end as name
    from unnest(${[...types]}::oid[]) with ordinality o (oid, place) order by place`;
  const declared = named.length === 0 ? '' : `(${named.map(({ name }) => name).join(', ')})`;
  await sql.unsafe(`prepare seen${declared} as ${text}`).simple();
  const given = named.length === 0 ? '' : `(${named.map(() => 'null').join(', ')})`;
  const [row] = await sql
    .unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`explain (verbose, format json) execute seen${given}`)
    .simple();
  await sql.unsafe('deallocate seen').simple();
  if (row === undefined) throw new Error(`no plan of ${text}`);
  const plan = row['QUERY PLAN'];
  return (typeof plan === 'string' ? JSON.parse(plan) : plan)[0].Plan;
}

/**
 * The tables that a plan reads without a condition on their company. A subplan that is hashed reads them whole, and is bound
 * where the company is part of what it is asked by.
 */
function readsOf(plan: Plan, whole = JSON.stringify(plan)): string[] {
  const isHashed = plan['Subplan Name'] !== undefined && whole.includes(`hashed ${plan['Subplan Name']}`);
  if (isHashed && plan.Output?.some((column) => COMPANY.test(column))) return [];
  const below = (plan.Plans ?? []).flatMap((part) => readsOf(part, whole));
  const table = plan['Relation Name'];
  if (table === undefined || !plan['Node Type'].endsWith('Scan')) return below;
  const conditions = [plan['Index Cond'], plan['Recheck Cond'], plan.Filter].join(' ');
  return COMPANY.test(conditions) ? below : [table, ...below];
}
