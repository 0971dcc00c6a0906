import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import {
  getLicenceOutlook,
  getLicenceSummary,
  getPurchase,
  listLicences,
  purchaseLicences,
  quoteLicencePurchase,
  scheduleLicenceRemoval,
} from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A plan with a monthly price of its own; gives its code. */
async function planAt(unitPrice: number): Promise<string> {
  const code = `plan-${unitPrice}`;
  await sql`insert into plans values (${code}, ${code}, 9, 5) on conflict do nothing`;
  await sql`insert into prices values (${code}, 'monthly', 'EUR', '2020-01-01', ${unitPrice}) on conflict do nothing`;
  return code;
}

describe('R16: what a purchase charges', () => {
  it.each<[string, number, FixtureOptions, number, number]>([
    ['12.00, November, on the 22nd: 9 of 30 days', 1200, { anchor: '2031-11-01', now: '2031-11-22T12:00:00Z' }, 1, 360],
    [
      'three at 9.99 with 10 of 31 days left: one line, rounded once',
      999,
      { anchor: '2031-12-01', now: '2031-12-22T12:00:00Z' },
      3,
      967,
    ],
    ['12.00, June, on the 16th: 15 of 30 days', 1200, { anchor: '2032-06-01', now: '2032-06-16T12:00:00Z' }, 1, 600],
    ['12.00, January, on the 20th: 12 of 31 days', 1200, { anchor: '2032-01-01', now: '2032-01-20T12:00:00Z' }, 1, 465],
    ['on the first day the full price', 1200, { anchor: '2031-11-01', now: '2031-11-01T00:00:00+01:00' }, 2, 2400],
    [
      'at 23:59:59.9 of the last day one day',
      1200,
      { anchor: '2031-11-01', now: '2031-11-30T23:59:59.9+01:00' },
      1,
      40,
    ],
    [
      'at the instant the period ends the next one in full',
      1200,
      { anchor: '2031-11-01', now: '2031-12-01T00:00:00+01:00' },
      1,
      1200,
    ],
    ['ten thousand at once', 1200, { anchor: '2031-11-01', now: '2031-11-22T12:00:00Z' }, 10_000, 3_600_000],
  ])('%s', async (_case, price, options, quantity, charge) => {
    const company = await makeFixture(sql, { plan: await planAt(price), monthly: 1, ...options });
    const quote = await ask(quoteLicencePurchase, company.owner, { quantity });
    expect(quote).toMatchObject({
      quantity,
      purchases: quantity,
      removalsUndone: 0,
      charge: eur(charge),
      formula: { unitPrice: eur(price), quantity },
    });
    const { purchase, licences } = await act(purchaseLicences, company.owner, { quantity, maxCharge: quote.charge });
    expect(purchase).toMatchObject({
      quantity,
      charge: eur(charge),
      source: 'manual',
      invoiceId: expect.stringMatching(/^inv_/),
    });
    expect(licences).toHaveLength(quantity);
    expect(await figuresOf(sql, company)).toMatchObject({
      total: quantity + 1,
      available: quantity + 1,
      bought: quantity,
      charged: charge,
    });
    expect(await ask(getPurchase, company.owner, { purchaseId: purchase?.id ?? '' })).toMatchObject({
      charge: quote.charge,
      tax: quote.tax,
      total: quote.total,
      formula: quote.formula,
      period: quote.period,
    });
  });

  it('R17: the first purchase of a frequency opens its subscription at full price, anchored on that local day', async () => {
    const company = await makeFixture(sql, { timeZone: 'America/Los_Angeles', now: '2032-02-01T01:00:00Z' });
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 2 });
    expect(purchase?.charge).toEqual(eur(2400));
    const [row] =
      await sql`select frequency, anchor::text, period_from::text, period_to::text, period_ends_at, renewal_amount::int from subscriptions where company_id = ${company.uuid}`;
    expect(row).toEqual({
      frequency: 'monthly',
      anchor: '2032-01-31',
      period_from: '2032-01-31',
      period_to: '2032-02-29',
      period_ends_at: new Date('2032-02-29T08:00:00Z'),
      renewal_amount: 2400,
    });
    expect(await actionsOf(sql, company)).toEqual(['subscription.opened', 'licence.purchased']);
  });

  it('both frequencies run side by side, each on its own anchor', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
    const { renewals } = await ask(getLicenceOutlook, company.owner, {});
    expect(renewals).toEqual([
      { billingFrequency: 'monthly', on: '2031-12-01', amount: eur(1200) },
      { billingFrequency: 'yearly', on: '2032-11-22', amount: eur(12_000) },
    ]);
  });

  it('R7: a charge above the confirmed one is refused with the new quote, and nothing is bought', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    const before = await digestOf(sql, company);
    const refused = await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 2, maxCharge: eur(719) }));
    expect(refused).toMatchObject({ code: 'quote_changed', quote: { charge: eur(720), purchases: 2 } });
    expect(
      await refusal(
        tryCommand(purchaseLicences, company.owner, { quantity: 2, maxCharge: { amount: 9_999, currency: 'GBP' } }),
      ),
    ).toMatchObject({ code: 'quote_changed' });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 2, maxCharge: eur(720) }))).toBe(
      'accepted',
    );
  });

  it('R19: the price is that of the day, by plan, frequency and currency; a running period keeps its own', async () => {
    const plan = await planAt(500);
    await sql`insert into prices values (${plan}, 'monthly', 'EUR', '2031-11-20', 800), (${plan}, 'monthly', 'EUR', '2031-11-23', 900), (${plan}, 'monthly', 'USD', '2020-01-01', 700)`;
    const company = await makeFixture(sql, { plan, monthly: 1, now: '2031-11-19T12:00:00Z' });
    const unitPrice = async () =>
      (await ask(quoteLicencePurchase, company.owner, { quantity: 1 })).formula?.unitPrice.amount;
    expect(await unitPrice()).toBe(500);
    await setClock(sql, company, '2031-11-20T12:00:00Z');
    expect(await unitPrice()).toBe(800);
    await act(purchaseLicences, company.owner, { quantity: 1 });
    const { data } = await ask(listLicences, company.owner, {});
    expect(data.map((licence) => licence.price?.amount)).toEqual([800, 500]);
    expect((await ask(getLicenceOutlook, company.owner, {})).renewals[0]?.amount).toEqual(eur(1800)); // Both at the price of 23 November.
  });

  it('R22: a restricted company buys nothing', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 1 }))).toEqual({
      code: 'company_restricted',
      state: 'restricted',
    });
    expect(await refusal(tryQuery(quoteLicencePurchase, company.owner, { quantity: 1 }))).toEqual({
      code: 'company_restricted',
      state: 'restricted',
    });
    expect(await digestOf(sql, company)).toBe(before);
  });
});

describe('why a licence was paid', () => {
  it('an automatic purchase names its number, its member and who acted', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const { purchase } = await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    expect(await ask(getPurchase, company.owner, { purchaseId: purchase?.id ?? '' })).toMatchObject({
      source: 'automatic',
      number: { id: company.numbers[0]?.id },
      member: { id: company.members[0] },
      actor: 'Camille Durand',
      licences: [{ label: 'L-0001' }],
    });
  });
});

describe('a quantity', () => {
  it.each([
    ['0', 0],
    ['negative', -1],
    ['more than 10,000', 10_001],
    ['2^31', 2 ** 31],
    ['a fraction', 1.5],
    ['not a number', Number.NaN],
    ['1e30', 1e30],
  ])('%s is an invalid field and buys nothing', async (_case, quantity) => {
    const company = await makeFixture(sql, { monthly: 1 });
    for (const attempt of [
      tryCommand(purchaseLicences, company.owner, { quantity }),
      tryCommand(scheduleLicenceRemoval, company.owner, { quantity }),
    ]) {
      expect(await refusal(attempt)).toMatchObject({
        code: 'invalid_input',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/quantity' })]),
      });
    }
    expect(await ask(getLicenceSummary, company.owner, {})).toEqual({ total: 1, assigned: 0, available: 1, ending: 0 });
  });
});
