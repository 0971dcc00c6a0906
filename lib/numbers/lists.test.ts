import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, reassignNumber, unassignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import type { MemberView } from '@/lib/members';
import {
  findNumberHolder,
  getNumber,
  getNumberHistory,
  importInventory,
  listInventory,
  listNumbers,
  listOwnNumbers,
  type NumberView,
  takeNumber,
} from '@/lib/numbers';
import { act, apiKeyActor, ask, memberActor, operate, tryCommand, tryQuery } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import {
  makeCompany,
  makeDepartment,
  makeInventoryNumbers,
  makeMember,
  ownNumber,
  ownNumbers,
  rowsOf,
  signedIn,
  type TestCompany,
} from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();
afterAll(closePool);

const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'accepted' : result.error?.code);
const e164s = (page: { data: { e164: string }[] }) => page.data.map((number) => number.e164);

describe('the company’s numbers', () => {
  let company: TestCompany;
  let holder: MemberView;
  let held: NumberView;
  let landline: NumberView;
  let quarantined: NumberView;
  beforeAll(async () => {
    company = await makeCompany();
    holder = await makeMember(company, { firstName: 'Zoé', lastName: 'Lefèvre' });
    [held, quarantined] = (await ownNumbers(company, 2)) as [NumberView, NumberView];
    landline = await ownNumber(company, { country: 'US', type: 'landline' });
    await act(assignNumber, company.owner, { memberId: holder.id, numberId: held.id });
    await act(deleteNumber, company.owner, { numberId: quarantined.id });
  });

  it('show holder, licence and what they can do; a landline has no SMS (R10)', async () => {
    const { data } = await ask(listNumbers, company.owner, {});
    expect(data.find((number) => number.id === held.id)).toMatchObject({
      status: 'assigned',
      member: { id: holder.id, name: 'Zoé Lefèvre' },
      licenceLabel: 'L-0001',
      capabilities: ['voice', 'sms', 'mms'],
      restorableUntil: null,
      notAssignableReason: null,
    });
    expect(data.find((number) => number.id === landline.id)).toMatchObject({
      status: 'unassigned',
      capabilities: ['voice'],
      member: null,
      licenceId: null,
    });
  });

  it('show until when a deleted number can be restored, by the span of its kind (R13)', async () => {
    const number = await ask(getNumber, company.owner, { numberId: quarantined.id });
    expect(number).toMatchObject({ status: 'quarantined', notAssignableReason: 'quarantined' });
    const days = (Date.parse(number.restorableUntil ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(60, 1);
  });

  it.each([
    ['a status', { status: 'quarantined' }, () => [quarantined]],
    ['a country', { country: 'US' }, () => [landline]],
    ['a type', { type: 'landline' }, () => [landline]],
    ['the holder’s name', { q: 'lefèvre zoé' }, () => [held]],
  ] as const)('are filtered by %s', async (_case, filter, expected) => {
    expect(e164s(await ask(listNumbers, company.owner, filter))).toEqual(expected().map((number) => number.e164));
  });

  it('are filtered by their holder; a member from elsewhere does not exist (R25)', async () => {
    expect(e164s(await ask(listNumbers, company.owner, { memberId: holder.id }))).toEqual([held.e164]);
    const foreign = await makeMember(await makeCompany());
    for (const memberId of [foreign.id, 'mem_x'])
      expect(codeOf(await tryQuery(listNumbers, company.owner, { memberId }))).toBe('not_found');
  });

  it('are found by part of the number in any spelling', async () => {
    const national = `0${held.e164.slice(3)}`;
    for (const q of [held.e164, national, `0033 ${held.e164.slice(3)}`, national.slice(-4), national.slice(2, 8)]) {
      expect(e164s(await ask(listNumbers, company.owner, { q })), q).toContain(held.e164);
    }
    expect((await ask(listNumbers, company.owner, { q: '99999999' })).data).toEqual([]);
    expect((await ask(listNumbers, company.owner, { q: '%' })).data).toEqual([]);
  });

  it('leave out those that left, unless asked for; the line comes back as a new number (R13)', async () => {
    const sql = database.connect();
    const gone = await ownNumber(company);
    await inTenant(sql, company.id, async (tx) => {
      await tx`update numbers set status = 'left' where e164 = ${gone.e164}`;
      await tx`update number_directory set company_id = null where e164 = ${gone.e164}`;
    });
    expect(e164s(await ask(listNumbers, company.owner, {}))).not.toContain(gone.e164);
    expect(e164s(await ask(listNumbers, company.owner, { status: 'left' }))).toEqual([gone.e164]);
    const again = await act(takeNumber, company.owner, { e164: gone.e164 });
    expect(again.id).not.toBe(gone.id);
    expect((await ask(getNumber, company.owner, { numberId: gone.id })).status).toBe('left');
  });

  it('are read page by page without gaps or repeats, there and back, while numbers come and go', async () => {
    const other = await makeCompany();
    const numbers = await ownNumbers(other, 7);
    const sorted = numbers.map((number) => number.e164).sort();
    const first = await ask(listNumbers, other.owner, { limit: 3 });
    await operate(importInventory, { rows: rowsOf([{ number: '+33639980000', country: 'FR', type: 'mobile' }]) });
    await act(takeNumber, other.owner, { e164: '+33639980000' });
    const second = await ask(listNumbers, other.owner, { limit: 3, cursor: first.nextCursor ?? '' });
    const third = await ask(listNumbers, other.owner, { limit: 3, cursor: second.nextCursor ?? '' });
    expect([...e164s(first), ...e164s(second), ...e164s(third)]).toEqual(sorted);
    expect(third.nextCursor).toBeNull();
    expect(e164s(await ask(listNumbers, other.owner, { limit: 3, cursor: third.previousCursor ?? '' }))).toEqual(
      e164s(second),
    );
  });

  it('refuse the cursor of another list, and a forged one', async () => {
    const { nextCursor } = await ask(listNumbers, company.owner, { limit: 1 });
    expect(
      codeOf(await tryQuery(listNumbers, company.owner, { limit: 1, country: 'FR', cursor: nextCursor ?? '' })),
    ).toBe('invalid_input');
    expect(codeOf(await tryQuery(listInventory, company.owner, { limit: 1, cursor: nextCursor ?? '' }))).toBe(
      'invalid_input',
    );
    const [list] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as string[];
    for (const key of [['+33', 'num_x'], [1, 2], ['+33']]) {
      const forged = Buffer.from(JSON.stringify([list, 'after', ...key])).toString('base64url');
      expect(codeOf(await tryQuery(listNumbers, company.owner, { limit: 1, cursor: forged }))).toBe('invalid_input');
    }
  });

  it('of another company do not exist, whatever the form of the id (R25)', async () => {
    const theirs = await ownNumber(await makeCompany());
    for (const numberId of [theirs.id, 'num_1', '', held.id.replace('num_', 'mem_')]) {
      expect(codeOf(await tryQuery(getNumber, company.owner, { numberId }))).toBe('not_found');
      expect(codeOf(await tryQuery(getNumberHistory, company.owner, { numberId }))).toBe('not_found');
      expect(codeOf(await tryCommand(findNumberHolder, company.owner, { numberId, at: '2026-11-01T00:00:00Z' }))).toBe(
        'not_found',
      );
    }
  });
});

describe('whose numbers one sees (R24)', () => {
  it('a team lead those of their departments’ members, a member their own', async () => {
    const company = await makeCompany();
    const [led, notLed] = [await makeDepartment(company), await makeDepartment(company)];
    const mine = await makeMember(company, { departmentId: led });
    const theirs = await makeMember(company, { departmentId: notLed });
    const [one, two, free] = (await ownNumbers(company, 3)) as [NumberView, NumberView, NumberView];
    await act(assignNumber, company.owner, { memberId: mine.id, numberId: one.id });
    await act(assignNumber, company.owner, { memberId: theirs.id, numberId: two.id });
    for (const lead of [
      memberActor(company.id, mine.id, 'team_lead', [led]),
      apiKeyActor(company.id, 'team_lead', [led]),
    ]) {
      expect(e164s(await ask(listNumbers, lead, {}))).toEqual([one.e164]);
      expect((await ask(listNumbers, lead, { q: theirs.lastName })).data).toEqual([]);
      expect((await ask(getNumber, lead, { numberId: one.id })).id).toBe(one.id);
      for (const hidden of [two, free])
        expect(codeOf(await tryQuery(getNumber, lead, { numberId: hidden.id }))).toBe('not_found');
      expect(codeOf(await tryQuery(listNumbers, lead, { memberId: theirs.id }))).toBe('not_found');
      expect(codeOf(await tryQuery(getNumberHistory, lead, { numberId: one.id }))).toBe('forbidden');
      expect(codeOf(await tryQuery(listInventory, lead, {}))).toBe('forbidden');
    }
    expect((await ask(listNumbers, memberActor(company.id, mine.id, 'team_lead', []), {})).data).toEqual([]);
    expect(e164s(await ask(listOwnNumbers, memberActor(company.id, theirs.id, 'member'), {}))).toEqual([two.e164]);
    expect(codeOf(await tryQuery(listNumbers, memberActor(company.id, theirs.id, 'member'), {}))).toBe('forbidden');
    expect((await ask(listOwnNumbers, apiKeyActor(company.id, 'owner'), {})).data).toEqual([]);
  });

  it('a billing manager none', async () => {
    const company = await makeCompany();
    const billing = await signedIn(company, 'billing_manager');
    expect(codeOf(await tryQuery(listNumbers, billing, {}))).toBe('forbidden');
    expect(codeOf(await tryQuery(listInventory, billing, {}))).toBe('forbidden');
  });
});

describe('the inventory', () => {
  it('lists what can be assigned now, and apart from it the others with their reason (R10)', async () => {
    const company = await makeCompany();
    const [mobile = ''] = await makeInventoryNumbers(1, { country: 'GB' });
    const [german = ''] = await makeInventoryNumbers(1, { country: 'DE', type: 'landline' });
    const [free = ''] = await makeInventoryNumbers(1, { country: 'GB', type: 'toll_free' });
    const now = await ask(listInventory, company.owner, { country: 'GB' });
    expect(now.data).toContainEqual({
      e164: mobile,
      display: expect.stringMatching(/^\+44 7700 900/),
      country: 'GB',
      type: 'mobile',
      capabilities: ['voice', 'sms', 'mms'],
      reason: null,
    });
    expect(e164s(now)).not.toContain(free);
    const others = await ask(listInventory, company.owner, { assignable: 'false', limit: 200 });
    expect(others.data.find((line) => line.e164 === german)).toMatchObject({
      reason: 'documents',
      capabilities: ['voice'],
    });
    expect(others.data.find((line) => line.e164 === free)).toMatchObject({ reason: 'toll_free' });
    expect(e164s(others)).not.toContain(mobile);
  });

  it('is the same to every company, and has no number that a company took (R25)', async () => {
    const [one, other] = await Promise.all([makeCompany(), makeCompany()]);
    const [taken = '', left = ''] = await makeInventoryNumbers(2, { country: 'US', type: 'mobile' });
    await act(takeNumber, one.owner, { e164: taken });
    for (const company of [one, other]) {
      const lines = e164s(await ask(listInventory, company.owner, { country: 'US', type: 'mobile', limit: 200 }));
      expect(lines).toContain(left);
      expect(lines).not.toContain(taken);
    }
  });

  it('is searched by part of the number and read page by page', async () => {
    const company = await makeCompany();
    const numbers = (await makeInventoryNumbers(5, { country: 'FR', type: 'landline' })).sort();
    const first = await ask(listInventory, company.owner, { q: '01 99', limit: 3 });
    const second = await ask(listInventory, company.owner, { q: '01 99', limit: 3, cursor: first.nextCursor ?? '' });
    expect([...e164s(first), ...e164s(second)]).toEqual(numbers);
    expect(
      e164s(await ask(listInventory, company.owner, { q: '01 99', limit: 3, cursor: second.previousCursor ?? '' })),
    ).toEqual(e164s(first));
    expect((await ask(listInventory, company.owner, { q: 'zoé' })).data).toEqual([]);
  });
});

describe('who held a number (R2, R27)', () => {
  it('is answered for every instant, with the licence; the question itself is logged', async () => {
    const company = await makeCompany();
    const [one, two] = [await makeMember(company, { lastName: 'One' }), await makeMember(company, { lastName: 'Two' })];
    const number = await ownNumber(company);
    const before = new Date();
    await act(assignNumber, company.owner, { memberId: one.id, numberId: number.id });
    await act(reassignNumber, company.owner, { numberId: number.id, memberId: two.id });
    await act(unassignNumber, company.owner, { numberId: number.id });
    const { data } = await ask(getNumberHistory, company.owner, { numberId: number.id });
    expect(data.map((holding) => [holding.member.name, holding.endReason, holding.licenceLabel])).toEqual([
      ['Camille Two', 'unassigned', 'L-0001'],
      ['Camille One', 'reassigned', 'L-0001'],
    ]);
    expect(data[1]?.to).toBe(data[0]?.from);
    const holderAt = async (at: string) =>
      (await act(findNumberHolder, company.owner, { numberId: number.id, at })).holding?.member.name ?? null;
    expect(await holderAt(new Date(before.getTime() - 60_000).toISOString())).toBeNull();
    expect(await holderAt(data[1]?.from ?? '')).toBe('Camille One');
    expect(await holderAt(data[0]?.from ?? '')).toBe('Camille Two');
    expect(await holderAt(data[0]?.to ?? '')).toBeNull();
    const asked = await inTenant(
      database.connect(),
      company.id,
      (tx) => tx`select target_id from audit_events where action = 'number.holder_asked'`,
    );
    expect(asked.map((event) => event.target_id)).toEqual([number.id, number.id, number.id, number.id]);
  });

  it('is refused for what is no instant', async () => {
    const company = await makeCompany();
    const number = await ownNumber(company);
    for (const at of ['yesterday', '2026-11-01', '2026-13-01T00:00:00Z', '']) {
      expect(codeOf(await tryCommand(findNumberHolder, company.owner, { numberId: number.id, at }))).toBe(
        'invalid_input',
      );
    }
    expect(
      (await act(findNumberHolder, company.owner, { numberId: number.id, at: '2026-11-01T02:00:00+02:00' })).at,
    ).toBe('2026-11-01T00:00:00.000Z');
  });
});
