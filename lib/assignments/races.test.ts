import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/access';
import { purchaseLicences, scheduleLicenceRemoval, settleCompany } from '@/lib/licences';
import { act, refusal, request, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce, hold, installFaults, inThisOrder, kill, untilWaiting } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber, reassignNumber, unassignNumber } from '.';

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
    await held.release();
    await expect(first).rejects.toThrow('simulated abort');
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
    const licences = results.map((result) => result.ok && result.value.assignment.licenceId);
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

describe('R2: one number, several at once', () => {
  it('to different members: one wins, the others are told that it is assigned', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 1, members: 3 });
    expect(
      await outcomes(
        allAtOnce(
          sql,
          company,
          [0, 1, 2].map((m) => () => assign(company, 0, m)),
        ),
      ),
    ).toEqual(['accepted', 'number_already_assigned', 'number_already_assigned']);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, available: 2, openAssignments: 1 });
  });

  it('to the same member: one assignment and one event, the others unchanged', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 1 });
    const results = await allAtOnce(
      sql,
      company,
      [0, 1, 2, 3].map(() => () => assign(company, 0)),
    );
    expect(results.map((result) => result.ok && result.value.unchanged).sort()).toEqual([false, true, true, true]);
    expect(new Set(results.map((result) => result.ok && result.value.assignment.id)).size).toBe(1);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 1, events: 1 });
  });

  it('a line of the inventory, by two companies: one gets it, the other is told that it is not there', async () => {
    const [one, other] = [await makeFixture(sql, { monthly: 1, stock: 1 }), await makeFixture(sql, { monthly: 1 })];
    const e164 = one.stock[0] ?? '';
    const held = await hold(sql, (mine) => mine`select from number_directory where e164 = ${e164} for update`);
    const attempts = [one, other].map((company) =>
      tryCommand(assignNumber, company.owner, { memberId: company.members[0] ?? '', e164 }),
    );
    await untilWaiting(sql, 2);
    await held.release();
    const results = await Promise.all(attempts);
    expect(
      results
        .map((result) => (result.ok ? 'accepted' : `${result.error.code}:${String(result.error.details.reason)}`))
        .sort(),
    ).toEqual(['accepted', 'number_not_assignable:not_in_inventory']);
    expect(await sql`select count(*)::int as held from numbers where e164 = ${e164}`).toEqual([{ held: 1 }]);
  });

  it('reassigned, unassigned and deleted at once it ends in one state that its history explains', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1, members: 3 });
    await assign(company, 0);
    const numberId = company.numbers[0]?.id ?? '';
    await allAtOnce<unknown>(sql, company, [
      () => tryCommand(reassignNumber, company.owner, { numberId, memberId: company.members[1] ?? '' }),
      () => tryCommand(unassignNumber, company.owner, { numberId }),
      () => tryCommand(deleteNumber, company.owner, { numberId }),
      () => tryCommand(reassignNumber, company.owner, { numberId, memberId: company.members[2] ?? '' }),
      () => tryCommand(deleteNumber, company.owner, { numberId }),
    ]);
    const [number] = await sql`select status from numbers where company_id = ${company.uuid}`;
    expect(number).toEqual({ status: 'quarantined' });
    expect((await actionsOf(sql, company)).filter((action) => action === 'number.deleted')).toHaveLength(1);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 1, available: 1, openAssignments: 0 });
  });
});

describe('an assignment that fails after it took a licence', () => {
  it('leaves nothing: no licence used, no purchase, no number taken, no event', async () => {
    const company = await makeFixture(sql, { stock: 1 });
    const before = await digestOf(sql, company);
    const context = request();
    await failing(context.requestId, 'abort');
    const attempt = runCommand(
      assignNumber,
      company.owner,
      { memberId: company.members[0], e164: company.stock[0] },
      { request: context, idempotency: { key: 'k' } },
    );
    await expect(attempt).rejects.toThrow('simulated abort');
    expect(await digestOf(sql, company)).toBe(before);
    expect(await sql`select company_id from number_directory where e164 = ${company.stock[0] ?? ''}`).toEqual([
      { company_id: null },
    ]);
  });

  it('is repeated by itself where the database asks for it, with one effect', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const context = request();
    await failing(context.requestId, 'serialization_failure');
    const result = await runCommand(
      assignNumber,
      company.owner,
      { memberId: company.members[0], numberId: company.numbers[0]?.id },
      { request: context },
    );
    expect(result.ok).toBe(true);
    expect(await figuresOf(sql, company)).toMatchObject({
      total: 1,
      assigned: 1,
      bought: 1,
      openAssignments: 1,
      events: 3,
    });
  });
});

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
