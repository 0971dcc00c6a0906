import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { getInvoice, listInvoices } from '@/lib/invoices';
import { agreePrice, scheduleLicenceRemoval, settleCompany, tellAnnouncedPrices } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf } from '@/lib/testing/figures';
import { changeFrequency, changePlan, getBilling, listSubscriptions, quotePlanChange } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('R21: an upgrade', () => {
  it('charges the difference for the days left at once: 46 monthly with 9 of 30 days are 82.80', async () => {
    const company = await makeFixture(sql, { monthly: 46 });
    const quote = await ask(quotePlanChange, company.owner, { plan: 'advanced' });
    expect(quote).toMatchObject({ direction: 'upgrade', on: '2031-11-22', charge: eur(8280), tax: eur(1656) });
    expect(quote.renewals).toEqual([
      { billingFrequency: 'monthly', on: '2031-12-01', before: eur(46 * 1200), after: eur(46 * 1800) },
    ]);
    expect(await act(changePlan, company.owner, { plan: 'advanced', maxCharge: quote.charge })).toEqual(quote);
    const { data } = await ask(listInvoices, company.owner, {});
    expect(data).toMatchObject([
      {
        status: 'draft',
        subtotal: eur(8280),
        lines: [
          { cause: 'plan_change', quantity: 46, unitPrice: eur(600), days: 9, daysOfPeriod: 30, plan: 'advanced' },
        ],
      },
    ]);
    expect(data[0]?.lines[0]?.events).toHaveLength(1);
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const [renewal] = (await ask(listInvoices, company.owner, { status: 'open' })).data;
    expect(renewal).toMatchObject({ subtotal: eur(46 * 1800) });
  });

  it('2 yearly with 102 of 365 days are 33.53; ending licences included', async () => {
    const company = await makeFixture(sql, {
      frequency: 'yearly',
      yearly: 2,
      anchor: '2030-03-04',
      now: '2030-11-22T12:00:00Z',
    });
    expect(await ask(quotePlanChange, company.owner, { plan: 'advanced' })).toMatchObject({ charge: eur(3353) });
  });

  it('is charged for licences that end with the period too, on the one line', async () => {
    const company = await makeFixture(sql, { monthly: 3 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const { charge, lines } = await act(changePlan, company.owner, { plan: 'advanced' });
    expect(charge).toEqual(eur(3 * 180));
    expect(lines).toMatchObject([{ quantity: 3, unitPrice: eur(600), days: 9 }]);
  });

  it('asked for at less than it costs does nothing and says what it costs', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(changePlan, company.owner, { plan: 'max', maxCharge: eur(1) }))).toMatchObject({
      code: 'quote_changed',
      quote: { charge: eur(1020) },
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('is refused while the company is restricted, and to a plan that is none (R22)', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    expect(await refusal(tryCommand(changePlan, company.owner, { plan: 'max' }))).toMatchObject({
      code: 'company_restricted',
    });
    expect(await refusal(tryCommand(changePlan, company.owner, { plan: 'gold' }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('twice is once, and cancels a downgrade that waited', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 1 });
    await act(changePlan, company.owner, { plan: 'connect' });
    await act(changePlan, company.owner, { plan: 'max' });
    expect(await ask(getBilling, company.owner, {})).toMatchObject({ plan: { code: 'max' }, pendingPlan: null });
    const before = await digestOf(sql, company);
    expect(await act(changePlan, company.owner, { plan: 'max' })).toMatchObject({
      direction: 'unchanged',
      charge: eur(0),
    });
    expect(await digestOf(sql, company)).toBe(before);
  });
});

describe('R21: a downgrade', () => {
  it('waits for the renewal, takes no number from anybody, and can be called off', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 7, numbers: 7 });
    const [memberId = ''] = company.members;
    for (const { id: numberId } of company.numbers.slice(0, 6))
      await act(assignNumber, company.owner, { memberId, numberId });
    const quote = await act(changePlan, company.owner, { plan: 'connect', maxCharge: eur(0) });
    expect(quote).toMatchObject({ direction: 'downgrade', on: '2031-12-01', charge: eur(0), membersOverLimit: 1 });
    expect(await ask(getBilling, company.owner, {})).toMatchObject({
      plan: { code: 'advanced' },
      pendingPlan: { code: 'connect', on: '2031-12-01' },
      subscriptions: [{ renewal: eur(7 * 1200) }],
    });
    await act(changePlan, company.owner, { plan: 'advanced' });
    expect((await ask(getBilling, company.owner, {})).pendingPlan).toBeNull();
    await act(changePlan, company.owner, { plan: 'connect' });
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const [held] =
      await sql`select count(*)::int from numbers where company_id = ${company.uuid} and member_id is not null`;
    expect(held).toEqual({ count: 6 });
    const numberId = company.numbers[6]?.id ?? '';
    expect(await refusal(tryCommand(assignNumber, company.owner, { memberId, numberId }))).toMatchObject({
      code: 'member_limit_reached',
    });
    // A member above the limit is what this case is about; the rest of the rules must hold again after it.
    await sql`update companies set plan_code = 'advanced' where company_id = ${company.uuid}`;
  });
});

describe('R7, R21: what the next renewal charges', () => {
  it('is said as it will be: a downgrade that waits for the yearly renewal leaves the monthly ones before it', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', frequency: 'yearly', monthly: 10, yearly: 1 });
    const quote = await act(changePlan, company.owner, { plan: 'connect' });
    expect(quote.on).toBe('2032-11-01');
    expect(quote.renewals).toEqual([
      { billingFrequency: 'monthly', on: '2031-12-01', before: eur(18_000), after: eur(18_000) },
      { billingFrequency: 'yearly', on: '2032-11-01', before: eur(18_000), after: eur(12_000) },
    ]);
    const subscriptions = (await ask(listSubscriptions, company.owner, {})).data;
    expect(subscriptions.map(({ renewal }) => renewal)).toEqual([eur(18_000), eur(12_000)]);
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect((await ask(listInvoices, company.owner, { status: 'open' })).data).toMatchObject([
      { subtotal: eur(18_000) },
    ]);
  });

  it('is a year’s price for licences that wait to become yearly', async () => {
    const company = await makeFixture(sql, { monthly: 5 });
    const [subscription] = (await ask(listSubscriptions, company.owner, {})).data;
    await act(changeFrequency, company.owner, { subscriptionId: subscription?.id ?? '', billingFrequency: 'yearly' });
    expect((await ask(listSubscriptions, company.owner, {})).data).toMatchObject([{ renewal: eur(60_000) }]);
  });

  it('of a company without licences is nothing: a downgrade holds at once', async () => {
    const company = await makeFixture(sql, { plan: 'advanced' });
    expect(await act(changePlan, company.owner, { plan: 'connect' })).toMatchObject({ on: '2031-11-22' });
    expect(await ask(getBilling, company.owner, {})).toMatchObject({ plan: { code: 'connect' }, pendingPlan: null });
  });

  it('what was paid for the period counts also where a plan in between was cheaper', async () => {
    const company = await makeFixture(sql, { monthly: 46 });
    await act(agreePrice, system(company.id), {
      plan: 'advanced',
      billingFrequency: 'monthly',
      unitPrice: eur(1000),
      validFrom: '2031-11-01',
    });
    expect(await act(changePlan, company.owner, { plan: 'advanced' })).toMatchObject({ charge: eur(0) });
    expect(await act(changePlan, company.owner, { plan: 'max' })).toMatchObject({ charge: eur((46 * 1700 * 9) / 30) });
  });
});

it('R19: a price that is announced is shown until the renewal that takes it', async () => {
  const company = await makeFixture(sql, {
    plan: 'max',
    monthly: 1,
    anchor: '2051-11-10',
    now: '2051-11-22T12:00:00Z',
  });
  const announced = async () => (await ask(getBilling, company.owner, {})).announced;
  await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on) values ('max', 'monthly', 'EUR', '2052-02-01', 3100, '2051-11-20')`;
  const shown = {
    pendingPlan: null,
    billingFrequency: 'monthly',
    unitPrice: eur(3100),
    validFrom: '2052-02-01',
    inForce: false,
    renewsOn: '2052-02-10',
  };
  expect(await announced()).toEqual([shown]);
  await act(tellAnnouncedPrices, system(company.id), {});
  expect(await announced()).toEqual([shown]);
  await setClock(sql, company, '2052-02-01T12:00:00Z');
  expect(await announced()).toEqual([{ ...shown, inForce: true }]);
  await setClock(sql, company, '2052-02-10T12:00:00Z');
  expect(await announced()).toEqual([]);
  await sql`delete from prices where valid_from > '2051-01-01'`;
});

describe('R21: a change of frequency', () => {
  it('waits for the renewal, is shown, and can be called off', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    const [subscription] = (await ask(listSubscriptions, company.owner, {})).data;
    const subscriptionId = subscription?.id ?? '';
    await act(changeFrequency, company.owner, { subscriptionId, billingFrequency: 'yearly' });
    expect((await ask(getBilling, company.owner, {})).subscriptions).toMatchObject([{ pendingFrequency: 'yearly' }]);
    await act(changeFrequency, company.owner, { subscriptionId, billingFrequency: 'monthly' });
    await act(changeFrequency, company.owner, { subscriptionId, billingFrequency: 'monthly' });
    expect(await actionsOf(sql, company)).toEqual([
      'subscription.frequency_change_scheduled',
      'subscription.frequency_change_called_off',
    ]);
  });
});

describe('the forecast', () => {
  it('is what is then invoiced, to the cent, while nothing else changes', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 3, yearly: 2 });
    await act(changePlan, company.owner, { plan: 'connect' });
    const { coming } = await ask(getBilling, company.owner, {});
    expect(coming.length).toBeGreaterThan(12);
    await setClock(sql, company, '2032-11-20T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    const { data } = await ask(listInvoices, company.owner, { limit: 200 });
    const made = await Promise.all(data.map(({ id }) => ask(getInvoice, company.owner, { invoiceId: id })));
    const short = (documents: readonly { type: string; issuedOn: string | null; total: object }[]) =>
      documents.map(({ type, issuedOn, total }) => JSON.stringify([issuedOn, type, total])).sort();
    expect(short(made)).toEqual(short(coming));
  });
});
