import { describe, expect, it } from 'vitest';
import { act, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, deleteNumber, quoteAssignment } from '.';

const { sql } = coreDatabase();

const inputOf = (company: FixtureCompany, n: number, m = 0) => ({
  memberId: company.members[m] ?? '',
  numberId: company.numbers[n]?.id ?? '',
});
const assign = (company: FixtureCompany, n: number, m = 0) =>
  tryCommand(assignNumber, company.owner, inputOf(company, n, m));

/** Refused, with nothing of the company changed. */
async function refusedUnchanged(company: FixtureCompany, attempt: () => ReturnType<typeof tryCommand>) {
  const before = await digestOf(sql, company);
  const refused = await refusal(attempt());
  expect(await digestOf(sql, company)).toBe(before);
  return refused;
}

describe("R8: the plan's limit is checked before anything is bought", () => {
  it.each([
    ['Connect', 'connect', 5],
    ['Advanced', 'advanced', 10],
    ['Max', 'max', 20],
  ])('on %s the number after the last allowed one is refused', async (name, plan, limit) => {
    const company = await makeFixture(sql, { plan, numbers: limit + 1, monthly: limit });
    for (let n = 0; n < limit; n += 1) expect((await assign(company, n)).ok).toBe(true);
    expect(await refusedUnchanged(company, () => assign(company, limit))).toEqual({
      code: 'member_limit_reached',
      numbers: limit,
      limit,
      plan: name,
    });
    expect(await figuresOf(sql, company)).toMatchObject({ total: limit, bought: 0 });
    expect(await refusal(assign(company, limit, 1))).toBe('accepted');
  });
});

describe('R10: a number whose requirements are not met is not assignable, and nothing is bought for it', () => {
  it.each([
    ['documents', '+493012345', 'DE', 'landline'],
    ['emergency_address', '+14165550101', 'CA', 'landline'],
    ['toll_free', '+33800123456', 'FR', 'toll_free'],
  ])('%s is said', async (reason, e164, country, type) => {
    await sql`insert into number_directory (e164, national, country, type) values (${e164}, ${e164.slice(3)}, ${country}, ${type})`;
    const company = await makeFixture(sql);
    const attempt = () => tryCommand(assignNumber, company.owner, { memberId: company.members[0] ?? '', e164 });
    expect(await refusedUnchanged(company, attempt)).toEqual({ code: 'number_not_assignable', reason });
    expect(
      await refusal(tryQuery(quoteAssignment, company.owner, { memberId: company.members[0] ?? '', e164 })),
    ).toEqual({ code: 'number_not_assignable', reason });
  });
});

describe('R15: who can hold a number', () => {
  it.each([
    ['one who has not accepted the invitation yet can', 'invited', 'accepted'],
    ['a deactivated one cannot', 'deactivated', 'member_inactive'],
    ['a deleted one does not exist', 'deleted', 'not_found'],
  ])('%s', async (_case, status, outcome) => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    await sql`update members set status = ${status} where company_id = ${company.uuid} and role = 'member'`;
    const refused = await refusal(assign(company, 0));
    expect(refused === 'accepted' ? refused : refused.code).toBe(outcome);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: outcome === 'accepted' ? 1 : 0, total: 1 });
  });
});

describe('a number that cannot be given', () => {
  it('because another member holds it: refused by its state', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 2 });
    await assign(company, 0);
    expect(await refusedUnchanged(company, () => assign(company, 0, 1))).toEqual({
      code: 'number_already_assigned',
      number: { id: company.numbers[0]?.id, e164: company.numbers[0]?.e164 },
    });
  });

  it('because it is in quarantine, by its id and by its digits', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    await act(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await refusedUnchanged(company, () => assign(company, 0))).toEqual({
      code: 'number_not_assignable',
      reason: 'quarantined',
    });
    const byDigits = () =>
      tryCommand(assignNumber, company.owner, {
        memberId: company.members[0] ?? '',
        e164: company.numbers[0]?.e164 ?? '',
      });
    expect(await refusedUnchanged(company, byDigits)).toEqual({ code: 'number_not_assignable', reason: 'quarantined' });
  });

  it('because the company is restricted', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    await sql`update companies set state = 'restricted' where company_id = ${company.uuid}`;
    expect(await refusedUnchanged(company, () => assign(company, 0))).toEqual({
      code: 'company_restricted',
      state: 'restricted',
    });
  });

  it('because a licence would have to be bought and the plan has no price in its currency', async () => {
    const company = await makeFixture(sql, { currency: 'TND', numbers: 1 });
    expect(await refusedUnchanged(company, () => assign(company, 0))).toEqual({
      code: 'price_missing',
      plan: 'connect',
      billingFrequency: 'monthly',
      currency: 'TND',
    });
  });
});

describe('a member who already holds the number', () => {
  it('gets it again unchanged: no licence, no purchase, no event, whatever else would refuse it', async () => {
    const company = await makeFixture(sql, { numbers: 5, monthly: 5 });
    for (let n = 0; n < 5; n += 1) await assign(company, n);
    await sql`update companies set state = 'restricted', auto_purchase_policy = 'block' where company_id = ${company.uuid}`;
    const before = await digestOf(sql, company);
    const [licence] =
      await sql`select licence_id from numbers where company_id = ${company.uuid} and e164 = ${company.numbers[0]?.e164 ?? ''}`;
    const limits = { maxPurchases: 0, maxCharge: { amount: 0, currency: 'EUR' }, maxRemovalsUndone: 0 };
    const again = await act(assignNumber, company.owner, { ...inputOf(company, 0), ...limits });
    expect(again).toMatchObject({
      unchanged: true,
      purchase: null,
      assignment: { memberId: company.members[0], numberId: company.numbers[0]?.id },
    });
    expect(again.assignment?.licenceId.slice(4)).toBe(String(licence?.licence_id).replaceAll('-', ''));
    expect(await digestOf(sql, company)).toBe(before);
  });
});

describe('a line straight from the inventory', () => {
  it.each([
    ['spaced', (e164: string) => e164.replace(/^\+33(.)(..)(..)(..)(..)$/, '+33 $1 $2 $3 $4 $5')],
    ['with 00', (e164: string) => `00${e164.slice(1)}`],
    ['as a link', (e164: string) => `tel:${e164}`],
    [
      'with no-break spaces and dashes',
      (e164: string) => `${e164.slice(0, 3)}\u00a0${e164.slice(3, 6)}\u2011${e164.slice(6)}`,
    ],
  ])("becomes the company's own and assigned, spelled %s", async (_case, spell) => {
    const company = await makeFixture(sql, { stock: 1, monthly: 1 });
    const [e164 = ''] = company.stock;
    const { assignment } = await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      e164: spell(e164),
    });
    expect(await actionsOf(sql, company)).toEqual(['number.taken', 'number.assigned']);
    const [number] = await sql`select e164, status from numbers where company_id = ${company.uuid}`;
    expect(number).toEqual({ e164, status: 'assigned' });
    // By its digits again: the same number, held by that member already.
    expect(await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', e164 })).toMatchObject({
      unchanged: true,
      assignment: { id: assignment?.id },
    });
  });

  it("R25: another company's line is refused like one that does not exist", async () => {
    const [company, other] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql, { numbers: 1 })];
    const attempt = (e164: string) => () =>
      tryCommand(assignNumber, company.owner, { memberId: company.members[0] ?? '', e164 });
    const unknown = await refusedUnchanged(company, attempt('+33639989999'));
    expect(unknown).toEqual({ code: 'number_not_assignable', reason: 'not_in_inventory' });
    expect(await refusedUnchanged(company, attempt(other.numbers[0]?.e164 ?? ''))).toEqual(unknown);
  });
});

describe('bad input is a clear error each, and nothing changes', () => {
  const NOWHERE = 'num_00000000000070008000000000000000';
  it.each<[string, Record<string, unknown>, string, string?]>([
    ['neither a number nor digits', {}, 'invalid_input', '/numberId'],
    ['both', { numberId: NOWHERE, e164: '+33639980000' }, 'invalid_input', '/numberId'],
    ['an unknown number', { numberId: NOWHERE }, 'not_found'],
    ['a malformed id', { numberId: 'num_1' }, 'not_found'],
    ['an id of another kind', { numberId: NOWHERE.replace('num', 'lic') }, 'not_found'],
    ['an id with a null byte', { numberId: `num_\u0000${'0'.repeat(31)}` }, 'not_found'],
    ['an id of 300 characters', { numberId: `num_${'0'.repeat(296)}` }, 'not_found'],
    ['a number as an id', { numberId: 5 }, 'invalid_input', '/numberId'],
    ['digits without a country', { e164: '0639980000' }, 'invalid_input', '/e164'],
    ['letters', { e164: '+33 6 39 98 OO OO' }, 'invalid_input', '/e164'],
    ['too many digits', { e164: '+3363998000000000' }, 'invalid_input', '/e164'],
    ['spreadsheet damage', { e164: '3.36123E+10' }, 'invalid_input', '/e164'],
    ['a fraction of a purchase', { numberId: NOWHERE, maxPurchases: 1.5 }, 'invalid_input', '/maxPurchases'],
    ['a negative limit', { numberId: NOWHERE, maxPurchases: -1 }, 'invalid_input', '/maxPurchases'],
    ['not a number', { numberId: NOWHERE, maxPurchases: Number.NaN }, 'invalid_input', '/maxPurchases'],
    ['2^31', { numberId: NOWHERE, maxPurchases: 2 ** 31 }, 'invalid_input', '/maxPurchases'],
    ['a limit as text', { numberId: NOWHERE, maxPurchases: '1' }, 'invalid_input', '/maxPurchases'],
    ['money as a number', { numberId: NOWHERE, maxCharge: 360 }, 'invalid_input', '/maxCharge'],
    [
      'money without a currency',
      { numberId: NOWHERE, maxCharge: { amount: 360 } },
      'invalid_input',
      '/maxCharge/currency',
    ],
    ['a field nobody knows', { numberId: NOWHERE, licenceId: 'x' }, 'invalid_input', '/licenceId'],
  ])('%s', async (_case, change, code, pointer) => {
    const company = await makeFixture(sql, { monthly: 1 });
    const input = { memberId: company.members[0] ?? '', ...change } as Parameters<
      typeof tryCommand<typeof assignNumber.input, typeof assignNumber.output, unknown>
    >[2];
    const refused = await refusedUnchanged(company, () => tryCommand(assignNumber, company.owner, input));
    expect(refused).toMatchObject(
      pointer === undefined
        ? { code }
        : { code, errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    );
  });
});
