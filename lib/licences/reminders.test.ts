import { describe, expect, it } from 'vitest';
import { checkCompany } from '@/lib/assignments';
import { changeFrequency, changePlan, listSubscriptions } from '@/lib/billing';
import { recordPayment } from '@/lib/invoices';
import { settleDueCompanies } from '@/lib/jobs/settle';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import { startProgram } from '@/lib/testing/killed-program';
import { purchaseLicences, renewCompany, scheduleLicenceRemoval, settleCompany, undoLicenceRemoval } from '.';

const { sql, url } = coreDatabase();

const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const dueAt = async ({ uuid }: FixtureCompany) =>
  (
    await sql<{ at: Date | null }[]>`select settle_due_at as at from company_ledgers where company_id = ${uuid}`
  )[0]?.at?.toISOString() ?? null;
const told = async ({ uuid }: FixtureCompany) =>
  (
    await sql<{ payload: Record<string, unknown> }[]>`
      select payload - 'memberId' as payload from outbox where company_id = ${uuid} and topic = 'mail.renewal_reminder' order by created_at, id`
  ).map(({ payload }) => payload);

/** A company that somebody has settled before, so that it knows when it next falls due. */
async function made(options: FixtureOptions = {}) {
  const company = await makeFixture(sql, { monthly: 3, ...options });
  await sql`update company_ledgers set settle_due_at = last_instant where company_id = ${company.uuid}`;
  await settle(company);
  return company;
}

/** The clock of a company at which something of it is due, for the worker, who goes by the machine's. */
async function fallDue(company: FixtureCompany, now: string) {
  await setClock(sql, company, now);
  await sql`update company_ledgers set settle_due_at = now() - interval '1 minute' where company_id = ${company.uuid}`;
}

describe('R11: the reminder before a renewal', () => {
  it('falls due a week before at the local midnight, says what the renewal then charges, and comes once', async () => {
    const company = await made();
    expect(await dueAt(company)).toBe('2031-11-23T23:00:00.000Z');
    await setClock(sql, company, '2031-11-23T22:59:59Z');
    expect(await settle(company)).toEqual({ settled: false });
    await setClock(sql, company, '2031-11-23T23:00:00Z');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    // Whoever comes first settles: the reminder speaks of the company as it was before this removal.
    expect(await told(company)).toMatchObject([
      {
        billingFrequency: 'monthly',
        on: '2031-12-01',
        lastDay: '2031-11-30',
        quantity: 3,
        amount: 3600,
        ending: 0,
        available: 3,
      },
    ]);
    expect(await dueAt(company)).toBe('2031-11-30T23:00:00.000Z');
    await Promise.all([settle(company), settle(company)]);
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await told(company)).toHaveLength(1);
    expect(await dueAt(company)).toBe('2031-12-24T23:00:00.000Z');
    await setClock(sql, company, '2031-12-25T12:00:00Z');
    await settle(company);
    expect((await told(company)).map(({ on, amount }) => [on, amount])).toEqual([
      ['2031-12-01', 3600],
      ['2032-01-01', 2400],
    ]);
  });

  it('speaks of removals, changes and prices that wait, and its amount is the renewal’s', async () => {
    const company = await made({ monthly: 4, yearly: 2, numbers: 2, plan: 'advanced', now: '2031-11-02T12:00:00Z' });
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: company.licences.slice(0, 1) });
    await act(changePlan, company.owner, { plan: 'connect' });
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    await settle(company);
    const [reminder] = await told(company);
    expect(reminder).toMatchObject({
      plan: 'Connect',
      becomes: null,
      quantity: 3,
      ending: 1,
      amount: 3600,
      lines: [{ quantity: 3, unitPrice: 1200, days: 31, daysOfPeriod: 31, amount: 3600 }],
      prices: [{ from: 1800, to: 1200 }],
      available: 3,
      idle: null,
      unassignedNumbers: 2,
      earlyNoticeMonths: null,
    });
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect((await chargedLines(sql, company)).filter((line) => line.includes('renewal'))).toEqual([
      'INV 2031-12-01 renewal 3 × 1200 31/31 = 3600 2031-12-01…2032-01-01',
    ]);
  });

  it('speaks of a frequency that waits, with the lines that it will charge', async () => {
    const company = await made({ monthly: 2, now: '2031-11-02T12:00:00Z' });
    const [subscription] = (await ask(listSubscriptions, company.owner, {})).data;
    await act(changeFrequency, company.owner, { subscriptionId: subscription?.id ?? '', billingFrequency: 'yearly' });
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    await settle(company);
    expect(await told(company)).toMatchObject([
      { billingFrequency: 'monthly', becomes: 'yearly', amount: 24_000, lines: [{ quantity: 2, unitPrice: 12_000 }] },
    ]);
  });

  it('names licences unused for long, what an agreement keeps, and where yearly ones may still end early', async () => {
    const company = await made({ monthly: 0, yearly: 3, frequency: 'yearly', now: '2032-09-01T12:00:00Z' });
    await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
    await sql`insert into agreements (company_id, id, plan_code, frequency, unit_price, valid_from, valid_until, minimum_licences, created_at)
      values (${company.uuid}, gen_random_uuid(), 'connect', 'yearly', 9900, '2031-11-01', '2033-01-01', 2, now())`;
    expect(await dueAt(company)).toBe('2032-10-01T22:00:00.000Z');
    await setClock(sql, company, '2032-10-01T22:00:00Z');
    await settle(company);
    expect(await told(company)).toMatchObject([
      {
        billingFrequency: 'yearly',
        on: '2032-11-01',
        lastDay: '2032-10-31',
        amount: 29_700,
        idle: { days: 30, quantity: 3, monthlyCost: 3000 },
        minimum: { licences: 2, until: '2033-01-01' },
        earlyNoticeMonths: 1,
      },
    ]);
  });

  it('does not speak of a renewal that is over when somebody comes by late', async () => {
    const company = await made();
    await setClock(sql, company, '2032-06-10T12:00:00Z');
    await settle(company);
    expect(await told(company)).toEqual([]);
    expect(await dueAt(company)).toBe('2032-06-23T22:00:00.000Z');
    // Late within the days that are left, it still comes.
    await setClock(sql, company, '2032-06-30T21:00:00Z');
    await settle(company);
    expect(await told(company)).toMatchObject([{ on: '2032-07-01' }]);
  });

  it('is planned with the purchase that opens a subscription', async () => {
    const company = await makeFixture(sql, { now: '2031-11-02T12:00:00Z' });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await dueAt(company)).toBe('2031-11-24T23:00:00.000Z');
    await setClock(sql, company, '2031-11-24T23:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect((await told(company)).map(({ on, quantity }) => [on, quantity])).toEqual([['2031-12-02', 1]]);
  });

  it('says nothing where nothing would be charged, and comes the day after that changes', async () => {
    const company = await made();
    await act(scheduleLicenceRemoval, company.owner, { quantity: 3 });
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    await settle(company);
    expect([await told(company), await dueAt(company)]).toEqual([[], '2031-11-25T23:00:00.000Z']);
    await act(undoLicenceRemoval, company.owner, { licenceId: company.licences[0] ?? '' });
    await setClock(sql, company, '2031-11-25T23:00:00Z');
    await settle(company);
    expect(await told(company)).toMatchObject([{ on: '2031-12-01', quantity: 1 }]);
  });

  it('R22: says nothing while the company is restricted, and comes the day after it has paid', async () => {
    const company = await made();
    for (const now of ['2031-12-01', '2032-01-16', '2032-02-10', '2032-02-23']) {
      await setClock(sql, company, `${now}T12:00:00Z`);
      await settle(company);
    }
    const [standing] = await sql`select state from companies where company_id = ${company.uuid}`;
    expect(standing).toEqual({ state: 'restricted' });
    expect([await told(company), await dueAt(company)]).toEqual([[], '2032-02-23T23:00:00.000Z']);
    const invoices = await sql<{ number: string; total: string }[]>`
      select number, (subtotal + tax)::text as total from issued_invoices where company_id = ${company.uuid}`;
    for (const { number, total } of invoices)
      await act(recordPayment, system(company.id), { number, amount: Number(total) });
    await setClock(sql, company, '2032-02-23T23:00:00Z');
    await settle(company);
    expect(await told(company)).toMatchObject([{ on: '2032-03-01', quantity: 3 }]);
  });

  it('is planned anew each night, since the operator’s spans may grow, and never later than before', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    const check = () => act(checkCompany, system(company.id), { repair: true, look: false });
    expect(await dueAt(company)).toBe('2031-11-30T23:00:00.000Z');
    await check();
    expect(await dueAt(company)).toBe('2031-11-23T23:00:00.000Z');
    await sql`update company_ledgers set settle_due_at = '2031-11-22T12:00:00Z' where company_id = ${company.uuid}`;
    await check();
    expect(await dueAt(company)).toBe('2031-11-22T12:00:00.000Z');
  });

  it('the operator’s run of renewals reminds of nothing', async () => {
    const company = await made();
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    await act(renewCompany, system(company.id), { asOf: '2031-12-25' });
    expect(await told(company)).toEqual([]);
  });

  it('comes once from three workers, of whom one is killed in the middle', async () => {
    const companies: FixtureCompany[] = [];
    for (let n = 0; n < 12; n += 1) {
      const company = await made();
      await fallDue(company, '2031-11-25T12:00:00Z');
      companies.push(company);
    }
    const ids = companies.map(({ id }) => id);
    const { child, ended } = startProgram(url, 'lib/testing/renewing-process.ts', ids, 3);
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    await Promise.all([settleDueCompanies(), settleDueCompanies(), settleDueCompanies()]);
    for (const company of companies) expect(await told(company)).toHaveLength(1);
  }, 60_000);
});
