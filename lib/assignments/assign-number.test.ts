import { describe, expect, it } from 'vitest';
import { getLicence, getLicenceOutlook, getPurchase, purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber, quoteAssignment, reassignNumber } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** Assigns the company's n-th own number to its m-th member. */
const assign = (company: FixtureCompany, n: number, m = 0, limits: object = {}) =>
  tryCommand(assignNumber, company.owner, {
    memberId: company.members[m] ?? '',
    numberId: company.numbers[n]?.id ?? '',
    ...limits,
  });

async function assigned(company: FixtureCompany, n: number, m = 0, limits: object = {}) {
  const result = await assign(company, n, m, limits);
  if (!result.ok) throw result.error;
  return result.value;
}

describe('the worked example', () => {
  it('3 licences of which 2 are assigned: free, then exactly one bought, a deletion frees, a reassignment buys nothing', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 4, members: 3 });
    await assigned(company, 0);
    await assigned(company, 1);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, assigned: 2, available: 1 });

    expect(await assigned(company, 2, 1)).toMatchObject({ licenceOrigin: 'available', purchase: null });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, available: 0, purchases: 0, charged: 0 });

    expect(await assigned(company, 3, 2)).toMatchObject({
      licenceOrigin: 'purchased',
      purchase: { quantity: 1, charge: eur(360), source: 'automatic' },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 4, available: 0, purchases: 1, charged: 360 });

    const bill = async () => (await ask(getLicenceOutlook, company.owner, {})).renewals;
    expect(await bill()).toEqual([{ billingFrequency: 'monthly', on: '2031-12-01', amount: eur(4800) }]);
    await act(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 4, available: 1, charged: 360 });
    expect(await bill()).toEqual([{ billingFrequency: 'monthly', on: '2031-12-01', amount: eur(4800) }]);

    await act(reassignNumber, company.owner, {
      numberId: company.numbers[1]?.id ?? '',
      memberId: company.members[2] ?? '',
    });
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 4,
      assigned: 3,
      available: 1,
      purchases: 1,
      charged: 360,
    });
  });
});

describe('R1: an assignment consumes exactly one available licence', () => {
  it('in one operation with its audit event', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    const { assignment } = await assigned(company, 0);
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 2,
      assigned: 1,
      available: 1,
      openAssignments: 1,
      events: 1,
    });
    const [event] =
      await sql`select e.action, e.target_id, e.operation_id = a.operation_id as joined from audit_events e
      join assignments a on a.company_id = e.company_id where e.company_id = ${company.uuid}`;
    expect(event).toEqual({ action: 'number.assigned', target_id: assignment?.numberId, joined: true });
  });
});

describe('R5: which licence is used', () => {
  it('not ending before ending, yearly before monthly, then the oldest; then one is bought, the same order on every run', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 3, yearly: 3, numbers: 7 });
    const [oldest, second, third, fourth, fifth, sixth] = company.licences;
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: [oldest ?? '', fourth ?? ''] });
    const used = [];
    for (let n = 0; n < 6; n += 1) used.push((await assigned(company, n)).assignment?.licenceId);
    expect(used).toEqual([fifth, sixth, second, third, fourth, oldest]);
    expect(await assigned(company, 6)).toMatchObject({ licenceOrigin: 'purchased' });
  });

  it('an ending licence is kept instead of buying another, and its price comes back to the next renewal', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const quote = await ask(quoteAssignment, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    expect(quote).toMatchObject({
      removalsUndone: 1,
      purchases: 0,
      charge: eur(0),
      renewal: { increase: eur(1200), on: '2031-12-01' },
    });
    expect(await assigned(company, 0, 0, { maxRemovalsUndone: 1 })).toMatchObject({
      licenceOrigin: 'removal_undone',
      purchase: null,
    });
    const licence = await ask(getLicence, company.owner, { licenceId: company.licences[0] ?? '' });
    expect(licence).toMatchObject({ status: 'assigned', endsOn: null, renewsOn: '2031-12-01' });
    expect(await actionsOf(sql, company)).toEqual([
      'licence.removal_scheduled',
      'licence.removal_undone',
      'number.assigned',
    ]);
  });

  it('a purchase takes the default frequency of the company, not that of the last purchase', async () => {
    const company = await makeFixture(sql, { frequency: 'yearly', numbers: 2 });
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'monthly' });
    await assigned(company, 0);
    const quote = await ask(quoteAssignment, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[1]?.id ?? '',
    });
    expect(quote).toMatchObject({ billingFrequency: 'yearly', charge: eur(12_000), renewal: { on: '2032-11-22' } });
    const { purchase } = await assigned(company, 1);
    expect(await ask(getPurchase, company.owner, { purchaseId: purchase?.id ?? '' })).toMatchObject({
      charge: eur(12_000),
      billingFrequency: 'yearly',
      period: { from: '2031-11-22', to: '2032-11-22' },
      formula: { days: 366, daysOfPeriod: 366 },
    });
  });
});

describe('R7: nothing beyond what the caller was shown', () => {
  const NOTHING = { maxPurchases: 0, maxCharge: eur(0), maxRemovalsUndone: 0 };

  it('none free and no purchase confirmed: the new quote, and nothing changes', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1, stock: 1 });
    await assigned(company, 0);
    const before = await digestOf(sql, company);
    const refused = await refusal(
      tryCommand(assignNumber, company.owner, {
        memberId: company.members[0] ?? '',
        e164: company.stock[0] ?? '',
        ...NOTHING,
      }),
    );
    expect(refused).toMatchObject({
      code: 'quote_changed',
      quote: {
        purchases: 1,
        charge: eur(360),
        tax: eur(72),
        total: eur(432),
        formula: { days: 9, daysOfPeriod: 30 },
        renewal: { increase: eur(1200), on: '2031-12-01' },
      },
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it.each<[string, object, string]>([
    ['one cent too little', { maxPurchases: 1, maxCharge: eur(359) }, 'quote_changed'],
    ['the very charge', { maxPurchases: 1, maxCharge: eur(360) }, 'accepted'],
    ['no purchase but the charge', { maxPurchases: 0, maxCharge: eur(360) }, 'quote_changed'],
    ['only the purchase', { maxPurchases: 1 }, 'accepted'],
    ['only the charge', { maxCharge: eur(360) }, 'accepted'],
    ['another currency', { maxPurchases: 1, maxCharge: { amount: 5_000, currency: 'USD' } }, 'quote_changed'],
    ['no limit at all', {}, 'accepted'],
    ['only a limit of removals undone', { maxRemovalsUndone: 0 }, 'accepted'],
  ])('a purchase of 3.60 with %s confirmed', async (_case, limits, outcome) => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 1 });
    await assigned(company, 0);
    const refused = await refusal(assign(company, 1, 0, limits));
    expect(refused === 'accepted' ? refused : refused.code).toBe(outcome);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: outcome === 'accepted' ? 1 : 0 });
  });

  it('an ending licence that was not confirmed to be kept is not', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const before = await digestOf(sql, company);
    expect(await refusal(assign(company, 0, 0, NOTHING))).toMatchObject({
      code: 'quote_changed',
      quote: { removalsUndone: 1, purchases: 0 },
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('somebody frees a licence meanwhile: it is used and nothing is bought although one was confirmed', async () => {
    const company = await makeFixture(sql, { numbers: 2, monthly: 1 });
    await assigned(company, 0);
    const input = { memberId: company.members[1] ?? '', numberId: company.numbers[1]?.id ?? '' };
    const quote = await ask(quoteAssignment, company.owner, input);
    expect(quote).toMatchObject({ purchases: 1, available: 0 });
    await act(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    const done = await act(assignNumber, company.owner, { ...input, maxPurchases: 1, maxCharge: quote.charge });
    expect(done).toMatchObject({ licenceOrigin: 'available', purchase: null });
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 0 });
  });

  it.each<[string, number, number | null]>([
    ['risen: nothing happens', 1300, null],
    ['fallen: the lower one is charged', 1100, 330],
  ])('the price of the day has %s', async (_case, price, charged) => {
    const plan = `moving-${price}`;
    await sql`insert into plans values (${plan}, ${plan}, 9, 5)`;
    await sql`insert into prices values (${plan}, 'monthly', 'EUR', '2020-01-01', 1200)`;
    const company = await makeFixture(sql, { plan, numbers: 2, monthly: 1 });
    await assigned(company, 0);
    const input = { memberId: company.members[0] ?? '', numberId: company.numbers[1]?.id ?? '' };
    const { charge } = await ask(quoteAssignment, company.owner, input);
    expect(charge).toEqual(eur(360));
    await sql`insert into prices values (${plan}, 'monthly', 'EUR', '2031-11-22', ${price})`;
    const result = await tryCommand(assignNumber, company.owner, { ...input, maxPurchases: 1, maxCharge: charge });
    expect(result.ok ? result.value.purchase?.charge.amount : await refusal(Promise.resolve(result))).toEqual(
      charged ??
        expect.objectContaining({ code: 'quote_changed', quote: expect.objectContaining({ charge: eur(390) }) }),
    );
  });

  it('the quote says what the act then does, whatever is left', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', numbers: 5, monthly: 2, yearly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    for (const { id: numberId } of company.numbers) {
      const input = { memberId: company.members[0] ?? '', numberId };
      const quote = await ask(quoteAssignment, company.owner, input);
      const before = await figuresOf(sql, company);
      const done = await act(assignNumber, company.owner, {
        ...input,
        maxPurchases: quote.purchases,
        maxCharge: quote.charge,
        maxRemovalsUndone: quote.removalsUndone,
      });
      const after = await figuresOf(sql, company);
      expect({
        bought: after.bought - before.bought,
        charged: after.charged - before.charged,
        undone: before.ending - after.ending,
      }).toEqual({
        bought: quote.purchases,
        charged: quote.charge.amount,
        undone: quote.removalsUndone,
      });
      expect(quote.available).toBe(before.available);
      expect(done.purchase?.charge ?? eur(0)).toEqual(quote.charge);
    }
  });

  it('a quote stores nothing and refuses what the act refuses', async () => {
    const company = await makeFixture(sql, { policy: 'block', numbers: 1, monthly: 0 });
    const before = await digestOf(sql, company);
    const input = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
    const asked = await refusal(tryQuery(quoteAssignment, company.owner, input));
    expect(asked).toMatchObject({ code: 'auto_purchase_blocked' });
    expect(await refusal(tryCommand(assignNumber, company.owner, input))).toEqual(asked);
    expect(await digestOf(sql, company)).toBe(before);
  });
});
