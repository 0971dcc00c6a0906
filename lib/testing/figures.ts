import type { Sql } from 'postgres';
import { REFERENCE } from './table-kinds';

/** A company in few figures: what a test says must or must not have changed. */
export type Figures = {
  total: number;
  assigned: number;
  available: number;
  ending: number;
  openAssignments: number;
  purchases: number;
  bought: number;
  charged: number;
  events: number;
};

/** The figures, counted from the rows and not from the ledger's counters; purchases of the fixture itself left out. */
export async function figuresOf(sql: Sql, company: { uuid: string }): Promise<Figures> {
  const [row] = await sql<Figures[]>`
    select count(*) filter (where status <> 'ended')::int as total, count(*) filter (where status = 'assigned')::int as assigned,
      count(*) filter (where status = 'available')::int as available,
      count(*) filter (where status = 'available' and ends_on is not null)::int as ending,
      (select count(*)::int from assignments where company_id = ${company.uuid} and ended_at is null) as "openAssignments",
      (select count(*)::int from purchases where company_id = ${company.uuid} and actor_id <> 'fixture') as purchases,
      (select coalesce(sum(quantity), 0)::int from purchases where company_id = ${company.uuid} and actor_id <> 'fixture') as bought,
      (select coalesce(sum(charge), 0)::int from purchases where company_id = ${company.uuid} and actor_id <> 'fixture') as charged,
      (select count(*)::int from audit_events where company_id = ${company.uuid}) as events
    from licences where company_id = ${company.uuid}`;
  if (row === undefined) throw new Error('no figures');
  return row;
}

/** The actions of the company's events in order, from a sequence number on. */
export async function actionsOf(sql: Sql, company: { uuid: string }, from = 1): Promise<string[]> {
  const rows = await sql<{ action: string }[]>`
    select action from audit_events where company_id = ${company.uuid} and sequence >= ${from} order by sequence`;
  return rows.map((row) => row.action);
}

/**
 * Every row of a company in every table that has a company, as one digest: equal digests mean that nothing changed. When a
 * key was last used is noted beside every call, also one that changes nothing.
 */
export async function digestOf(sql: Sql, company: { uuid: string }): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'company_id' order by table_name`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as t, md5(coalesce(string_agg((to_jsonb(r) - 'last_used_at')::text, '|' order by r::text), '')) as d from ${name} r where company_id = '${company.uuid}'`,
  );
  const [row] = await sql.unsafe<{ digest: string }[]>(
    `select md5(string_agg(t || d, '|' order by t)) as digest from (${parts.join(' union all ')}) digests`,
  );
  return row?.digest ?? '';
}

/**
 * What the operator's people look after outside of any company, as one digest: its data, its stock and its staff. How far
 * companies were told of a price is no part of it.
 */
export async function operatorDigestOf(sql: Sql): Promise<string> {
  const parts = [
    ...REFERENCE.map((name) => `select '${name}' as t, (to_jsonb(r) - 'telling_after')::text as row from ${name} r`),
    `select 'stock', jsonb_build_array(e164, country, type)::text from number_directory where company_id is null`,
    `select 'staff', jsonb_build_array(id, email, staff_role, former_staff_role)::text from accounts where coalesce(staff_role, former_staff_role) is not null`,
  ];
  const [row] = await sql.unsafe<{ digest: string }[]>(
    `select md5(string_agg(t || row, '|' order by t, row)) as digest from (${parts.join(' union all ')}) rows`,
  );
  return row?.digest ?? '';
}

/** The actions of the operator's own log in order, from a sequence number on. */
export async function operatorActionsOf(sql: Sql, from = 1): Promise<string[]> {
  const rows = await sql<{ action: string }[]>`
    select action from operator_events where sequence >= ${from} order by sequence`;
  return rows.map((row) => row.action);
}

/** Every line of the company in the order of its documents, as short as it can be said. */
export async function chargedLines(sql: Sql, company: { uuid: string }): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws(' ', coalesce(i.number, 'draft'), i.issued_on, c.cause, c.quantity || ' × ' || c.unit_price, c.days || '/' || c.days_of_period,
      '= ' || c.amount, c.period_from || '…' || c.period_to) as line
    from charges c left join issued_invoices i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
    where c.company_id = ${company.uuid} order by i.issued_on nulls last, i.type, i.sequence, c.position`;
  return rows.map(({ line }) => line.replace(/^(INV|CN)-\d{4}-\d{6}/, '$1'));
}
