import { describe, expect, it } from 'vitest';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines, digestOf } from '@/lib/testing/figures';
import { previewRenewals, purchaseLicences, renewCompany, scheduleLicenceRemoval, settleCompany } from '.';

const { sql } = coreDatabase();
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const renew = (company: FixtureCompany, asOf?: string) =>
  act(renewCompany, system(company.id), asOf === undefined ? {} : { asOf });
const preview = (company: FixtureCompany, asOf: string) => ask(previewRenewals, system(company.id), { asOf });
const eur = (amount: number) => ({ amount, currency: 'EUR' });

const lines = (company: FixtureCompany) => chargedLines(sql, company);
const made = (options: FixtureOptions) => makeFixture(sql, { monthly: 2, ...options });

describe('R18: a renewal', () => {
  it('charges each licence that does not end for the next period in full, and is invoiced on its day', async () => {
    const company = await made({ monthly: 3 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    await settle(company);
    expect(await lines(company)).toEqual(['INV 2031-12-01 renewal 2 × 1200 31/31 = 2400 2031-12-01…2032-01-01']);
  });

  it('late by months is caught up period by period, each with its own dates', async () => {
    const company = await made({ anchor: '2031-10-31', now: '2031-11-10T12:00:00Z' });
    await setClock(sql, company, '2032-03-15T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2031-11-30 renewal 2 × 1200 31/31 = 2400 2031-11-30…2031-12-31',
      'INV 2031-12-31 renewal 2 × 1200 31/31 = 2400 2031-12-31…2032-01-31',
      'INV 2032-01-31 renewal 2 × 1200 29/29 = 2400 2032-01-31…2032-02-29',
      'INV 2032-02-29 renewal 2 × 1200 31/31 = 2400 2032-02-29…2032-03-31',
    ]);
  });

  it('of two subscriptions on one day comes on one invoice', async () => {
    const company = await made({ monthly: 1, yearly: 1 });
    await setClock(sql, company, '2032-11-01T12:00:00Z');
    await settle(company);
    expect((await lines(company)).slice(-2)).toEqual([
      'INV 2032-11-01 renewal 1 × 1200 30/30 = 1200 2032-11-01…2032-12-01',
      'INV 2032-11-01 renewal 1 × 12000 365/365 = 12000 2032-11-01…2033-11-01',
    ]);
  });

  it('asked for many times at once happens once', async () => {
    const company = await made({});
    await setClock(sql, company, '2031-12-05T12:00:00Z');
    await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? settle(company) : renew(company))));
    expect(await lines(company)).toHaveLength(1);
    const before = await digestOf(sql, company);
    await renew(company);
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('what is bought while a period waits to be renewed is bought in the next one, and not renewed again', async () => {
    const company = await made({ monthly: 1 });
    await setClock(sql, company, '2031-12-11T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await lines(company)).toEqual([
      'INV 2031-12-01 renewal 1 × 1200 31/31 = 1200 2031-12-01…2032-01-01',
      'draft purchase_manual 1 × 1200 21/31 = 813 2031-12-11…2032-01-01',
    ]);
  });
});

describe('R20: purchases of a calendar month', () => {
  it('are collected on one invoice of its last day, before the renewal of the next', async () => {
    const company = await made({ monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-11-23T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 3 });
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2031-11-30 purchase_manual 1 × 1200 9/30 = 360 2031-11-22…2031-12-01',
      'INV 2031-11-30 purchase_manual 3 × 1200 8/30 = 960 2031-11-23…2031-12-01',
      'INV 2031-12-01 renewal 5 × 1200 31/31 = 6000 2031-12-01…2032-01-01',
    ]);
  });

  it('or invoiced one by one, at once', async () => {
    const company = await made({ monthly: 1 });
    await sql`insert into billing_profiles (company_id, legal_name, address_lines, postal_code, city, country, invoicing)
      values (${company.uuid}, 'Fixture SAS', '{}', '75001', 'Paris', 'FR', 'each')`;
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await lines(company)).toEqual(
      Array.from({ length: 2 }, () => 'INV 2031-11-22 purchase_manual 1 × 1200 9/30 = 360 2031-11-22…2031-12-01'),
    );
  });
});

describe('R21: what waits for a renewal', () => {
  it('a downgrade applies with the default frequency’s, and credits the other’s unused days', async () => {
    const company = await made({ plan: 'advanced', monthly: 2, yearly: 2 });
    await sql`update companies set pending_plan_code = 'connect' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'CN 2031-12-01 plan_change 2 × 6000 336/366 = 11016 2031-12-01…2032-11-01',
      'INV 2031-12-01 renewal 2 × 1200 31/31 = 2400 2031-12-01…2032-01-01',
    ]);
    const [company_] = await sql`select plan_code, pending_plan_code from companies where company_id = ${company.uuid}`;
    expect(company_).toEqual({ plan_code: 'connect', pending_plan_code: null });
  });

  it('the balance of a credit note pays later invoices, until it is used up', async () => {
    const company = await made({ plan: 'advanced', monthly: 2, yearly: 2 });
    await sql`update companies set pending_plan_code = 'connect' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2032-05-01T12:00:00Z');
    await settle(company);
    const paid = await sql<{ paid: number }[]>`
      select coalesce(sum(p.amount), 0)::int as paid from issued_invoices i left join payments p on p.company_id = i.company_id and p.invoice_id = i.invoice_id
      where i.company_id = ${company.uuid} and i.type = 'invoice' group by i.invoice_id, i.sequence order by i.sequence`;
    // A credit of 110.16 + 20 % tax pays invoices of 28.80, from the first one after it.
    expect(paid.map((row) => row.paid)).toEqual([0, 2880, 2880, 2880, 2880, 1699]);
  });

  it('yearly licences that become monthly join the monthly subscription at their renewal; it pays their days left', async () => {
    const company = await made({ monthly: 1, yearly: 2, anchor: '2031-11-01' });
    await sql`update subscriptions set anchor = '2031-11-10', period_from = '2031-11-10', period_to = '2031-12-10', period_ends_at = '2031-12-10T00:00:00+01:00'
      where company_id = ${company.uuid} and frequency = 'monthly'`;
    await sql`update purchases set period_to = '2031-12-10' where company_id = ${company.uuid} and period_to = '2031-12-01'`;
    await sql`update subscriptions set pending_frequency = 'monthly' where company_id = ${company.uuid} and frequency = 'yearly'`;
    await setClock(sql, company, '2032-11-10T12:00:00Z');
    await settle(company);
    expect((await lines(company)).slice(-2)).toEqual([
      'INV 2032-11-01 frequency_change 2 × 1200 9/31 = 697 2032-11-01…2032-11-10',
      'INV 2032-11-10 renewal 3 × 1200 30/30 = 3600 2032-11-10…2032-12-10',
    ]);
    const subscriptions =
      await sql`select frequency, closed_at is null as open, renewal_amount::int as amount from subscriptions where company_id = ${company.uuid} order by 1`;
    expect([...subscriptions]).toEqual([
      { frequency: 'monthly', open: true, amount: 3600 },
      { frequency: 'yearly', open: false, amount: 0 },
    ]);
  });

  it('monthly licences that become yearly open a subscription with a new anchor where there is none', async () => {
    const company = await made({ monthly: 2 });
    await sql`update subscriptions set pending_frequency = 'yearly' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2031-12-01 frequency_change 2 × 12000 366/366 = 24000 2031-12-01…2032-12-01',
    ]);
    const subscriptions =
      await sql`select frequency, anchor::text, closed_at is null as open from subscriptions where company_id = ${company.uuid} order by 1`;
    expect([...subscriptions]).toEqual([
      { frequency: 'monthly', anchor: '2031-11-01', open: false },
      { frequency: 'yearly', anchor: '2031-12-01', open: true },
    ]);
  });
});

describe('R18: the operator’s run', () => {
  it('renews up to a future day while the company’s clock stays; what it said it would do is what it did', async () => {
    const company = await made({ monthly: 2 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    const foreseen = await preview(company, '2032-01-01');
    const before = await digestOf(sql, company);
    expect(await digestOf(sql, company)).toBe(before);
    const done = await renew(company, '2032-01-01');
    expect(done).toEqual({
      ...foreseen,
      documents: foreseen.documents.map((document) => ({ ...document, number: expect.stringMatching(/^INV-20/) })),
    });
    expect(done.periods.map(({ period, amount }) => [period.from, amount])).toEqual([
      ['2031-12-01', eur(3600)],
      ['2032-01-01', eur(3600)],
    ]);
    expect(done.documents.map(({ issuedOn, total }) => [issuedOn, total])).toEqual([
      ['2031-11-30', eur(432)],
      ['2031-12-01', eur(4320)],
      ['2032-01-01', eur(4320)],
    ]);
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(purchase?.charge).toEqual(eur(1200));
    expect(await renew(company, '2032-01-01')).toMatchObject({ periods: [], documents: [{ subtotal: eur(1200) }] });
    expect(await renew(company, '2032-01-01')).toMatchObject({ periods: [], documents: [] });
  });

  it('a day that has passed already leaves what came after it', async () => {
    const company = await made({ monthly: 1, now: '2032-02-15T12:00:00Z' });
    expect((await renew(company, '2031-12-31')).periods.map(({ period }) => period.from)).toEqual(['2031-12-01']);
    expect((await renew(company)).periods.map(({ period }) => period.from)).toEqual(['2032-01-01', '2032-02-01']);
  });

  it('refuses what is no day', async () => {
    const company = await made({});
    expect(await refusal(tryCommand(renewCompany, system(company.id), { asOf: '2031-02-30' }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});
