import { describe, expect, it } from 'vitest';
import { getInvoice, listInvoices } from '@/lib/invoices';
import { agreePrice, purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines, digestOf } from '@/lib/testing/figures';
import { changeFrequency, changePlan, getBilling, listSubscriptions, quoteFrequencyChange } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A company that bought monthly licences on 1 November for real, so that something was charged. */
async function monthly(quantity: number): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { now: '2031-11-01T12:00:00Z' });
  await act(purchaseLicences, company.owner, { quantity });
  return company;
}

const wishOf = async (company: FixtureCompany) => {
  const { data } = await ask(listSubscriptions, company.owner, {});
  const subscriptionId = data.find(({ billingFrequency }) => billingFrequency === 'monthly')?.id ?? '';
  return { subscriptionId, billingFrequency: 'yearly', when: 'now' } as const;
};

describe('R21: monthly licences that become yearly at once', () => {
  it('give back their unused days, which pay the new invoice, and begin a year with a new anchor; ending ones stay', async () => {
    const company = await monthly(3);
    await setClock(sql, company, '2031-11-22T12:00:00Z');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const wish = await wishOf(company);
    const quote = await ask(quoteFrequencyChange, company.owner, wish);
    expect(quote).toMatchObject({
      quantity: 2,
      on: '2031-11-22',
      charge: eur(24_000),
      total: eur(28_800),
      credit: eur(720),
      creditTotal: eur(864),
      due: eur(27_936),
      renewals: [
        { billingFrequency: 'monthly', on: '2031-12-01', before: eur(2400), after: eur(0) },
        { billingFrequency: 'yearly', on: '2032-11-22', before: eur(0), after: eur(24_000) },
      ],
    });
    const limits = { maxCharge: quote.charge, minCredit: quote.credit, maxRenewals: eur(24_000) };
    expect(await act(changeFrequency, company.owner, { ...wish, ...limits })).toMatchObject({ due: quote.due });
    expect(await chargedLines(sql, company)).toEqual([
      'CN 2031-11-22 credit 2 × 1200 9/30 = 720 2031-11-22…2031-12-01',
      'INV 2031-11-22 purchase_manual 3 × 1200 30/30 = 3600 2031-11-01…2031-12-01',
      'INV 2031-11-22 frequency_change 2 × 12000 366/366 = 24000 2031-11-22…2032-11-22',
    ]);
    const { data } = await ask(listInvoices, company.owner, {});
    expect(data.find(({ lines }) => lines[0]?.cause === 'frequency_change')).toMatchObject({ amountDue: eur(27_936) });
    const note = data.find(({ type }) => type === 'credit_note');
    // The month’s invoice that the credit corrects is issued before it: a credit note names an issued invoice (R20).
    const corrected = data.find(({ lines }) => lines[0]?.cause === 'purchase_manual');
    expect([note?.relatesTo, corrected?.number]).toEqual([corrected?.id, expect.stringMatching(/^INV-/)]);
    expect((await ask(getInvoice, company.owner, { invoiceId: note?.id ?? '' })).lines[0]?.events).toHaveLength(1);
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect((await ask(listSubscriptions, company.owner, {})).data).toMatchObject([
      { billingFrequency: 'yearly', licences: 2, renewsOn: '2032-11-22', renewal: eur(24_000) },
    ]);
  });

  it('join the yearly subscription for its days left; each line gives back its own: bought mid-period, upgraded meanwhile', async () => {
    const company = await monthly(2);
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
    await setClock(sql, company, '2031-11-11T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2031-11-16T12:00:00Z');
    await act(changePlan, company.owner, { plan: 'advanced' });
    await setClock(sql, company, '2031-11-22T12:00:00Z');
    const quote = await act(changeFrequency, company.owner, await wishOf(company));
    expect(
      quote.credits.map(({ quantity, unitPrice, days, amount }) => [quantity, unitPrice.amount, days, amount.amount]),
    ).toEqual([
      [2, 1200, 9, 720],
      [3, 600, 9, 540],
      [1, 1200, 9, 360],
    ]);
    expect(quote).toMatchObject({ credit: eur(3 * 540), charge: eur(Math.round((3 * 18_000 * 345) / 366)) });
    expect((await ask(getBilling, company.owner, {})).subscriptions).toMatchObject([
      { billingFrequency: 'yearly', licences: 4, renewsOn: '2032-11-01', renewal: eur(72_000) },
    ]);
  });

  it('twice in a month give back each time what is still paid, and never more', async () => {
    const company = await monthly(2);
    await setClock(sql, company, '2031-11-11T12:00:00Z');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await act(changeFrequency, company.owner, await wishOf(company));
    await setClock(sql, company, '2031-11-16T12:00:00Z');
    // Undoes the removal of the one that stayed behind, and buys one beside it.
    await act(purchaseLicences, company.owner, { quantity: 2, billingFrequency: 'monthly' });
    await setClock(sql, company, '2031-11-21T12:00:00Z');
    const quote = await act(changeFrequency, company.owner, await wishOf(company));
    expect(quote.credits.map(({ quantity, days, amount }) => [quantity, days, amount.amount])).toEqual([
      [1, 10, 400],
      [1, 10, 400],
    ]);
    expect(await chargedLines(sql, company)).toEqual([
      'CN 2031-11-11 credit 1 × 1200 20/30 = 800 2031-11-11…2031-12-01',
      'INV 2031-11-11 purchase_manual 2 × 1200 30/30 = 2400 2031-11-01…2031-12-01',
      'INV 2031-11-11 frequency_change 1 × 12000 366/366 = 12000 2031-11-11…2032-11-11',
      'CN 2031-11-21 credit 1 × 1200 10/30 = 400 2031-11-21…2031-12-01',
      'CN 2031-11-21 credit 1 × 1200 10/30 = 400 2031-11-21…2031-12-01',
      'INV 2031-11-21 purchase_manual 1 × 1200 15/30 = 600 2031-11-16…2031-12-01',
      'INV 2031-11-21 frequency_change 2 × 12000 356/366 = 23344 2031-11-21…2032-11-11',
    ]);
    expect((await ask(listSubscriptions, company.owner, {})).data).toMatchObject([
      { billingFrequency: 'yearly', licences: 3, renewal: eur(36_000) },
    ]);
  });

  it('are refused below what was shown, in either way, and yearly ones at once at all; nothing happens', async () => {
    const company = await monthly(1);
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
    const wish = await wishOf(company);
    const yearly =
      (await ask(listSubscriptions, company.owner, {})).data.find(({ id }) => id !== wish.subscriptionId)?.id ?? '';
    const before = await digestOf(sql, company);
    const refused = (input: object) => refusal(tryCommand(changeFrequency, company.owner, { ...wish, ...input }));
    expect(await refused({ maxCharge: eur(11_999) })).toMatchObject({
      code: 'quote_changed',
      quote: { charge: eur(12_000) },
    });
    expect(await refused({ minCredit: eur(1201) })).toMatchObject({ code: 'quote_changed' });
    expect(await refused({ when: 'renewal', maxRenewals: eur(1) })).toMatchObject({ code: 'quote_changed' });
    expect(await refused({ subscriptionId: yearly, billingFrequency: 'monthly' })).toMatchObject({
      code: 'invalid_input',
    });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    expect(await refused({})).toMatchObject({ code: 'company_restricted' });
    await sql`update companies set state = 'active' where company_id = ${company.uuid}`;
    expect(await digestOf(sql, company)).toBe(before);
  });
});

it('R18, R21: monthly and yearly licences that change places on one day move once each', async () => {
  const company = await monthly(2);
  await act(purchaseLicences, company.owner, { quantity: 3, billingFrequency: 'yearly' });
  await setClock(sql, company, '2032-10-20T12:00:00Z');
  for (const { id: subscriptionId, billingFrequency } of (await ask(listSubscriptions, company.owner, {})).data)
    await act(changeFrequency, company.owner, {
      subscriptionId,
      billingFrequency: billingFrequency === 'monthly' ? 'yearly' : 'monthly',
      when: 'renewal',
    });
  await setClock(sql, company, '2032-11-02T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  expect((await ask(listSubscriptions, company.owner, {})).data).toMatchObject([
    { billingFrequency: 'monthly', licences: 3, renewal: eur(3600) },
    { billingFrequency: 'yearly', licences: 2, renewal: eur(24_000) },
  ]);
});

describe('R19: licences that an agreement keeps', () => {
  const agreed = (company: FixtureCompany, billingFrequency: 'monthly' | 'yearly', minimumLicences: number) =>
    act(agreePrice, system(company.id), {
      plan: 'connect',
      billingFrequency,
      unitPrice: eur(1000),
      validFrom: '2031-11-01',
      validUntil: '2032-01-10',
      minimumLicences,
    });

  it.each([
    ['monthly', 'yearly', 'now'],
    ['monthly', 'yearly', 'renewal'],
    ['yearly', 'monthly', 'renewal'],
  ] as const)('do not change from %s to %s (%s) until its end, which the refusal names', async (from, to, when) => {
    const company = await makeFixture(sql, { now: '2031-11-01T12:00:00Z' });
    await act(purchaseLicences, company.owner, { quantity: 3, billingFrequency: from });
    await agreed(company, from, 2);
    const [subscription] = (await ask(listSubscriptions, company.owner, {})).data;
    const wish = { subscriptionId: subscription?.id ?? '', billingFrequency: to, when };
    const refused = { code: 'minimum_licences', billingFrequency: from, minimum: 2, until: '2032-01-10' };
    await setClock(sql, company, '2032-01-09T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const before = await digestOf(sql, company);
    expect(await refusal(tryQuery(quoteFrequencyChange, company.owner, wish))).toMatchObject(refused);
    expect(await refusal(tryCommand(changeFrequency, company.owner, wish))).toMatchObject(refused);
    expect(await digestOf(sql, company)).toBe(before);
    await setClock(sql, company, '2032-01-10T12:00:00Z');
    expect(await ask(quoteFrequencyChange, company.owner, wish)).toMatchObject({ quantity: 3, when });
    expect(await act(changeFrequency, company.owner, wish)).toMatchObject({ quantity: 3, when });
  });

  it('are those of its frequency, without a minimum none; a change that waited already waits on, and can be called off', async () => {
    const company = await monthly(2);
    await agreed(company, 'yearly', 5);
    const { subscriptionId } = await wishOf(company);
    const later = { subscriptionId, billingFrequency: 'yearly', when: 'renewal' } as const;
    await act(changeFrequency, company.owner, later);
    await agreed(company, 'monthly', 1);
    const before = await digestOf(sql, company);
    await act(changeFrequency, company.owner, later);
    expect(await digestOf(sql, company)).toBe(before);
    expect(await refusal(tryCommand(changeFrequency, company.owner, { ...later, when: 'now' }))).toMatchObject({
      code: 'minimum_licences',
    });
    await act(changeFrequency, company.owner, { ...later, billingFrequency: 'monthly' });
    expect(await refusal(tryCommand(changeFrequency, company.owner, later))).toMatchObject({
      code: 'minimum_licences',
    });
  });

  it('of none keep nothing, also in a quote for licences that came by a renewal which nobody settled yet', async () => {
    const company = await monthly(3);
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
    await agreed(company, 'yearly', 0);
    const wish = await wishOf(company);
    const { data } = await ask(listSubscriptions, company.owner, {});
    const yearly = data.find(({ id }) => id !== wish.subscriptionId)?.id ?? '';
    await act(changeFrequency, company.owner, { ...wish, when: 'renewal' });
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    const back = { subscriptionId: yearly, billingFrequency: 'monthly', when: 'renewal' } as const;
    expect(await ask(quoteFrequencyChange, company.owner, back)).toMatchObject({ quantity: 4 });
  });
});
