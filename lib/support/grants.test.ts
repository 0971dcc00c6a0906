import { expect, it } from 'vitest';
import { type GrantedActor, runCommand, type StaffActor } from '@/lib/access';
import { assignNumber, changeNumbers, quoteAssignment, unassignNumber } from '@/lib/assignments';
import { beginAuditExport, listAuditEvents, verifyAuditChain } from '@/lib/audit';
import { changePlan } from '@/lib/billing';
import { createStaff } from '@/lib/identity';
import { expireGrants } from '@/lib/jobs/support';
import { newId, toUuid } from '@/lib/kernel/id';
import { purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import {
  changeDepartment,
  changeMember,
  createDepartment,
  deleteDepartment,
  getMember,
  listMembers,
} from '@/lib/members';
import {
  act,
  ask,
  operate,
  refusal,
  request,
  staff,
  system,
  tryCommand,
  tryQuery,
  tryTask,
} from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { grantedActor } from '@/lib/testing/granting';
import { endSupportGrant, leaveGrant, listOpenSupportGrants, listSupportGrants, openGrant } from '.';

const { sql } = coreDatabase();
let count = 0;

/** One of the operator's people, with an account. */
async function agent(): Promise<StaffActor> {
  count += 1;
  const { id: accountId } = await operate(createStaff, { email: `agent${count}@operator.example`, role: 'support' });
  return { ...staff('support'), accountId, secondFactor: 'proven' };
}

const ASKED = { mode: 'read', reason: 'A bill is disputed', ticket: 'T-42', minutes: 30 } as const;

/** As the session of that grant acts. */
function asGranted(staff: StaffActor, company: FixtureCompany, grantId: string, mode: 'read' | 'act'): GrantedActor {
  const { accountId, sessionId } = staff;
  const role = mode === 'read' ? 'granted_read' : 'granted_act';
  return { kind: 'granted', accountId, companyId: company.id, grantId, mode, role, sessionId };
}

const logOf = async (company: FixtureCompany, action: string) =>
  (await ask(listAuditEvents, company.owner, { action })).data;

it('R24: support sees nothing of a company without a grant, and what a customer sees with one', async () => {
  const company = await makeFixture(sql);
  const staff = await agent();
  expect(await refusal(tryQuery(listMembers, staff, {}))).toMatchObject({ code: 'forbidden' });
  const { id } = await operate(openGrant, { companyId: company.id, ...ASKED }, staff);
  const { data } = await ask(listMembers, asGranted(staff, company, id, 'read'), {});
  expect(data.map((member) => member.id)).toContain(company.owner.memberId);
});

it('R24: a grant says who, why, how and until when, its owners and admins are told, and an hour is the most', async () => {
  const company = await makeFixture(sql, { members: 3 });
  const [admin = '', left = '', payer = ''] = company.members;
  const become = (memberId: string, role: string, status: string) =>
    sql`update members set role = ${role}, status = ${status} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
  await become(admin, 'admin', 'active');
  await become(left, 'admin', 'deactivated');
  await become(payer, 'billing_manager', 'active');
  const staff = await agent();
  for (const minutes of [0, 61])
    expect(await refusal(tryTask(openGrant, { companyId: company.id, ...ASKED, minutes }, staff))).toMatchObject({
      code: 'invalid_input',
    });
  const { id } = await operate(openGrant, { companyId: company.id, ...ASKED }, staff);
  const { data } = await ask(listOpenSupportGrants, company.owner, {});
  expect(data).toMatchObject([{ id, staffName: `agent${count}@operator.example`, ticket: 'T-42', mode: 'read' }]);
  const [grant] = data;
  expect(Date.parse(grant?.expiresAt ?? '') - Date.parse(grant?.openedAt ?? '')).toBe(30 * 60_000);
  const mails =
    await sql`select payload from outbox where company_id = ${company.uuid} and topic = 'mail.support_opened'`;
  expect(new Set(mails.map(({ payload }) => payload.memberId))).toEqual(new Set([admin, company.owner.memberId]));
  expect(mails).toHaveLength(2);
  expect(mails.every(({ payload }) => payload.reason === 'A bill is disputed')).toBe(true);
  const [opened] = await logOf(company, 'support.opened');
  expect(opened).toMatchObject({
    actor: { kind: 'staff', id: staff.accountId, name: `agent${count}@operator.example` },
    target: { id },
    after: { mode: 'read', reason: 'A bill is disputed', ticket: 'T-42', minutes: 30 },
  });
  await expect(
    sql`update support_grants set expires_at = opened_at + interval '61 minutes' where company_id = ${company.uuid}`,
  ).rejects.toMatchObject({ constraint_name: 'support_grants_hour' });
});

it('R24: nobody goes in on a password alone, nor twice at once', async () => {
  const company = await makeFixture(sql);
  const staff = await agent();
  const asked = { companyId: company.id, ...ASKED };
  expect(await refusal(tryTask(openGrant, asked, { ...staff, secondFactor: 'none' }))).toMatchObject({
    code: 'forbidden',
  });
  expect(await refusal(tryTask(openGrant, asked, { ...staff, secondFactor: 'exempt' }))).toBe('accepted');
  expect(await refusal(tryTask(openGrant, asked, staff))).toMatchObject({ code: 'grant_open' });
});

it('R24: what an owner ends has ended with the next request, for reading and for acting', async () => {
  const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
  const support = await grantedActor(sql, company.id, { mode: 'act' });
  const input = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
  await ask(listMembers, support, {});
  await act(endSupportGrant, company.owner, { grantId: support.grantId });
  expect(await refusal(tryQuery(listMembers, support, {}))).toEqual({ code: 'grant_ended' });
  expect(await refusal(tryCommand(assignNumber, support, input))).toEqual({ code: 'grant_ended' });
  const [ended, ...more] = await logOf(company, 'support.ended');
  expect(more).toEqual([]);
  expect(ended).toMatchObject({ actor: { id: company.owner.memberId }, after: { because: 'company' } });
  const { data } = await ask(listSupportGrants, company.owner, {});
  expect(data[0]?.ended).toMatchObject({ because: 'company', byName: 'Camille Durand' });
});

it('R24: a grant is over with its time, and the log says so once', async () => {
  const company = await makeFixture(sql);
  const support = await grantedActor(sql, company.id, { minutes: 5, openedMinutesAgo: 6 });
  expect(await refusal(tryQuery(listMembers, support, {}))).toEqual({ code: 'grant_ended' });
  expect((await ask(listOpenSupportGrants, company.owner, {})).data).toEqual([]);
  await expireGrants();
  await expireGrants();
  expect(await logOf(company, 'support.expired')).toMatchObject([
    { target: { id: support.grantId }, actor: { kind: 'system', id: 'settlement' } },
  ]);
});

it('R25: a grant opens no other company, is nobody else’s, and no other mode than it has', async () => {
  const [company, other] = [await makeFixture(sql), await makeFixture(sql)];
  const support = await grantedActor(sql, company.id);
  const colleague = await agent();
  for (const forged of [
    { ...support, companyId: other.id },
    { ...support, accountId: colleague.accountId },
    { ...support, grantId: newId('gra') },
  ])
    expect(await refusal(tryQuery(listMembers, forged, {}))).toEqual({ code: 'grant_ended' });
  const acting = { ...support, mode: 'act', role: 'granted_act' } as const;
  expect(await refusal(tryCommand(createDepartment, acting, { name: 'New' }))).toEqual({ code: 'grant_ended' });
  expect(await refusal(tryTask(leaveGrant, { companyId: company.id, grantId: support.grantId }, colleague))).toEqual({
    code: 'not_found',
  });
  const theirs = other.members[0] ?? '';
  expect(await refusal(tryQuery(getMember, support, { memberId: theirs }))).toEqual({ code: 'not_found' });
  expect(await refusal(tryCommand(endSupportGrant, other.owner, { grantId: support.grantId }))).toEqual({
    code: 'not_found',
  });
});

it('R24: what is looked at is in the company’s log under both names, each thing once, and what was searched for', async () => {
  const company = await makeFixture(sql);
  const support = await grantedActor(sql, company.id);
  const [memberId = ''] = company.members;
  await ask(listMembers, support, {});
  await ask(listMembers, support, { limit: 2 });
  await ask(getMember, support, { memberId });
  await ask(getMember, support, { memberId });
  await ask(listMembers, support, { q: 'Durand' });
  const looks = await logOf(company, 'support.looked');
  expect(looks.map(({ target, after, personal }) => [target.id, after?.right, personal?.q])).toEqual([
    [company.id, 'members:read', 'Durand'],
    [memberId, 'members:read', undefined],
    [company.id, 'members:read', undefined],
  ]);
  expect(looks[0]).toMatchObject({
    actor: { kind: 'granted', id: support.accountId, role: 'granted_read', name: expect.stringContaining('@operator') },
    onBehalfOf: { id: support.grantId, name: expect.stringMatching(/, T-7$/) },
  });
  expect(await ask(verifyAuditChain, system(company.id), {})).toMatchObject({ intact: true });
});

it('E138: an act of support is marked in the log with who did it and by which grant', async () => {
  const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
  const support = await grantedActor(sql, company.id, { mode: 'act' });
  const numberId = company.numbers[0]?.id ?? '';
  await act(assignNumber, support, { memberId: company.members[0] ?? '', numberId });
  await act(unassignNumber, support, { numberId });
  for (const action of ['number.assigned', 'number.unassigned'])
    expect(await logOf(company, action)).toMatchObject([
      { actor: { kind: 'granted', id: support.accountId }, onBehalfOf: { id: support.grantId } },
    ]);
  expect(await ask(verifyAuditChain, system(company.id), {})).toMatchObject({ intact: true });
});

it('E138: support never buys: neither by an assignment nor by keeping what was to end, and no request is made', async () => {
  const company = await makeFixture(sql, { numbers: 1, monthly: 0 });
  const asking = await makeFixture(sql, { numbers: 1, monthly: 0, policy: 'ask' });
  const ending = await makeFixture(sql, { numbers: 1, monthly: 1 });
  await act(scheduleLicenceRemoval, ending.owner, { quantity: 1 });
  for (const place of [company, asking, ending]) {
    const support = await grantedActor(sql, place.id, { mode: 'act' });
    const input = { memberId: place.members[0] ?? '', numberId: place.numbers[0]?.id ?? '' };
    const refused = { code: 'grant_cannot_buy' };
    expect(await refusal(tryQuery(quoteAssignment, support, input))).toEqual(refused);
    expect(await refusal(tryCommand(assignNumber, support, input))).toEqual(refused);
    expect(await refusal(tryCommand(purchaseLicences, support, { quantity: 1 }))).toMatchObject({ code: 'forbidden' });
    const [made] = await sql`
      select (select count(*)::int from purchases where company_id = ${place.uuid} and source = 'automatic') as bought,
        (select count(*)::int from assignment_requests where company_id = ${place.uuid}) as asked`;
    expect(made).toEqual({ bought: 0, asked: 0 });
  }
});

it('R24: nor does it change roles or addresses, say who leads, take data out or settle what is paid', async () => {
  const company = await makeFixture(sql);
  const support = await grantedActor(sql, company.id, { mode: 'act' });
  const [memberId = ''] = company.members;
  const { id: departmentId } = await act(createDepartment, support, { name: 'Sales' });
  const led = await act(createDepartment, company.owner, { name: 'Led', leadMemberIds: [company.owner.memberId] });
  const attempts = [
    tryCommand(changeMember, support, { memberId, role: 'admin' }),
    tryCommand(changeMember, support, { memberId, email: 'support@operator.example' }),
    tryCommand(createDepartment, support, { name: 'Mine', leadMemberIds: [company.owner.memberId] }),
    tryCommand(changeDepartment, support, { departmentId, leadMemberIds: [company.owner.memberId] }),
    tryCommand(deleteDepartment, support, { departmentId: led.id }),
    tryCommand(beginAuditExport, support, { format: 'csv', columns: ['at'] }),
    tryCommand(changePlan, support, { plan: 'max' }),
  ];
  for (const attempt of attempts) expect(await refusal(attempt)).toMatchObject({ code: 'forbidden' });
  await act(changeMember, support, { memberId, departmentId });
});

it('S4: a grant that reads changes nothing', async () => {
  const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
  const support = await grantedActor(sql, company.id);
  const [memberId, numberId] = [company.members[0] ?? '', company.numbers[0]?.id ?? ''];
  for (const attempt of [
    tryCommand(assignNumber, support, { memberId, numberId }),
    tryCommand(changeNumbers, support, { act: 'unassign', numberIds: [numberId] }),
    tryCommand(changeMember, support, { memberId, departmentId: null }),
  ])
    expect(await refusal(attempt)).toMatchObject({ code: 'forbidden' });
});

it('R9: a repeated act of support is one act', async () => {
  const company = await makeFixture(sql);
  const support = await grantedActor(sql, company.id, { mode: 'act' });
  const idempotency = { key: 'once' };
  const make = () => runCommand(createDepartment, support, { name: 'Once' }, { request: request(), idempotency });
  expect(await make()).toEqual(await make());
});
