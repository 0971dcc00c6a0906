import { describe, expect, it } from 'vitest';
import { purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce, inThisOrder } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, reassignNumber } from '.';

const { sql } = coreDatabase();

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const NOTHING = { maxPurchases: 0, maxCharge: eur(0), maxRemovalsUndone: 0 };
const ONE = { maxPurchases: 1, maxCharge: eur(360), maxRemovalsUndone: 0 };

const assign = (company: FixtureCompany, n: number, m = 0, limits: object = ONE) =>
  tryCommand(assignNumber, company.owner, {
    memberId: company.members[m] ?? '',
    numberId: company.numbers[n]?.id ?? '',
    ...limits,
  });

/** `accepted` or the code of each refusal, sorted. */
async function outcomes(results: Promise<Awaited<ReturnType<typeof assign>>[]>): Promise<string[]> {
  const all = await results;
  return all.map((result) => (result.ok ? 'accepted' : result.error.code)).sort();
}

describe('R8 and R23: limits are counted under the lock', () => {
  it('two at once for a member with one place left: one works, the other is refused and buys nothing', async () => {
    const company = await makeFixture(sql, { monthly: 4, numbers: 6 });
    for (let n = 0; n < 4; n += 1) await assign(company, n);
    expect(await outcomes(allAtOnce(sql, company, [() => assign(company, 4), () => assign(company, 5)]))).toEqual([
      'accepted',
      'member_limit_reached',
    ]);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 5, bought: 1 });
  });

  it('reassigned and assigned to the same member at once', async () => {
    const company = await makeFixture(sql, { monthly: 7, numbers: 7 });
    for (let n = 0; n < 4; n += 1) await assign(company, n);
    await assign(company, 4, 1);
    const results = outcomes(
      allAtOnce<Awaited<ReturnType<typeof assign>>>(sql, company, [
        () => assign(company, 5),
        () =>
          tryCommand(reassignNumber, company.owner, {
            numberId: company.numbers[4]?.id ?? '',
            memberId: company.members[0] ?? '',
          }) as unknown as ReturnType<typeof assign>,
      ]),
    );
    expect(await results).toEqual(['accepted', 'member_limit_reached']);
  });

  it('five at once under a cap with one purchase left: exactly one is bought', async () => {
    const company = await makeFixture(sql, { plan: 'max', numbers: 6, monthlyLicences: 2 });
    await assign(company, 5, 0, { maxPurchases: 1 });
    const results = await outcomes(
      allAtOnce(
        sql,
        company,
        [0, 1, 2, 3, 4].map((n) => () => assign(company, n, 0, { maxPurchases: 1 })),
      ),
    );
    expect(results).toEqual(['accepted', ...Array.from({ length: 4 }, () => 'auto_purchase_cap_reached')]);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 2 });
  });
});

describe('R11 and R12: a licence removed while another admin assigns it', () => {
  const remove = (company: FixtureCompany) =>
    tryCommand(scheduleLicenceRemoval, company.owner, { licenceIds: [company.licences[0] ?? ''] });
  type Outcome = Awaited<ReturnType<typeof assign> | ReturnType<typeof remove>>;

  it('assigned first: the removal is refused, naming who holds it', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    const [, removal] = await inThisOrder<Outcome>(sql, company, [() => assign(company, 0), () => remove(company)]);
    expect(removal).toMatchObject({
      ok: false,
      error: { code: 'licence_in_use', details: { member: { id: company.members[0] } } },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, ending: 0 });
  });

  it('removed first: the assignment takes another that is available', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    const [removal, assignment] = await inThisOrder<Outcome>(sql, company, [
      () => remove(company),
      () => assign(company, 0),
    ]);
    expect(removal?.ok).toBe(true);
    expect(assignment).toMatchObject({ ok: true, value: { licenceOrigin: 'available', licenceLabel: 'L-0002' } });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, ending: 1, bought: 0 });
  });

  it('removed first and the only one: it is kept if that was confirmed, else the new quote is said; nothing is bought', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    const [, unconfirmed] = await inThisOrder<Outcome>(sql, company, [
      () => remove(company),
      () => assign(company, 0, 0, NOTHING),
    ]);
    expect(unconfirmed).toMatchObject({
      ok: false,
      error: { code: 'quote_changed', details: { quote: { removalsUndone: 1, purchases: 0 } } },
    });
    expect(await assign(company, 0, 0, { ...NOTHING, maxRemovalsUndone: 1 })).toMatchObject({
      ok: true,
      value: { licenceOrigin: 'removal_undone' },
    });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, assigned: 1, ending: 0, bought: 0 });
  });
});

describe('R18: at the instant of the renewal', () => {
  it.each([[['settle', 'buy', 'assign']], [['assign', 'settle', 'buy']], [['buy', 'assign', 'settle']]])(
    '%j: each comes out the same',
    async (order) => {
      const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
      await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
      await setClock(sql, company, '2031-12-01T00:00:00+01:00');
      const acts: Record<string, () => Promise<unknown>> = {
        settle: () => act(settleCompany, system(company.id), {}),
        buy: () => act(purchaseLicences, company.owner, { quantity: 1 }),
        assign: () =>
          act(assignNumber, company.owner, {
            memberId: company.members[0] ?? '',
            numberId: company.numbers[0]?.id ?? '',
          }),
      };
      await inThisOrder(
        sql,
        company,
        order.map((name) => acts[name] ?? (() => Promise.reject(new Error(name)))),
      );
      // Bought by hand and then used, or bought during the assignment beside it: never the one that has ended.
      const bought = order.indexOf('assign') < order.indexOf('buy') ? 2 : 1;
      expect(await figuresOf(sql, company)).toMatchObject({
        total: bought,
        assigned: 1,
        ending: 0,
        bought,
        charged: bought * 1200,
      });
      expect((await actionsOf(sql, company)).filter((action) => action.startsWith('subscription.'))).toEqual([
        'subscription.closed',
        'subscription.opened',
      ]);
    },
  );
});
