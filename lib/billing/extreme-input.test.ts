import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewRenewals, purchaseLicences, renewCompany, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, chargedLines, digestOf } from '@/lib/testing/figures';
import { callRest, restClientOf } from '@/lib/testing/rest';
import { changeFrequency, changePlan, getBilling, listSubscriptions, quoteFrequencyChange, quotePlanChange } from '.';

const { sql } = coreDatabase();
const HUGE = 1_000_000_000_000;
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const subscriptionOf = async (company: { owner: Parameters<typeof ask>[1] }) =>
  (await ask(listSubscriptions, company.owner, {})).data[0]?.id ?? '';

beforeAll(async () => {
  await sql`insert into plans (code, name, rank, member_number_limit) values ('huge', 'Huge', 9, 5), ('partly', 'Partly priced', 8, 5)`;
  await sql`insert into prices values ('huge', 'monthly', 'EUR', '2020-01-01', ${HUGE}), ('huge', 'yearly', 'EUR', '2020-01-01', ${HUGE}),
    ('partly', 'monthly', 'EUR', '2020-01-01', 2000), ('partly', 'yearly', 'USD', '2020-01-01', 2000)`;
});
afterAll(async () => {
  await sql`delete from prices where plan_code in ('huge', 'partly')`;
});

describe('a quantity over REST', () => {
  it.each([
    ['0', 422],
    ['-1', 422],
    ['1000000', 422],
    ['2147483648', 422],
    ['1.5', 422],
    ['"1e3"', 422],
    ['"1,5"', 422],
    ['"3"', 422],
    ['1e999', 422],
    ['null', 422],
    ['NaN', 400],
    ['1,5', 400],
  ])('of %s answers %i, buys and removes nothing', async (quantity, status) => {
    const company = await makeFixture(sql, { monthly: 1 });
    const { key } = await restClientOf(company.id);
    const before = await digestOf(sql, company);
    for (const path of ['/licences/quote', '/licences', '/licences/removals']) {
      const answer = await callRest(path, key, { method: 'POST', text: `{"quantity":${quantity}}` });
      expect([path, answer.status]).toEqual([path, status]);
      if (status === 422) expect(answer.body.errors).toMatchObject([{ pointer: '/quantity' }]);
    }
    expect(await digestOf(sql, company)).toBe(before);
  });
});

describe('a price of 10^12 minor units', () => {
  it('is exact from quote to invoice, as an integer that JSON carries', async () => {
    const company = await makeFixture(sql, { plan: 'huge', monthly: 1 });
    const { get, post } = await restClientOf(company.id);
    const quote = await post('/licences/quote', { quantity: 998 });
    // 998 × 10^12 × 9/30, and 20 % of it.
    expect(quote.body).toMatchObject({ charge: eur(299_400_000_000_000), tax: eur(59_880_000_000_000) });
    expect((await post('/licences', { quantity: 998, maxCharge: eur(299_400_000_000_000) })).status).toBe(201);
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const { data } = (await get('/invoices')).body as { data: { total: { amount: number } }[] };
    expect(data.map(({ total }) => total.amount)).toEqual([1_198_800_000_000_000, 359_280_000_000_000]);
    for (const { total } of data) expect(Number.isSafeInteger(total.amount)).toBe(true);
  });

  it('is refused where a renewal would charge more than JSON carries exactly, and nothing happens', async () => {
    const company = await makeFixture(sql, { plan: 'huge', monthly: 1 });
    const limit = { code: 'amount_too_large', limit: 1_000_000_000_000_000 };
    expect(await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 10_000 }))).toEqual(limit);
    await act(purchaseLicences, company.owner, { quantity: 999 });
    const many = await makeFixture(sql, { monthly: 1_001 });
    const { post } = await restClientOf(company.id);
    const before = [await digestOf(sql, company), await digestOf(sql, many)];
    expect(await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 1 }))).toEqual(limit);
    expect(await post('/licences/quote', { quantity: 1 })).toMatchObject({
      status: 409,
      body: { code: 'amount_too_large' },
    });
    expect(await refusal(tryQuery(quotePlanChange, many.owner, { plan: 'huge' }))).toEqual(limit);
    expect(await refusal(tryCommand(changePlan, many.owner, { plan: 'huge' }))).toEqual(limit);
    expect([await digestOf(sql, company), await digestOf(sql, many)]).toEqual(before);
  });
});

describe('a price that is missing', () => {
  const missing = { code: 'price_missing', plan: 'partly', billingFrequency: 'yearly', currency: 'EUR' };

  it('for a frequency, or in the currency only, refuses what needs it, says which, and leaves the rest possible', async () => {
    const company = await makeFixture(sql, { plan: 'partly', monthly: 2 });
    const { post } = await restClientOf(company.id);
    const before = await digestOf(sql, company);
    const yearly = { quantity: 1, billingFrequency: 'yearly' } as const;
    expect(await refusal(tryCommand(purchaseLicences, company.owner, yearly))).toEqual(missing);
    const now = { subscriptionId: await subscriptionOf(company), billingFrequency: 'yearly', when: 'now' } as const;
    expect(await refusal(tryQuery(quoteFrequencyChange, company.owner, now))).toEqual(missing);
    expect(await refusal(tryCommand(changeFrequency, company.owner, now))).toEqual(missing);
    const answer = await post('/licences', yearly);
    expect([answer.status, answer.body.code]).toEqual([409, 'price_missing']);
    expect(await digestOf(sql, company)).toBe(before);
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await ask(getBilling, company.owner, {});
  });

  it('for a plan refuses the upgrade to it; a downgrade keeps what is paid (R19)', async () => {
    const company = await makeFixture(sql, { monthly: 0, yearly: 1, frequency: 'yearly' });
    expect(await refusal(tryCommand(changePlan, company.owner, { plan: 'partly' }))).toEqual(missing);
    const down = await makeFixture(sql, { plan: 'huge', monthly: 0, yearly: 1, frequency: 'yearly' });
    await act(changePlan, down.owner, { plan: 'partly' });
    const { subscriptions } = await ask(getBilling, down.owner, {});
    expect(subscriptions).toMatchObject([{ renewal: eur(HUGE) }]);
  });

  it('for the frequency that waits leaves the change waiting, and the renewal as it was', async () => {
    const company = await makeFixture(sql, { plan: 'partly', monthly: 2 });
    const subscriptionId = await subscriptionOf(company);
    await act(changeFrequency, company.owner, { subscriptionId, billingFrequency: 'yearly' });
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2031-12-01 renewal 2 × 2000 31/31 = 4000 2031-12-01…2032-01-01',
    ]);
    expect((await ask(getBilling, company.owner, {})).subscriptions).toMatchObject([{ pendingFrequency: 'yearly' }]);
  });
});

describe('R21: a change of plan', () => {
  it('to the same plan, and up, down and up again, charges the difference once and leaves nothing waiting', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    for (const plan of ['connect', 'connect', 'advanced', 'connect', 'connect', 'advanced', 'advanced'])
      await act(changePlan, company.owner, { plan });
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2031-11-30 plan_change 2 × 600 9/30 = 360 2031-11-22…2031-12-01',
      'INV 2031-12-01 renewal 2 × 1800 31/31 = 3600 2031-12-01…2032-01-01',
    ]);
    expect((await ask(getBilling, company.owner, {})).pendingPlan).toBeNull();
  });

  it('up from two browsers at once is charged once', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    await Promise.all([1, 2, 3, 4].map(() => act(changePlan, company.owner, { plan: 'advanced' })));
    expect((await chargedLines(sql, company)).map((line) => line.split(' ').slice(1, 7).join(' '))).toEqual([
      'plan_change 2 × 600 9/30 =',
    ]);
  });
});

describe('R18: a renewal while others act', () => {
  it('in any order of purchases, removals, runs and changes charges each day of each licence once', async () => {
    for (let round = 0; round < 12; round += 1) {
      const company = await makeFixture(sql, { monthly: 3, yearly: 1, plan: 'advanced' });
      await setClock(sql, company, round % 2 === 0 ? '2031-11-30T23:00:00Z' : '2032-01-05T12:00:00Z');
      const acts = [
        () => tryCommand(settleCompany, system(company.id), {}),
        () => tryCommand(settleCompany, system(company.id), {}),
        () => tryCommand(renewCompany, system(company.id), {}),
        () => tryCommand(purchaseLicences, company.owner, { quantity: 2 }),
        () => tryCommand(purchaseLicences, company.owner, { quantity: 1 }),
        () => tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 2 }),
        () => tryCommand(changePlan, company.owner, { plan: 'max' }),
        () => tryQuery(previewRenewals, system(company.id), {}),
      ];
      // Every round begins with another one of them; what the database makes of the rest is its own affair.
      const order = acts.map((_, index) => acts[(index * 3 + round) % acts.length] ?? (() => Promise.resolve(null)));
      const results = await Promise.all(order.map((one) => one()));
      for (const result of results) expect(result?.ok).toBe(true);
      await act(settleCompany, system(company.id), {});
      const renewed = await sql<{ frequency: string; periods: string[] }[]>`
        select frequency, array_agg(period_from::text order by period_from) as periods from charges
        where company_id = ${company.uuid} and cause = 'renewal' group by frequency`;
      for (const { periods } of renewed) expect(new Set(periods).size).toBe(round % 2 === 0 ? 1 : 2);
    }
  });
});

describe('the clock moved back behind what was renewed', () => {
  it('renews nothing again, charges a purchase for no day before its period, and goes on when it has caught up', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    const settle = () => act(settleCompany, system(company.id), {});
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle();
    await setClock(sql, company, '2031-11-20T12:00:00Z');
    await settle();
    await act(renewCompany, system(company.id), {});
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2032-01-01T12:00:00Z');
    await settle();
    expect((await chargedLines(sql, company)).sort()).toEqual([
      'INV 2031-11-30 purchase_manual 1 × 1200 31/31 = 1200 2031-12-01…2032-01-01',
      'INV 2031-12-01 renewal 1 × 1200 31/31 = 1200 2031-12-01…2032-01-01',
      'INV 2032-01-01 renewal 2 × 1200 31/31 = 2400 2032-01-01…2032-02-01',
    ]);
    expect((await actionsOf(sql, company)).filter((action) => action === 'subscription.period_started')).toHaveLength(
      2,
    );
  });
});
