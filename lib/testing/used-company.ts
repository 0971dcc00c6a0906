import type { Sql, TransactionSql } from 'postgres';
import { makeScaledCompany, type ScaledCompany } from './scale-fixture';

/** How much past a made-up company has: months of it, departments, and how often each free licence was used before. */
export type UsedScale = { licences: number; departments: number; months: number; stints: number };

/**
 * A company of any size that lived for months before today, made in the database by generate_series: licences bought on its
 * first day and renewed each month, numbers that were assigned one after the other, others that came and went on the free
 * licences, and members of departments, of whom every tenth moved. Nothing of its usage is recorded yet.
 */
export async function makeUsedCompany(
  sql: Sql,
  index: number,
  { licences, departments, months, stints }: UsedScale,
): Promise<ScaledCompany> {
  const assigned = Math.floor(licences * 0.8);
  const company = await makeScaledCompany(sql, index, { members: licences, numbers: licences, licences, assigned });
  await sql.begin(async (tx) => {
    await tx`select set_config('app.company_id', ${company.companyUuid}, true)`;
    await setBack(tx, company.companyUuid, months);
    await invoicePast(tx, company.companyUuid, licences, months);
    await usePast(tx, company.companyUuid, { assigned, stints });
    await fillDepartments(tx, company.companyUuid, departments);
  });
  return company;
}

/** The company, its purchase and its subscription begin so many months ago. */
async function setBack(tx: TransactionSql, company: string, months: number): Promise<void> {
  await tx`update companies set created_at = (current_date - make_interval(months => ${months})) where company_id = ${company}`;
  await tx`
    update subscriptions set anchor = current_date - make_interval(months => ${months}), period_index = ${months}, created_at = current_date - make_interval(months => ${months})
    where company_id = ${company}`;
  await tx`
    update purchases p set period_from = s.anchor, period_to = s.anchor + interval '1 month', purchased_on = s.anchor, purchased_at = s.anchor::timestamp at time zone 'UTC'
    from subscriptions s where p.company_id = ${company} and s.company_id = ${company}`;
  await tx`
    update licences l set purchased_at = s.anchor::timestamp at time zone 'UTC' from subscriptions s where l.company_id = ${company} and s.company_id = ${company}`;
}

/** A line for each month, on a document of its own. */
async function invoicePast(tx: TransactionSql, company: string, licences: number, months: number): Promise<void> {
  await tx`
    with past as materialized (
      select k, gen_random_uuid() as invoice, s.anchor + make_interval(months => k) as begins, s.anchor + make_interval(months => k + 1) as ends, s.id as subscription, p.id as purchase, p.unit_price
      from generate_series(0, ${months}) k, subscriptions s join purchases p on p.company_id = s.company_id and p.subscription_id = s.id where s.company_id = ${company}
    ), documents as (
      insert into invoices (company_id, id, type, currency, closes_at, created_at) select ${company}, invoice, 'invoice', 'EUR', begins, begins from past
    )
    insert into charges (company_id, id, invoice_id, position, cause, subscription_id, purchase_id, frequency, plan_code, quantity, unit_price, days, days_of_period, amount,
      currency, tax_treatment_code, tax_rate_basis_points, period_from, period_to, charged_at, operation_id)
    select ${company}, gen_random_uuid(), invoice, 1, case k when 0 then 'purchase_manual' else 'renewal' end, subscription, case k when 0 then purchase end, 'monthly', 'max',
      ${licences}, unit_price, ends::date - begins::date, ends::date - begins::date, ${licences} * unit_price, 'EUR', 'ZERO', 0, begins, ends, begins, gen_random_uuid()
    from past`;
}

/** Numbers that are held came one after the other; those that nobody holds were on the free licences, a quarter of a year each. */
async function usePast(
  tx: TransactionSql,
  company: string,
  scale: { assigned: number; stints: number },
): Promise<void> {
  await tx`
    update assignments a set started_at = s.anchor::timestamp at time zone 'UTC' + interval '1 hour' + (l.label_number::float8 / ${scale.assigned * 1.3}) * (now() - s.anchor::timestamp)
    from licences l, subscriptions s where a.company_id = ${company} and l.company_id = ${company} and l.id = a.licence_id and s.company_id = ${company}`;
  await tx`
    insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at, ended_at, end_reason)
    select ${company}, gen_random_uuid(), gen_random_uuid(), l.id, n.id, m.id, began, least(began + make_interval(days => (30 + l.place % 50)::int), now()), 'unassigned'
    from (select id, row_number() over (order by label_number) as place from licences where company_id = ${company} and status = 'available') l
    join (select id, row_number() over (order by id) as place from numbers where company_id = ${company} and status = 'unassigned') n on n.place = l.place
    join (select id, row_number() over (order by id desc) as place from members where company_id = ${company}) m on m.place = l.place
    cross join generate_series(0, ${scale.stints - 1}) k cross join subscriptions s
    cross join lateral (select s.anchor::timestamp at time zone 'UTC' + make_interval(days => k * 90 + (l.place % 10)::int, hours => 9) as began) t
    where s.company_id = ${company} and began < now()`;
}

async function fillDepartments(tx: TransactionSql, company: string, count: number): Promise<void> {
  await tx`
    insert into departments (company_id, id, name, created_at)
    select ${company}, gen_random_uuid(), 'Department ' || k, created_at from generate_series(1, ${count}) k, companies where company_id = ${company}`;
  const placed = (shift: number) => tx`
    select m.id, d.id as department_id, m.place from (select id, row_number() over (order by id) as place from members where company_id = ${company}) m
    join (select id, row_number() over (order by id) as place from departments where company_id = ${company}) d on d.place = (m.place + ${shift}) % ${count} + 1`;
  const note = (shift: number, since: ReturnType<TransactionSql>, every: number) => tx`
    insert into department_moves (company_id, member_id, since, department_id)
    select ${company}, p.id, ${since}, p.department_id from (${placed(shift)}) p, companies c where c.company_id = ${company} and p.place % ${every} = 0`;
  await note(0, tx`c.created_at`, 1);
  await note(7, tx`c.created_at + (now() - c.created_at) / 2`, 10);
  await tx`
    update members m set department_id = (select d.department_id from department_moves d where d.company_id = ${company} and d.member_id = m.id order by d.since desc limit 1)
    where m.company_id = ${company}`;
}
