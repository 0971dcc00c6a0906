import { describe, expect, it } from 'vitest';
import { scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { assignNumber, assignNumbers, quoteAssignments, unassignNumber } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const PLENTY = { maxPurchases: 10_000, maxCharge: eur(1_000_000_000) };

/** The n-th number to the m-th member, for each pair. */
const pairs = (company: FixtureCompany, ...wanted: [n: number, m: number][]) =>
  wanted.map(([n, m]) => ({ memberId: company.members[m] ?? '', numberId: company.numbers[n]?.id ?? '' }));

const assign = (company: FixtureCompany, items: object[], limits: object = PLENTY) =>
  tryCommand(assignNumbers, company.owner, { items, ...limits } as never);

async function assigned(company: FixtureCompany, items: object[], limits: object = PLENTY) {
  const result = await assign(company, items, limits);
  if (!result.ok) throw result.error;
  return result.value;
}

const emailOf = async (company: FixtureCompany, m: number) => {
  const [row] = await sql<{ email: string }[]>`
    select email from members where company_id = ${company.uuid} and replace(id::text, '-', '') = ${company.members[m]?.slice(4) ?? ''}`;
  return row?.email ?? '';
};

describe('assigning many numbers at once', () => {
  it('uses the free licences first and buys the rest as one purchase, with one line (R5, R6, R16)', async () => {
    const company = await makeFixture(sql, { monthly: 4, numbers: 10, members: 3 });
    const items = pairs(company, [0, 0], [1, 0], [2, 0], [3, 1], [4, 1], [5, 1], [6, 2], [7, 2], [8, 2], [9, 2]);
    const quote = await ask(quoteAssignments, company.owner, { items });
    expect(quote.total).toMatchObject({
      licencesUsed: 10,
      removalsUndone: 0,
      purchases: 6,
      charge: eur(6 * 360),
      total: eur(6 * 432),
      available: 4,
      renewal: { increase: eur(6 * 1200), on: '2031-12-01' },
      period: { from: '2031-11-22', to: '2031-12-01' },
      taxRateBasisPoints: 2000,
    });
    expect(quote.items.every((item) => item.ok)).toBe(true);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0, purchases: 0, events: 0 });

    const limits = { maxPurchases: quote.total.purchases, maxCharge: quote.total.charge, maxRemovalsUndone: 0 };
    const done = await assigned(company, items, limits);
    expect(done).toMatchObject({ licencesUsed: 10, unchanged: 0, purchase: { quantity: 6, charge: eur(6 * 360) } });
    expect(done.assignments.map(({ memberId, numberId }) => ({ memberId, numberId }))).toEqual(items);
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 10,
      assigned: 10,
      available: 0,
      purchases: 1,
      charged: 2160,
    });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('takes yearly ones before monthly ones, and the oldest first (R5)', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 2, numbers: 3 });
    const { assignments } = await assigned(company, pairs(company, [0, 0], [1, 0], [2, 0]));
    const [oldMonthly, , oldYearly, youngYearly] = company.licences;
    expect(assignments.map(({ licenceId }) => licenceId)).toEqual([oldYearly, youngYearly, oldMonthly]);
  });

  it('writes one event for each number and one for the purchase, joined by the operation (R26)', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 3 });
    await assigned(company, pairs(company, [0, 0], [1, 0], [2, 1]));
    expect((await actionsOf(sql, company)).toSorted()).toEqual([
      'licence.purchased',
      'number.assigned',
      'number.assigned',
      'number.assigned',
    ]);
    const operations = await sql`
      select operation_id from audit_events where company_id = ${company.uuid}
      union select operation_id from assignments where company_id = ${company.uuid}
      union select operation_id from purchases where company_id = ${company.uuid} and source = 'automatic'`;
    expect(operations).toHaveLength(1);
  });

  it('takes members by e-mail in any case, and lines straight from the inventory in any spelling', async () => {
    const company = await makeFixture(sql, { monthly: 2, stock: 2 });
    const [first = '', second = ''] = company.stock;
    const spelled = `${second.slice(0, 3)} ${second.slice(3, 4)} ${second.slice(4)}`;
    const done = await assigned(company, [
      { email: (await emailOf(company, 0)).toUpperCase(), e164: first },
      { email: await emailOf(company, 1), e164: spelled },
    ]);
    expect(done.assignments.map((one) => one.memberId)).toEqual(company.members.slice(0, 2));
    const held =
      await sql`select e164 from numbers where company_id = ${company.uuid} and status = 'assigned' order by e164`;
    expect(held.map((row) => row.e164)).toEqual([first, second].toSorted());
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('keeps ending licences before it buys, and says how many (R5)', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 4 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 2 });
    const items = pairs(company, [0, 0], [1, 0], [2, 0], [3, 1]);
    const { total } = await ask(quoteAssignments, company.owner, { items });
    expect(total).toMatchObject({ removalsUndone: 2, purchases: 1, renewal: { increase: eur(3 * 1200) } });
    expect(await refusal(assign(company, items, { ...PLENTY, maxRemovalsUndone: 1 }))).toMatchObject({
      code: 'quote_changed',
    });
    expect(await assigned(company, items)).toMatchObject({ removalsUndone: 2, purchase: { quantity: 1 } });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 4, assigned: 4, ending: 0 });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('never uses a licence whose period is over (R11)', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 2 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 2 });
    await setClock(sql, company, '2031-12-01T00:00:00Z');
    const items = pairs(company, [0, 0], [1, 0]);
    const { total } = await ask(quoteAssignments, company.owner, { items });
    expect(total).toMatchObject({ available: 1, removalsUndone: 0, purchases: 1 });
    expect(await assigned(company, items)).toMatchObject({ removalsUndone: 0, purchase: { quantity: 1 } });
    await act(settleCompany, system(company.id), {});
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('leaves what is already so unchanged: the same call again buys nothing and records nothing', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    const items = pairs(company, [0, 0], [1, 1]);
    const once = await assigned(company, items);
    const before = await figuresOf(sql, company);
    const again = await assigned(company, items, { maxPurchases: 0, maxCharge: eur(0) });
    expect(again).toMatchObject({ unchanged: 2, licencesUsed: 0, purchase: null, assignments: once.assignments });
    expect(await figuresOf(sql, company)).toEqual(before);
  });
});

describe('all or nothing', () => {
  it('one item that cannot be done refuses all, names itself, and the quote said so before', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 3 });
    const items = [...pairs(company, [0, 0]), { memberId: 'mem_nobody', numberId: company.numbers[1]?.id ?? '' }];
    const quote = await ask(quoteAssignments, company.owner, { items });
    expect(quote.items).toMatchObject([
      { index: 0, ok: true, unchanged: false },
      { index: 1, ok: false, code: 'not_found', unchanged: false },
    ]);
    expect(quote.total).toMatchObject({ licencesUsed: 1 });
    expect(await refusal(assign(company, items))).toMatchObject({
      code: 'not_found',
      items: [{ index: 1, code: 'not_found' }],
    });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0, events: 0 });
  });

  it('says which item cannot be done also where the policy would refuse the rest (R23)', async () => {
    const company = await makeFixture(sql, { policy: 'block', numbers: 2 });
    const items = [...pairs(company, [0, 0]), { memberId: 'mem_nobody', numberId: company.numbers[1]?.id ?? '' }];
    expect((await ask(quoteAssignments, company.owner, { items })).items[1]).toMatchObject({ code: 'not_found' });
    expect(await refusal(assign(company, items))).toMatchObject({ code: 'not_found', items: [{ index: 1 }] });
  });

  it('counts the numbers that one call gives to one member together (R8)', async () => {
    const company = await makeFixture(sql, { monthly: 6, numbers: 7 });
    const six = pairs(company, [0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0]);
    expect(await refusal(assign(company, [...six, ...pairs(company, [6, 1])]))).toMatchObject({
      code: 'member_limit_reached',
      limit: 5,
      items: [{ index: 5, code: 'member_limit_reached' }],
    });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0, purchases: 0 });
    await assigned(company, six.slice(0, 5));
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 5 });
  });

  it('refuses the same number twice, however it is named, with a pointer to the second', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 2 });
    const [number] = company.numbers;
    const items = [
      { memberId: company.members[0] ?? '', numberId: number?.id ?? '' },
      { memberId: company.members[1] ?? '', e164: number?.e164 ?? '' },
    ];
    const twice = { code: 'invalid_input', errors: [{ pointer: '/items/1/e164' }] };
    expect(await refusal(assign(company, items))).toMatchObject(twice);
    expect(await refusal(tryQuery(quoteAssignments, company.owner, { items }))).toMatchObject(twice);
  });

  it('never charges more than was confirmed, and says what it would be (R7)', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 3 });
    const items = pairs(company, [0, 0], [1, 0], [2, 1]);
    for (const limits of [
      { maxPurchases: 1, maxCharge: eur(720) },
      { maxPurchases: 2, maxCharge: eur(719) },
      { maxPurchases: 2, maxCharge: { amount: 720, currency: 'USD' } },
    ]) {
      expect(await refusal(assign(company, items, limits))).toMatchObject({
        code: 'quote_changed',
        quote: { total: { purchases: 2, charge: eur(720) } },
      });
    }
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0, purchases: 0 });
    expect(await assigned(company, items, { maxPurchases: 2, maxCharge: eur(720) })).toMatchObject({ licencesUsed: 3 });
  });

  it('keeps to the policy and its caps (R23)', async () => {
    const blocked = await makeFixture(sql, { policy: 'block', numbers: 1 });
    expect(await refusal(assign(blocked, pairs(blocked, [0, 0])))).toMatchObject({ code: 'auto_purchase_blocked' });
    const capped = await makeFixture(sql, { monthlyLicences: 2, numbers: 3 });
    expect(await refusal(assign(capped, pairs(capped, [0, 0], [1, 0], [2, 0])))).toMatchObject({
      code: 'auto_purchase_cap_reached',
    });
    expect(await assigned(capped, pairs(capped, [0, 0], [1, 0]))).toMatchObject({ purchase: { quantity: 2 } });
  });

  it('another company’s members and numbers do not exist (R25)', async () => {
    const [ours, theirs] = [await makeFixture(sql, { monthly: 2, numbers: 1 }), await makeFixture(sql, { numbers: 1 })];
    const foreign = [
      { memberId: theirs.members[0] ?? '', numberId: ours.numbers[0]?.id ?? '' },
      { memberId: ours.members[0] ?? '', numberId: theirs.numbers[0]?.id ?? '' },
      { email: await emailOf(theirs, 0), numberId: ours.numbers[0]?.id ?? '' },
    ];
    for (const item of foreign) expect(await refusal(assign(ours, [item]))).toMatchObject({ code: 'not_found' });
    const line = [{ memberId: ours.members[0] ?? '', e164: theirs.numbers[0]?.e164 ?? '' }];
    expect(await refusal(assign(ours, line))).toMatchObject({
      code: 'number_not_assignable',
      reason: 'not_in_inventory',
    });
  });

  it.each([
    ['no items', { items: [] }, '/items'],
    ['neither member nor e-mail', { items: [{ numberId: 'num_1' }] }, '/items/0/memberId'],
    ['both', { items: [{ memberId: 'mem_1', email: 'a@b.example', numberId: 'num_1' }] }, '/items/0/memberId'],
    ['a text that is no number', { items: [{ memberId: 'mem_1', e164: '3.36123E+10' }] }, '/items/0/e164'],
    ['an unknown field', { items: [{ memberId: 'mem_1', numberId: 'num_1', licence: 1 }] }, '/items/0/licence'],
    ['too many', { items: Array.from({ length: 10_001 }, () => ({ memberId: 'm', numberId: 'n' })) }, '/items'],
    ['a limit that is no number', { items: [{ memberId: 'm', numberId: 'n' }], maxPurchases: '1' }, '/maxPurchases'],
  ])('refuses %s with a pointer', async (_, input, pointer) => {
    const company = await makeFixture(sql);
    const result = tryCommand(assignNumbers, company.owner, { ...PLENTY, ...input } as never);
    expect(await refusal(result)).toMatchObject({
      code: 'invalid_input',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  it('without limits it is refused: what is bought must have been shown (R7)', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    expect(await refusal(assign(company, pairs(company, [0, 0]), {}))).toMatchObject({ code: 'invalid_input' });
  });
});

describe('at the same time', () => {
  it('a bulk call and single ones never share a licence, and buy exactly what is missing (R6)', async () => {
    const company = await makeFixture(sql, { plan: 'max', monthly: 5, numbers: 9 });
    const single = (n: number) => () =>
      tryCommand(assignNumber, company.owner, {
        memberId: company.members[0] ?? '',
        numberId: company.numbers[n]?.id ?? '',
        ...PLENTY,
      }) as unknown as ReturnType<typeof assign>;
    const bulk = () => assign(company, pairs(company, [2, 0], [3, 1], [4, 1], [5, 1], [6, 0]));
    const results = await allAtOnce(sql, company, [single(0), bulk, single(1), single(7), single(8)]);
    expect(results.map((result) => result.ok)).toEqual([true, true, true, true, true]);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 9, bought: 4, available: 0 });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('two companies that want the same lines of the inventory: one gets all of its own, the other is refused', async () => {
    const [one, other] = [await makeFixture(sql, { monthly: 5, stock: 5 }), await makeFixture(sql, { monthly: 5 })];
    const want = (company: FixtureCompany, lines: string[]) => () =>
      assign(
        company,
        lines.map((e164) => ({ memberId: company.members[0] ?? '', e164 })),
      );
    const results = await Promise.all([want(one, one.stock)(), want(other, one.stock.toReversed())()]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.error.code]))).toEqual(['number_not_assignable']);
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('a number taken back and given anew in one go keeps its history apart (R2)', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 2 });
    await assigned(company, pairs(company, [0, 0], [1, 1]));
    await act(unassignNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    await assigned(company, pairs(company, [0, 1], [1, 1]));
    expect(await brokenInvariants(sql)).toEqual([]);
  });
});
