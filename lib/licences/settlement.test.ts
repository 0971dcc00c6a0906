import { describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, quoteAssignment, restoreNumber } from '@/lib/assignments';
import { settleDueCompanies } from '@/lib/jobs/settle';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { getLicenceOutlook, purchaseLicences, quoteLicencePurchase, scheduleLicenceRemoval, settleCompany } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const periods = (company: FixtureCompany) =>
  sql`select frequency, anchor::text, period_index, period_from::text as from, period_to::text as to, closed_at from subscriptions where company_id = ${company.uuid} order by created_at, frequency`;

describe('R18: what falls due is settled once, and caught up period by period', () => {
  it('several missed periods: each is counted once, removals end with the first of them', async () => {
    const company = await makeFixture(sql, { monthly: 3, anchor: '2031-10-31', now: '2031-11-10T12:00:00Z' });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2032-03-15T12:00:00Z');
    expect(await settle(company)).toEqual({ settled: true });
    expect(await periods(company)).toMatchObject([
      { anchor: '2031-10-31', period_index: 4, from: '2032-02-29', to: '2032-03-31', closed_at: null },
    ]);
    expect(await actionsOf(sql, company, 2)).toEqual([
      'licence.ended',
      ...Array.from({ length: 4 }, () => ['subscription.period_started', 'invoice.issued']).flat(),
    ]);
    const [ended] =
      await sql`select ended_at, ends_on::text from licences where company_id = ${company.uuid} and status = 'ended'`;
    expect(ended).toEqual({ ended_at: new Date('2031-11-29T23:00:00Z'), ends_on: '2031-11-30' });
  });

  it('twice at once and again is once', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    const settled = await Promise.all([settle(company), settle(company), settle(company)]);
    expect(settled.filter((one) => one.settled)).toHaveLength(1);
    const before = await digestOf(sql, company);
    expect(await settle(company)).toEqual({ settled: false });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('a millisecond before the end nothing is due', async () => {
    const company = await makeFixture(sql, { monthly: 1, now: '2031-11-30T23:59:59.999+01:00' });
    expect(await settle(company)).toEqual({ settled: false });
  });

  it('a change at the instant of the renewal settles first: it is in exactly one period', async () => {
    const company = await makeFixture(sql, { monthly: 1, now: '2031-12-01T00:00:00+01:00' });
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(purchase?.charge).toEqual(eur(1200));
    expect(await actionsOf(sql, company)).toEqual([
      'subscription.period_started',
      'invoice.issued',
      'licence.purchased',
    ]);
  });

  it("the worker finds the companies that are due by the machine's clock and leaves the others alone", async () => {
    const [due, later] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql, { monthly: 1 })];
    await setClock(sql, due, '2031-12-02T00:00:00Z');
    await sql`update company_ledgers set settle_due_at = now() where company_id = ${due.uuid}`;
    expect(await settleDueCompanies()).toBe(1);
    expect(await periods(due)).toMatchObject([{ period_index: 1 }]);
    expect(await periods(later)).toMatchObject([{ period_index: 0 }]);
    expect(await settleDueCompanies()).toBe(0);
  });

  it('an instant at which nothing is due any more is forgotten, so that nobody asks for it for ever', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const numberId = company.numbers[0]?.id ?? '';
    await act(deleteNumber, company.owner, { numberId });
    await act(restoreNumber, company.owner, { numberId });
    await setClock(sql, company, '2032-02-01T00:00:00Z');
    await settle(company);
    const [ledger] =
      await sql`select settle_due_at, audit_sequence::int from company_ledgers where company_id = ${company.uuid}`;
    expect(ledger).toEqual({ settle_due_at: null, audit_sequence: 2 });
    expect(await settle(company)).toEqual({ settled: false });
  });
});

describe('R17: a subscription closes with its last licence', () => {
  it('and the next purchase opens one with a new anchor, at full price', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-12-10T12:00:00Z');
    await settle(company);
    expect(await periods(company)).toMatchObject([{ closed_at: new Date('2031-11-30T23:00:00Z'), to: '2031-12-01' }]);
    expect(await actionsOf(sql, company, 2)).toEqual(['licence.ended', 'subscription.closed']);
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(purchase?.charge).toEqual(eur(1200));
    expect(await periods(company)).toMatchObject([
      { anchor: '2031-11-01' },
      { anchor: '2031-12-10', from: '2031-12-10', to: '2032-01-10', closed_at: null },
    ]);
  });

  it('also when the purchase itself is the first to notice, in one operation', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-12-10T12:00:00Z');
    const done = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(done).toMatchObject({ removalsUndone: 0, purchase: { charge: eur(1200) }, licences: [{ label: 'L-0002' }] });
    expect(await actionsOf(sql, company, 2)).toEqual([
      'licence.ended',
      'subscription.closed',
      'subscription.opened',
      'licence.purchased',
    ]);
  });

  it('an assignment does not use a licence whose period is over, and buys only as confirmed', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-12-10T12:00:00Z');
    const input = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
    expect(await refusal(tryCommand(assignNumber, company.owner, { ...input, maxPurchases: 0 }))).toMatchObject({
      code: 'quote_changed',
      quote: { purchases: 1, removalsUndone: 0, available: 0, charge: eur(1200) },
    });
    expect(await act(assignNumber, company.owner, { ...input, maxPurchases: 1 })).toMatchObject({
      licenceOrigin: 'purchased',
      licenceLabel: 'L-0002',
    });
  });

  it('a quote agrees with the act although the worker has not come by', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 2 });
    await setClock(sql, company, '2031-12-10T12:00:00Z');
    const assigning = await ask(quoteAssignment, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    expect(assigning).toMatchObject({
      purchases: 1,
      removalsUndone: 0,
      available: 0,
      charge: eur(1200),
      period: { from: '2031-12-10', to: '2032-01-10' },
    });
    const adding = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
    expect(adding).toMatchObject({
      purchases: 1,
      removalsUndone: 0,
      charge: eur(1200),
      period: { from: '2031-12-10', to: '2032-01-10' },
    });
    expect(await act(purchaseLicences, company.owner, { quantity: 1, maxCharge: adding.charge })).toMatchObject({
      purchase: { charge: adding.charge },
    });
  });
});

describe('R17: a change of time zone', () => {
  it('applies from the next renewal; the running period ends when it was to end', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await sql`update companies set time_zone = 'America/Los_Angeles' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-12-01T00:00:00+01:00');
    await settle(company);
    const [row] =
      await sql`select time_zone, period_from::text, period_to::text, period_ends_at from subscriptions where company_id = ${company.uuid}`;
    expect(row).toEqual({
      time_zone: 'America/Los_Angeles',
      period_from: '2031-12-01',
      period_to: '2032-01-01',
      period_ends_at: new Date('2032-01-01T08:00:00Z'),
    });
  });

  it('bills no day twice: bought between the two midnights, the new period is paid in full and no day before it', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await sql`update companies set time_zone = 'America/Los_Angeles' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-12-01T03:00:00+01:00');
    expect(await ask(quoteLicencePurchase, company.owner, { quantity: 1 })).toMatchObject({
      charge: eur(1200),
      period: { from: '2031-12-01', to: '2032-01-01' },
    });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await figuresOf(sql, company)).toMatchObject({ charged: 1200 });
  });
});

describe('the clock', () => {
  it('never runs behind the last recorded instant, whatever the machine says', async () => {
    const company = await makeFixture(sql, {
      monthly: 1,
      numbers: 2,
      now: '2035-01-01T12:00:00Z',
      anchor: '2034-12-20',
    });
    for (const { id: numberId } of company.numbers)
      await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId });
    const rows = await sql`select at from audit_events where company_id = ${company.uuid}`;
    expect(new Set(rows.map((row) => row.at.toISOString()))).toEqual(new Set(['2035-01-01T12:00:00.000Z']));
  });

  it('can be advanced by 13 months', async () => {
    const company = await makeFixture(sql, { monthly: 1, yearly: 1 });
    await setClock(sql, company, '2032-12-22T12:00:00Z');
    await settle(company);
    expect(await periods(company)).toMatchObject([
      { frequency: 'monthly', period_index: 13, from: '2032-12-01' },
      { frequency: 'yearly', period_index: 1, from: '2032-11-01', to: '2033-11-01' },
    ]);
    expect((await ask(getLicenceOutlook, company.owner, {})).renewals).toEqual([
      { billingFrequency: 'monthly', on: '2033-01-01', amount: eur(1200) },
      { billingFrequency: 'yearly', on: '2033-11-01', amount: eur(12_000) },
    ]);
  });
});
