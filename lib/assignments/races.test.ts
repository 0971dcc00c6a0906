import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/access';
import { scheduleLicenceRemoval } from '@/lib/licences';
import { act, refusal, request, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { allAtOnce, hold, installFaults, inThisOrder, kill, untilWaiting } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber } from '.';

const { sql } = coreDatabase();
let failing: Awaited<ReturnType<typeof installFaults>>;
beforeAll(async () => {
  failing = await installFaults(sql);
});

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

describe('two admins and one available licence', () => {
  it('with purchases blocked one gets it and the other is refused', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2, policy: 'block' });
    expect(await outcomes(allAtOnce(sql, company, [() => assign(company, 0), () => assign(company, 1, 1)]))).toEqual([
      'accepted',
      'auto_purchase_blocked',
    ]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, assigned: 1, openAssignments: 1, bought: 0 });
  });

  it('R7: with purchases allowed and none confirmed the other gets the new quote, and nothing is bought silently', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    const results = await allAtOnce(sql, company, [
      () => assign(company, 0, 0, NOTHING),
      () => assign(company, 1, 1, NOTHING),
    ]);
    const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
    expect(refused).toMatchObject([{ code: 'quote_changed', details: { quote: { purchases: 1, charge: eur(360) } } }]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, assigned: 1, bought: 0, events: 1 });
  });
});

describe('R6: an assignment never buys while a licence of the company is available', () => {
  /** A company in which one assignment has taken the last licence and is stopped before it ends; another waits for it. */
  async function contested(options: { ending: boolean }) {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    if (options.ending) await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    // The test holds the number that the first one writes last, so it stops with everything else in its hands.
    const held = await hold(
      sql,
      (mine) =>
        mine`select from numbers where company_id = ${company.uuid} and e164 = ${company.numbers[0]?.e164 ?? ''} for update`,
    );
    const context = request();
    const first = runCommand(
      assignNumber,
      company.owner,
      { memberId: company.members[0], numberId: company.numbers[0]?.id },
      { request: context },
    );
    const [holder] = await untilWaiting(sql, 1);
    expect(holder?.blockers).toEqual([held.pid]);
    const second = assign(company, 1, 1, { maxPurchases: 1 });
    const [, waiter] = await untilWaiting(sql, 2);
    expect(waiter?.blockers).toEqual([holder?.pid]);
    return { company, held, first, second, context, holder: holder?.pid ?? 0 };
  }

  it.each([
    ['the last licence', { ending: false }, 'available'],
    ['the last licence, an ending one', { ending: true }, 'removal_undone'],
  ])(
    'another transaction holds %s and its connection dies: it is waited for, and nothing is bought',
    async (_case, options, origin) => {
      const { company, held, first, second, holder } = await contested(options);
      await kill(sql, holder);
      expect(await refusal(first)).toMatchObject({ code: 'unavailable' });
      await held.release();
      expect(await second).toMatchObject({
        ok: true,
        value: { licenceOrigin: origin, purchase: null, licenceLabel: 'L-0001' },
      });
      expect(await figuresOf(sql, company)).toMatchObject({ total: 1, assigned: 1, bought: 0, openAssignments: 1 });
    },
  );

  it('another transaction holds the last licence and fails at its end: it is waited for, and nothing is bought', async () => {
    const { company, held, first, second, context } = await contested({ ending: false });
    await failing(context.requestId, 'abort');
    const aborted = expect(first).rejects.toThrow('simulated abort');
    await held.release();
    await aborted;
    expect(await second).toMatchObject({ ok: true, value: { licenceOrigin: 'available', purchase: null } });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, assigned: 1, bought: 0, events: 1 });
  });

  it('and when the other one comes through, exactly one is bought', async () => {
    const { company, held, first, second } = await contested({ ending: false });
    await held.release();
    expect((await first).ok).toBe(true);
    expect(await second).toMatchObject({ ok: true, value: { licenceOrigin: 'purchased', purchase: { quantity: 1 } } });
    expect(await figuresOf(sql, company)).toMatchObject({ total: 2, assigned: 2, bought: 1 });
  });

  it('a deletion that frees a licence and is not committed yet is waited for', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    await assign(company, 0);
    const free = () => tryCommand(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    const [, second] = await inThisOrder<Awaited<ReturnType<typeof assign> | ReturnType<typeof free>>>(sql, company, [
      free,
      () => assign(company, 1, 1),
    ]);
    expect(second).toMatchObject({ ok: true, value: { licenceOrigin: 'available', purchase: null } });
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 0 });
  });

  it('50 at once with 20 available: 50 assigned, exactly 30 bought, each licence once', async () => {
    const company = await makeFixture(sql, { plan: 'max', monthly: 20, numbers: 50, members: 10 });
    const limits = { maxPurchases: 1, maxCharge: eur(870), maxRemovalsUndone: 0 };
    const results = await allAtOnce(
      sql,
      company,
      company.numbers.map((_, n) => () => assign(company, n, n % 10, limits)),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const licences = results.map((result) => result.ok && result.value.assignment?.licenceId);
    expect(new Set(licences).size).toBe(50);
    expect(results.filter((result) => result.ok && result.value.licenceOrigin === 'purchased')).toHaveLength(30);
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 50,
      assigned: 50,
      available: 0,
      bought: 30,
      purchases: 30,
      charged: 30 * 870,
    });
  });

  it('50 at once with 20 available and a cap of 25 in the month: 45 assigned, 5 refused', async () => {
    const company = await makeFixture(sql, { plan: 'max', monthly: 20, numbers: 50, members: 10, monthlyLicences: 25 });
    const results = await outcomes(
      allAtOnce(
        sql,
        company,
        company.numbers.map((_, n) => () => assign(company, n, n % 10, { maxPurchases: 1 })),
      ),
    );
    expect(results.filter((outcome) => outcome === 'accepted')).toHaveLength(45);
    expect(results.filter((outcome) => outcome === 'auto_purchase_cap_reached')).toHaveLength(5);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 45, assigned: 45, bought: 25 });
  });
});
