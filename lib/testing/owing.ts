import type { Sql } from 'postgres';
import { recordPayment } from '@/lib/invoices';
import { settleCompany } from '@/lib/licences';
import { act, system } from './acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from './company-fixture';

export const settle = (company: { id: string }) => act(settleCompany, system(company.id), {});

/** When an invoice of `owing` that nobody pays closes its company: the 29th of February, where the issuer is. */
export const CLOSED_AT = '2032-02-28T23:00:00.000Z';

/** A company whose renewal of 1 December is due on the 31st, over which the clock then goes. */
export async function owing(sql: Sql, now: string, options: FixtureOptions = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: 2, numbers: 2, ...options });
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await settle(company);
  await setClock(sql, company, now);
  return company;
}

/** The days of its steps before, each announced in time where a worker comes by on all of them. */
const STEPS_AT = [
  '2031-12-31T23:00:00.000Z',
  '2032-01-14T23:00:00.000Z',
  '2032-01-29T23:00:00.000Z',
  '2032-02-13T23:00:00.000Z',
  '2032-02-25T23:00:00.000Z',
] as const;

/** A worker comes by whenever a step of `owing` falls due, so that all is announced in time; the clock then stands at an instant. */
export async function settleEachStep(sql: Sql, company: FixtureCompany, until: string): Promise<void> {
  for (const at of STEPS_AT.filter((step) => Date.parse(step) <= Date.parse(until))) {
    await setClock(sql, company, at);
    await settle(company);
  }
  await setClock(sql, company, until);
}

/** The company's state, and which step to come was announced. */
export async function standingRow(sql: Sql, { uuid }: { uuid: string }) {
  const [row] = await sql<{ state: string; announced: string | null }[]>`
    select state, state_announced as announced from companies where company_id = ${uuid}`;
  return row;
}

/** What its billing people were told of it, in order; who they are left out. */
export async function toldOfState(sql: Sql, { uuid }: { uuid: string }): Promise<Record<string, unknown>[]> {
  const rows = await sql<{ payload: Record<string, unknown> }[]>`
    select payload - 'memberId' as payload from outbox where company_id = ${uuid} and topic = 'mail.company_state' order by created_at`;
  return rows.map(({ payload }) => payload);
}

/** Its unpaid invoices, the one that is due first before the others. */
export const unpaidOf = (sql: Sql, { uuid }: { uuid: string }) => sql<{ number: string; total: number }[]>`
  select number, (subtotal + tax)::int as total from issued_invoices s where company_id = ${uuid} and type = 'invoice'
    and not exists (select from payments p where p.company_id = s.company_id and p.invoice_id = s.invoice_id) order by due_on, number`;

/** Records that the first of them was paid, or all. */
export async function pay(sql: Sql, company: FixtureCompany, which: 'first' | 'all'): Promise<void> {
  const unpaid = await unpaidOf(sql, company);
  for (const { number, total } of which === 'all' ? unpaid : unpaid.slice(0, 1))
    await act(recordPayment, system(company.id), { number, amount: total });
}
