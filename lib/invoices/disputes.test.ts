import { describe, expect, it } from 'vitest';
import { purchaseLicences } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { owing, pay, settle, standingRow, toldOfState, unpaidOf } from '@/lib/testing/owing';
import { endInvoiceDispute, getInvoice, getStanding, listInvoices, openInvoiceDispute, setCreditLimit } from '.';

const { sql } = coreDatabase();
const numberOf = async (company: FixtureCompany) => (await unpaidOf(sql, company))[0]?.number ?? '';
const dispute = (company: FixtureCompany, invoice: string, reason?: string) =>
  act(openInvoiceDispute, system(company.id), { invoice, ...(reason !== undefined && { reason }) });
const end = (company: FixtureCompany, invoice: string) => act(endInvoiceDispute, system(company.id), { invoice });

describe('R22: an invoice that is disputed', () => {
  it('stops its clock: the company is back at once, and the days of the dispute do not count when it ends', async () => {
    const company = await owing(sql, '2032-01-16T12:00:00Z');
    await settle(company);
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: 'restricted' });
    const invoice = await numberOf(company);
    expect(await dispute(company, invoice, 'Two licences were never ordered.')).toMatchObject({
      disputedSince: '2032-01-16',
      disputedDays: 0,
    });
    expect(await standingRow(sql, company)).toEqual({ state: 'active', announced: null });

    await setClock(sql, company, '2032-01-26T12:00:00Z');
    await settle(company);
    expect(await end(company, invoice)).toMatchObject({
      dueOn: '2031-12-31',
      countsFrom: '2032-01-10',
      disputedSince: null,
      disputedDays: 10,
    });
    // Where it stood on the 16th: late, and told what comes, anew: with the whole notice from today.
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: 'restricted' });
    expect((await toldOfState(sql, company)).at(-1)).toMatchObject({ dueOn: '2031-12-31', restrictedOn: '2032-02-10' });
    expect((await ask(getStanding, company.owner, {})).next).toEqual({ step: 'restricted', on: '2032-02-10' });
    await setClock(sql, company, '2032-02-09T22:59:59Z');
    await settle(company);
    expect((await standingRow(sql, company))?.state).toBe('past_due');
    await setClock(sql, company, '2032-02-09T23:00:00Z');
    await settle(company);
    expect((await standingRow(sql, company))?.state).toBe('restricted');
  });

  it('moves what comes by its days, also beyond the day that was announced', async () => {
    const company = await owing(sql, '2032-01-02T12:00:00Z');
    await settle(company);
    const invoice = await numberOf(company);
    await dispute(company, invoice);
    await setClock(sql, company, '2032-01-12T12:00:00Z');
    await end(company, invoice);
    // Ten days: told on the 25th of January, and restricted on the 9th of February.
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: null });
    await setClock(sql, company, '2032-01-24T23:00:00Z');
    await settle(company);
    expect((await toldOfState(sql, company)).at(-1)).toMatchObject({
      announced: 'restricted',
      restrictedOn: '2032-02-09',
    });
  });

  it('opened or ended twice is so once, each with one event and the reason apart', async () => {
    const company = await owing(sql, '2032-01-02T12:00:00Z');
    const invoice = await numberOf(company);
    await Promise.all([dispute(company, invoice, 'Not ours.'), dispute(company, invoice, 'Not ours.')]);
    await Promise.all([end(company, invoice), end(company, invoice)]);
    const steps = (await actionsOf(sql, company)).filter((action) => action.startsWith('invoice.dispute'));
    expect(steps).toEqual(['invoice.dispute_opened', 'invoice.dispute_ended']);
    // And again at the very instant at which it ended.
    expect(await dispute(company, invoice)).toMatchObject({ disputedSince: '2032-01-02' });
    const [kept] = await sql`
      select v.values from audit_events e join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence
      where e.company_id = ${company.uuid} and e.action = 'invoice.dispute_opened'`;
    expect(kept).toEqual({ values: { reason: 'Not ours.' } });
  });

  it('says so to who reads it, as long as something of it is to pay', async () => {
    const company = await owing(sql, '2032-01-02T12:00:00Z');
    await dispute(company, await numberOf(company));
    const shown = async () => (await ask(listInvoices, company.owner, { lines: 'none' })).data[0];
    const { id = '', ...first } = { ...(await shown()) };
    expect(first.disputedSince).toBe('2032-01-02');
    expect((await ask(getInvoice, company.owner, { invoiceId: id })).disputedSince).toBe('2032-01-02');
    await pay(sql, company, 'all');
    expect(await shown()).toMatchObject({ status: 'paid', disputedSince: null });
  });

  it('is one of the company, and unpaid', async () => {
    const [company, other] = [await owing(sql, '2032-01-02T12:00:00Z'), await owing(sql, '2032-01-02T12:00:00Z')];
    const invoice = await numberOf(company);
    for (const command of [openInvoiceDispute, endInvoiceDispute])
      for (const number of [await numberOf(other), 'INV-1999-000001'])
        expect(await refusal(tryCommand(command, system(company.id), { invoice: number }))).toEqual({
          code: 'not_found',
        });
    await pay(sql, company, 'all');
    expect(await refusal(tryCommand(openInvoiceDispute, system(company.id), { invoice }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});

it('R22: what was agreed with a company is what it may buy for while past due, until nothing is agreed any more', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  const buys = (quantity: number) => refusal(tryCommand(purchaseLicences, company.owner, { quantity }));
  await settle(company);
  expect(await act(setCreditLimit, system(company.id), { amount: 0 })).toEqual({
    creditLimit: { amount: 0, currency: 'EUR' },
  });
  expect(await buys(1)).toMatchObject({ code: 'company_restricted', state: 'past_due', creditLimit: 0 });
  await act(setCreditLimit, system(company.id), { amount: null });
  await act(setCreditLimit, system(company.id), { amount: null });
  expect(await buys(2)).toBe('accepted');
  expect((await actionsOf(sql, company)).filter((action) => action === 'company.credit_limit_set')).toHaveLength(2);
});
