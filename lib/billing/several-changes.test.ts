import { afterEach, describe, expect, it } from 'vitest';
import { assignNumber, assignNumbers, quoteAssignment, quoteAssignments } from '@/lib/assignments';
import { purchaseLicences, quoteLicencePurchase, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines, digestOf } from '@/lib/testing/figures';
import { changeFrequency, changePlan, getBilling, listSubscriptions } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});

afterEach(() => sql`delete from prices where valid_from > '2041-01-01'`);

/** A list price in euros from a day on, told to companies on another. */
const announce = (plan: string, frequency: string, validFrom: string, unitPrice: number, announcedOn: string) => sql`
  insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
  values (${plan}, ${frequency}, 'EUR', ${validFrom}, ${unitPrice}, ${announcedOn})`;

/** Lets a subscription's licences take the other frequency with its renewal. */
async function moveLater(company: FixtureCompany, from: 'monthly' | 'yearly'): Promise<void> {
  const { data } = await ask(listSubscriptions, company.owner, {});
  const subscriptionId = data.find(({ billingFrequency }) => billingFrequency === from)?.id ?? '';
  await act(changeFrequency, company.owner, {
    subscriptionId,
    billingFrequency: from === 'monthly' ? 'yearly' : 'monthly',
  });
}

describe('R18: what falls on one day', () => {
  it('removals, a downgrade, a change of frequency and a price: in this order, for both subscriptions, on one invoice', async () => {
    const company = await makeFixture(sql, {
      plan: 'advanced',
      monthly: 4,
      yearly: 3,
      anchor: '2040-12-01',
      now: '2041-11-22T12:00:00Z',
    });
    await settle(company);
    const before = (await chargedLines(sql, company)).length;
    await announce('connect', 'monthly', '2041-12-01', 1300, '2041-10-15');
    await announce('connect', 'yearly', '2041-12-01', 13_000, '2041-11-20');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await act(changePlan, company.owner, { plan: 'connect' });
    await moveLater(company, 'monthly');
    await setClock(sql, company, '2041-12-01T12:00:00Z');
    await settle(company);
    // Three monthly ones join the yearly three, at the Connect price that was told in time: the rise to 130.00 was not.
    expect((await chargedLines(sql, company)).slice(before)).toEqual([
      'INV 2041-12-01 renewal 6 × 12000 365/365 = 72000 2041-12-01…2042-12-01',
    ]);
    expect(await ask(getBilling, company.owner, {})).toMatchObject({
      plan: { code: 'connect' },
      subscriptions: [{ billingFrequency: 'yearly', licences: 6, renewsOn: '2042-12-01', renewal: eur(78_000) }],
    });
  });

  it('a change of frequency takes the price, and the plan, of the downgrade that comes before it', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 2 });
    await act(changePlan, company.owner, { plan: 'connect' });
    await moveLater(company, 'monthly');
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2031-12-01 frequency_change 2 × 12000 366/366 = 24000 2031-12-01…2032-12-01',
    ]);
    const [line] = await sql`select plan_code from charges where company_id = ${company.uuid}`;
    expect(line).toEqual({ plan_code: 'connect' });
  });

  it('both frequencies change places: each licence is charged in its new one, and the rows say so', async () => {
    const company = await makeFixture(sql, { monthly: 3, yearly: 2, now: '2032-10-15T12:00:00Z' });
    await settle(company);
    await moveLater(company, 'monthly');
    await moveLater(company, 'yearly');
    const { coming, subscriptions } = await ask(getBilling, company.owner, {});
    expect(subscriptions).toMatchObject([{ renewal: eur(36_000) }, { renewal: eur(2400) }]);
    await setClock(sql, company, '2032-11-01T12:00:00Z');
    await settle(company);
    expect((await chargedLines(sql, company)).slice(-2)).toEqual([
      'INV 2032-11-01 renewal 2 × 1200 30/30 = 2400 2032-11-01…2032-12-01',
      'INV 2032-11-01 renewal 3 × 12000 365/365 = 36000 2032-11-01…2033-11-01',
    ]);
    expect(coming[0]).toMatchObject({ issuedOn: '2032-11-01', subtotal: eur(38_400) });
    const rows = await sql`
      select l.frequency, s.frequency as of, l.unit_price::int as price, count(*)::int from licences l
      join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id where l.company_id = ${company.uuid} group by 1, 2, 3 order by 1`;
    expect([...rows]).toEqual([
      { frequency: 'monthly', of: 'monthly', price: 1200, count: 2 },
      { frequency: 'yearly', of: 'yearly', price: 12_000, count: 3 },
    ]);
  });

  it('a subscription whose last licence ends while changes wait closes, and the downgrade applies all the same', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 1, yearly: 1, now: '2031-11-22T12:00:00Z' });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await act(changePlan, company.owner, { plan: 'connect' });
    await moveLater(company, 'monthly');
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await chargedLines(sql, company)).toEqual([
      'CN 2031-12-01 plan_change 1 × 6000 336/366 = 5508 2031-12-01…2032-11-01',
    ]);
    expect(await ask(getBilling, company.owner, {})).toMatchObject({
      plan: { code: 'connect' },
      pendingPlan: null,
      subscriptions: [{ billingFrequency: 'yearly', licences: 1, pendingFrequency: null, renewal: eur(12_000) }],
    });
  });
});

describe('R19: a rise that was told too late for a renewal', () => {
  it('is not taken by a change of frequency with it', async () => {
    const company = await makeFixture(sql, { monthly: 2, anchor: '2041-11-01', now: '2041-11-22T12:00:00Z' });
    await moveLater(company, 'monthly');
    await announce('connect', 'yearly', '2041-11-25', 15_000, '2041-11-24');
    await setClock(sql, company, '2041-12-01T12:00:00Z');
    await settle(company);
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2041-12-01 frequency_change 2 × 12000 365/365 = 24000 2041-12-01…2042-12-01',
    ]);
  });

  it('nor by a downgrade with it, though it is below what was paid; the next renewal takes it', async () => {
    const company = await makeFixture(sql, {
      plan: 'advanced',
      monthly: 2,
      anchor: '2041-11-01',
      now: '2041-11-22T12:00:00Z',
    });
    const { renewals } = await act(changePlan, company.owner, { plan: 'connect' });
    expect(renewals).toMatchObject([{ after: eur(2400) }]);
    await announce('connect', 'monthly', '2041-11-25', 1500, '2041-11-24');
    await sql`insert into price_notices (company_id, plan_code, frequency, valid_from, told_at)
      values (${company.uuid}, 'connect', 'monthly', '2041-11-25', '2041-11-24T12:00:00Z')`;
    await setClock(sql, company, '2042-01-01T12:00:00Z');
    await settle(company);
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2041-12-01 renewal 2 × 1200 31/31 = 2400 2041-12-01…2042-01-01',
      'INV 2042-01-01 renewal 2 × 1500 31/31 = 3000 2042-01-01…2042-02-01',
    ]);
  });
});

describe('R7: what makes the next renewal dearer between quote and confirmation', () => {
  it('stops an adding, an assignment and many of them; nothing happens, and the new quote says it', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 3 });
    const [memberId = ''] = company.members;
    const [first, second, third] = company.numbers.map(({ id: numberId }) => ({ memberId, numberId }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three numbers are needed');
    await act(assignNumber, company.owner, first);
    const added = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
    const one = await ask(quoteAssignment, company.owner, second);
    const { total } = await ask(quoteAssignments, company.owner, { items: [second, third] });
    expect([added, one, total].map(({ renewal }) => renewal.increase)).toEqual([eur(1200), eur(1200), eur(2400)]);
    // Somebody else has all of them become yearly on 1 December.
    await moveLater(company, 'monthly');
    const before = await digestOf(sql, company);
    const limits = ({ charge, renewal }: typeof added | typeof one | typeof total) => ({
      maxCharge: charge,
      maxRenewalIncrease: renewal.increase,
    });
    const refused = [
      await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 1, ...limits(added) })),
      await refusal(tryCommand(assignNumber, company.owner, { ...second, ...limits(one) })),
      await refusal(
        tryCommand(assignNumbers, company.owner, { items: [second, third], maxPurchases: 2, ...limits(total) }),
      ),
    ];
    expect(refused).toMatchObject([
      { code: 'quote_changed', quote: { charge: eur(360), renewal: { increase: eur(12_000), on: '2031-12-01' } } },
      { code: 'quote_changed', quote: { charge: eur(360), renewal: { increase: eur(12_000), on: '2031-12-01' } } },
      { code: 'quote_changed', quote: { total: { charge: eur(720), renewal: { increase: eur(24_000) } } } },
    ]);
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('stops a change of plan', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 2 });
    const limits = { maxCharge: eur(0), maxRenewals: eur(2400) };
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await refusal(tryCommand(changePlan, company.owner, { plan: 'connect', ...limits }))).toMatchObject({
      code: 'quote_changed',
      quote: { renewals: [{ after: eur(3600) }] },
    });
    await act(changePlan, company.owner, { plan: 'connect', ...limits, maxRenewals: eur(3600) });
  });
});

it('R6, R7: a licence that ended early today is no longer offered by a quote, also before somebody settles', async () => {
  const company = await makeFixture(sql, { numbers: 1, now: '2031-11-01T12:00:00Z' });
  await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
  await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
  await setClock(sql, company, '2032-11-10T12:00:00Z');
  await act(scheduleLicenceRemoval, company.owner, { quantity: 1, early: true });
  await setClock(sql, company, '2032-12-10T12:00:00Z');
  const input = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
  const quote = await ask(quoteAssignment, company.owner, input);
  expect(quote).toMatchObject({ purchases: 1, removalsUndone: 0, available: 0, charge: eur(1200) });
  expect(await ask(quoteAssignments, company.owner, { items: [input] })).toMatchObject({ total: { purchases: 1 } });
  expect(await act(assignNumber, company.owner, { ...input, maxPurchases: 1, maxCharge: quote.charge })).toMatchObject({
    purchase: { charge: eur(1200) },
  });
});
