import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/access';
import { request, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { allAtOnce, hold, installFaults, untilWaiting } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber, reassignNumber, unassignNumber } from '.';

const { sql } = coreDatabase();
let failing: Awaited<ReturnType<typeof installFaults>>;
beforeAll(async () => {
  failing = await installFaults(sql);
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });
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
    expect(results.filter((result) => result.ok && result.value.unchanged)).toHaveLength(3);
    expect(new Set(results.map((result) => result.ok && result.value.assignment?.id)).size).toBe(1);
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
