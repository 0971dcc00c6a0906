import type { Sql } from 'postgres';
import { verifyAuditChain } from '@/lib/audit';
import { fromUuid } from '@/lib/kernel/id';
import { ask, system } from './acting';

const outward = (prefix: string, column: string) => `'${prefix}_' || replace(${column}::text, '-', '')`;
const counted = (action: string, target: string) =>
  `(select count(*) from audit_events e where e.company_id = x.company_id and e.action = '${action}' and e.target_id = ${target})`;

/** Each finds the rows that break one sentence; all together must find none, at any moment, in every company. */
const INVARIANTS: Record<string, string> = {
  'R2: a licence has at most one open assignment': `
    select company_id, licence_id from assignments where ended_at is null group by 1, 2 having count(*) > 1`,
  'R2: a number has at most one open assignment': `
    select company_id, number_id from assignments where ended_at is null group by 1, 2 having count(*) > 1`,
  'R2: no two assignments of a licence overlap in time': `
    select a.company_id, a.id from assignments a join assignments b on b.company_id = a.company_id and b.licence_id = a.licence_id and b.id > a.id
    where tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`,
  'R2: no two assignments of a number overlap in time': `
    select a.company_id, a.id from assignments a join assignments b on b.company_id = a.company_id and b.number_id = a.number_id and b.id > a.id
    where tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`,
  'R1: an assigned number has exactly its open assignment': `
    select coalesce(n.company_id, a.company_id), n.id from (select * from numbers where status = 'assigned') n
    full join (select * from assignments where ended_at is null) a
      on a.company_id = n.company_id and a.number_id = n.id and a.licence_id = n.licence_id and a.member_id = n.member_id
    where n.id is null or a.id is null`,
  'R1: a licence is assigned exactly while a number is on it': `
    select coalesce(l.company_id, n.company_id), l.id from (select * from licences where status = 'assigned') l
    full join (select * from numbers where licence_id is not null) n on n.company_id = l.company_id and n.licence_id = l.id
    where l.id is null or n.id is null`,
  'counters equal rows, and no more is used than owned': `
    select g.company_id from company_ledgers g left join lateral (
      select count(*) filter (where status <> 'ended') as total, count(*) filter (where status = 'assigned') as assigned,
        count(*) filter (where status = 'available' and ends_on is not null) as ending, count(*) as made from licences l where l.company_id = g.company_id) r on true
    where (g.licences_total, g.licences_assigned, g.licences_ending, g.next_licence_number) is distinct from (r.total, r.assigned, r.ending, r.made + 1)
      or g.licences_assigned > g.licences_total`,
  'R7: the next renewal charges the licences that do not end': `
    select s.company_id, s.id from subscriptions s left join lateral (
      select coalesce(sum(unit_price), 0) as amount, count(*) as live from licences l
      where l.company_id = s.company_id and l.subscription_id = s.id and l.status <> 'ended' and l.ends_on is null) r on true
    where (s.closed_at is null and s.renewal_amount <> r.amount) or (s.closed_at is not null and r.live > 0)`,
  'R11: an ending licence ends with its period, a yearly one that renewed perhaps before': `
    select l.company_id, l.id from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
    where l.status = 'available' and l.ends_on is not null and (s.closed_at is not null or case
      when s.frequency = 'yearly' and s.period_index > 0 then l.ends_on not between s.period_from and s.period_to else l.ends_on <> s.period_to end)`,
  'R17: what is settled is settled up to the clock': `
    select g.company_id from company_ledgers g where coalesce(g.settle_due_at, 'infinity') > least(
      (select min(period_ends_at) from subscriptions s where s.company_id = g.company_id and s.closed_at is null),
      (select min(closes_at) from invoices i where i.company_id = g.company_id
        and not exists (select from issued_invoices d where d.company_id = i.company_id and d.invoice_id = i.id)),
      (select min(l.ends_on::timestamp at time zone s.time_zone) from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
        where l.company_id = g.company_id and l.status = 'available'),
      (select min(restorable_until) from numbers n where n.company_id = g.company_id and n.status = 'quarantined'),
      (select min(expires_at) from assignment_requests r where r.company_id = g.company_id and r.status = 'open'))`,
  'where a member was last noted to be is where they are': `
    select m.company_id, m.id from members m join lateral (
      select d.department_id from department_moves d where d.company_id = m.company_id and d.member_id = m.id order by d.since desc limit 1) n on true
    where n.department_id is distinct from m.department_id`,
  'R8: no member holds more numbers, held ones counted, than the plan allows': `
    select n.company_id, n.member_id from (select company_id, member_id from numbers union all
      select company_id, member_id from assignment_requests where status = 'open' and number_id is not null) n join companies c on c.company_id = n.company_id join plans p on p.code = c.plan_code
    where n.member_id is not null group by 1, 2, p.member_number_limit having count(*) > p.member_number_limit`,
  'R16: a charge is its formula, and as many licences came as were paid': `
    select p.company_id, p.id from purchases p
    where p.charge <> round(p.unit_price::numeric * p.quantity * p.days / p.days_of_period)
      or p.quantity <> (select count(*) from licences l where l.company_id = p.company_id and l.purchase_id = p.id)`,
  'R16, R20: each purchase is one line of an invoice, to the cent': `
    select p.company_id, p.id from purchases p left join charges c on c.company_id = p.company_id and c.purchase_id = p.id
    where p.actor_id <> 'fixture' and (c.amount, c.quantity, c.unit_price, c.days, c.days_of_period, c.period_from, c.period_to, c.operation_id)
      is distinct from (p.charge, p.quantity, p.unit_price, p.days, p.days_of_period, p.period_from, p.period_to, p.operation_id)`,
  'R18: each period that began was renewed once': `
    select s.company_id, s.id from subscriptions s where s.period_index <> (
      select count(distinct c.period_from) from charges c where c.company_id = s.company_id and c.subscription_id = s.id and c.cause = 'renewal')`,
  'R18: each day of each licence is charged exactly once': `
    select g.company_id from company_ledgers g
    cross join lateral (select coalesce(sum(case when c.cause = 'credit' then -c.quantity * c.days else c.quantity * c.days end), 0) as days
      from charges c left join charges of on of.company_id = c.company_id and of.id = c.credits_charge_id
      where c.company_id = g.company_id and coalesce(of.cause, c.cause) <> 'plan_change' and (c.cause <> 'credit' or c.subscription_id is not null)) charged
    cross join lateral (select coalesce(sum(case when l.status = 'ended' then l.ends_on else s.period_to end
        - case when p.actor_id = 'fixture' then p.period_to else p.period_from end), 0) as days
      from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
      join purchases p on p.company_id = l.company_id and p.id = l.purchase_id where l.company_id = g.company_id) lived
    where charged.days <> lived.days and not exists (
      -- Of a line that the operator gave back in all, nothing is left that its days to come could be credited from.
      select from charges c join charges b on b.company_id = c.company_id and b.credits_charge_id = c.id where c.company_id = g.company_id
      group by c.id, c.amount having sum(b.amount) = c.amount and bool_or(b.subscription_id is null))`,
  'R21: no line gives back more than it charged': `
    select c.company_id, c.id from charges c where c.amount < (select sum(g.amount) from charges g where g.company_id = c.company_id and g.credits_charge_id = c.id)`,
  'R21: no period of a subscription gives back more than it charged': `
    select c.company_id, coalesce(c.subscription_id, k.subscription_id) from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    left join charges k on k.company_id = c.company_id and k.id = c.credits_charge_id
    where not exists (select from purchases p where p.company_id = c.company_id and p.actor_id = 'fixture')
    group by 1, 2, c.company_id, c.period_to having sum(case i.type when 'credit_note' then c.amount else -c.amount end) > 0`,
  'R20: a document adds up, its tax once per rate': `
    select i.company_id, i.invoice_id from issued_invoices i
    cross join lateral (select coalesce(sum(amount), 0) as amount from charges c where c.company_id = i.company_id and c.invoice_id = i.invoice_id) lines
    cross join lateral (select coalesce(sum(round(base * rate / 10000.0)), 0) as tax from (select sum(amount)::numeric as base, tax_rate_basis_points as rate
      from charges c where c.company_id = i.company_id and c.invoice_id = i.invoice_id group by tax_treatment_code, tax_rate_basis_points) rates) taxes
    where i.subtotal <> lines.amount or i.tax <> taxes.tax`,
  'R20: who a line is booked on adds up to its licences': `
    select c.company_id, c.id from charges c join charge_cost_centres k on k.company_id = c.company_id and k.charge_id = c.id
    group by c.company_id, c.id, c.quantity having sum(k.licences) <> c.quantity`,
  'R20: numbers of a series have no gap and no number twice': `
    select s.issuer_code, s.type, s.year from invoice_series s left join lateral (
      select count(*) as made, count(distinct sequence) as numbers, max(sequence) as highest from issued_invoices i
      where i.issuer_code = s.issuer_code and i.type = s.type and i.year = s.year) r on true
    where (s.last_number, s.last_number, s.last_number) is distinct from (r.made::int, r.numbers::int, r.highest)`,
  'R20: an issued credit note names an issued invoice': `
    select n.company_id, n.id from issued_invoices s join invoices n on n.company_id = s.company_id and n.id = s.invoice_id
    where s.type = 'credit_note' and not exists (select from issued_invoices r where r.company_id = n.company_id and r.invoice_id = n.relates_to and r.type = 'invoice')
      -- The fixture's own licences were never invoiced: only a credit of those has nothing to name.
      and (n.relates_to is not null or exists (select from charges c join charges of on of.company_id = c.company_id and of.subscription_id = c.subscription_id
        and of.period_to = c.period_to and of.charged_at < c.charged_at
        join invoices i on i.company_id = of.company_id and i.id = of.invoice_id and i.type = 'invoice' where c.company_id = n.company_id and c.invoice_id = n.id))`,
  'R20: nothing is paid beyond what is due, and no credit twice': `
    select i.company_id, i.invoice_id from issued_invoices i where i.subtotal + i.tax < greatest(
      (select sum(amount) from payments p where p.company_id = i.company_id and p.invoice_id = i.invoice_id),
      (select sum(amount) from payments p where p.company_id = i.company_id and p.credit_note_id = i.invoice_id))`,
  'R20: what is over is invoiced, and an invoice has one event': `
    select x.company_id, x.id from invoices x where ${counted('invoice.issued', outward('inv', 'x.id'))} + ${counted('credit_note.issued', outward('inv', 'x.id'))}
      <> (select count(*) from issued_invoices i where i.company_id = x.company_id and i.invoice_id = x.id)`,
  'no line is with two companies, and the directory agrees with the companies': `
    select n.company_id, n.id from (select * from numbers where status <> 'left') n
    full join (select * from number_directory where company_id is not null) d on d.e164 = n.e164 and d.company_id = n.company_id
    where n.id is null or d.e164 is null`,
  'R26: each assignment has the one event of its beginning': `
    select x.company_id, x.id from assignments x where 1 <> (
      select count(*) from audit_events e where e.company_id = x.company_id and e.operation_id = x.operation_id
        and e.action in ('number.assigned', 'number.reassigned') and e.target_id = ${outward('num', 'x.number_id')}
        and e.after ->> 'memberId' = ${outward('mem', 'x.member_id')} and e.after ->> 'licenceId' = ${outward('lic', 'x.licence_id')} and e.at = x.started_at)`,
  'R26: beginnings and ends of assignments are as many as their events': `
    select x.company_id from company_ledgers x where
      (select count(*) from assignments a where a.company_id = x.company_id) <>
        (select count(*) from audit_events e where e.company_id = x.company_id and e.action in ('number.assigned', 'number.reassigned'))
      or (select count(*) from assignments a where a.company_id = x.company_id and a.ended_at is not null) <>
        (select count(*) from audit_events e where e.company_id = x.company_id and
          (e.action in ('number.unassigned', 'number.reassigned') or (e.action = 'number.deleted' and e.before ->> 'status' = 'assigned')))`,
  'R26: each purchase has one event': `
    select x.company_id, x.id from purchases x where x.actor_id <> 'fixture' and ${counted('licence.purchased', outward('pur', 'x.id'))} <> 1
    union all select x.company_id, null from company_ledgers x where (select count(*) from audit_events e where e.company_id = x.company_id and e.action = 'licence.purchased')
      <> (select count(*) from purchases p where p.company_id = x.company_id and p.actor_id <> 'fixture')`,
  'R26: each removal, its undoing and its end has one event': `
    select x.company_id, x.id from licences x where (case when x.ends_on is null then 0 else 1 end) <>
        ${counted('licence.removal_scheduled', outward('lic', 'x.id'))} - ${counted('licence.removal_undone', outward('lic', 'x.id'))}
        + (select count(*) from audit_events e where e.company_id = x.company_id and e.action = 'licence.ended' and e.target_id = ${outward('lic', 'x.id')}
          and e.after ->> 'because' = 'company_closed' and e.before ->> 'endsOn' is null)
      or (case when x.status = 'ended' then 1 else 0 end) <> ${counted('licence.ended', outward('lic', 'x.id'))}`,
  'R26: each period and each end of a subscription has one event': `
    select x.company_id, x.id from subscriptions x where x.period_index <> ${counted('subscription.period_started', outward('sub', 'x.id'))}
      or (case when x.closed_at is null then 0 else 1 end) <> ${counted('subscription.closed', outward('sub', 'x.id'))}`,
  'R23: what is held is an unassigned number of the company': `
    select r.company_id, r.id from assignment_requests r left join numbers n on n.company_id = r.company_id and n.id = r.number_id
    where r.status = 'open' and r.number_id is not null and n.status is distinct from 'unassigned'`,
  'R23: what was approved is the assignment that was asked for': `
    select r.company_id, r.id from assignment_requests r left join assignments a on a.company_id = r.company_id and a.id = r.assignment_id
    where r.kind = 'purchase' and r.status = 'approved' and (a.number_id, a.member_id) is distinct from (r.number_id, r.member_id)`,
  'R26: each request has the event of its beginning, and the one of its end': `
    select x.company_id, x.id from assignment_requests x where ${counted('request.created', outward('arq', 'x.id'))} <> 1
      or (select count(*) from audit_events e where e.company_id = x.company_id and e.target_id = ${outward('arq', 'x.id')}
        and e.action = 'request.' || x.status) <> (case when x.status = 'open' then 0 else 1 end)`,
  'R26: each deletion, restoration, return and end of a quarantine has one event': `
    select x.company_id, x.id from numbers x where (case when x.status in ('quarantined', 'left') then 1 else 0 end) <>
        ${counted('number.returned', outward('num', 'x.id'))} + ${counted('number.deleted', outward('num', 'x.id'))} - ${counted('number.restored', outward('num', 'x.id'))}
      or (case when x.status = 'left' then 1 else 0 end) <> ${counted('number.left', outward('num', 'x.id'))} + ${counted('number.returned', outward('num', 'x.id'))}`,
};

/** The sentences that do not hold, with the first rows that break them; none is the only good answer. Needs a superuser's
 * connection; the audit chains may be left to one company's.
 */
export async function brokenInvariants(sql: Sql, only?: { uuid: string }): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(INVARIANTS).map(async ([sentence, query]) => {
      const rows = await sql.unsafe(`select * from (${query}) broken limit 3`);
      return rows.length === 0 ? [] : [`${sentence}: ${JSON.stringify(rows)}`];
    }),
  );
  return [...found.flat(), ...(await brokenChains(sql, only))];
}

/** R26: the audit chain of each company. */
async function brokenChains(sql: Sql, only?: { uuid: string }): Promise<string[]> {
  const companies = await sql<
    { company_id: string }[]
  >`select company_id from company_ledgers where audit_sequence > 0 or exists (select from audit_events e where e.company_id = company_ledgers.company_id)`;
  const broken: string[] = [];
  for (const { company_id: uuid } of companies) {
    if (only !== undefined && only.uuid !== uuid) continue;
    const report = await ask(verifyAuditChain, system(fromUuid('com', uuid)), {});
    if (!report.intact) broken.push(`R26: the audit chain is broken: ${JSON.stringify(report.broken.slice(0, 3))}`);
  }
  return broken;
}
