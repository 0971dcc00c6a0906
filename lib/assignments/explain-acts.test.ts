import { describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { closeCompany } from '@/lib/licences';
import { act, ask, memberActor, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import {
  assignNumber,
  deactivateMember,
  deleteMember,
  deleteNumber,
  exchangeNumbers,
  explainMemberActs,
  explainNumberActs,
  reassignNumber,
  restoreNumber,
  unassignNumber,
  undoDeparture,
} from '.';

const { sql } = coreDatabase();

const numberId = (company: FixtureCompany, n = 0) => company.numbers[n]?.id ?? '';
const member = (company: FixtureCompany, m = 0) => company.members[m] ?? '';

/** The first number in a state, a second one held by the second member. */
async function numberIn(state: string, options: FixtureOptions = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: 3, numbers: 2, ...options });
  await act(assignNumber, company.owner, { memberId: member(company, 1), numberId: numberId(company, 1) });
  if (state === 'assigned')
    await act(assignNumber, company.owner, { memberId: member(company), numberId: numberId(company) });
  if (state === 'quarantined' || state === 'left')
    await act(deleteNumber, company.owner, { numberId: numberId(company) });
  if (state === 'left') await setClock(sql, company, '2032-03-01T00:00:00Z');
  return company;
}

/** What the act itself answers, beside what was said about it. */
const ATTEMPTS: Record<string, (company: FixtureCompany) => ReturnType<typeof refusal>> = {
  assign: (company) =>
    refusal(tryCommand(assignNumber, company.owner, { memberId: member(company), numberId: numberId(company) })),
  reassign: (company) =>
    refusal(tryCommand(reassignNumber, company.owner, { memberId: member(company, 1), numberId: numberId(company) })),
  exchange: (company) =>
    refusal(
      tryCommand(exchangeNumbers, company.owner, { numberId: numberId(company), withNumberId: numberId(company, 1) }),
    ),
  unassign: (company) => refusal(tryCommand(unassignNumber, company.owner, { numberId: numberId(company) })),
  delete: (company) => refusal(tryCommand(deleteNumber, company.owner, { numberId: numberId(company) })),
  restore: (company) => refusal(tryCommand(restoreNumber, company.owner, { numberId: numberId(company) })),
};

describe('what is said about a number', () => {
  it.each(
    ['unassigned', 'quarantined', 'left', 'assigned'].flatMap((state) =>
      Object.keys(ATTEMPTS).map((name) => [state, name] as const),
    ),
  )('%s: %s is what happens', async (state, name) => {
    // Assigned to the very member is no refusal, so a third one asks.
    const company = await numberIn(state, { members: 3 });
    const { data } = await ask(explainNumberActs, company.owner, { numberId: numberId(company) });
    const said = data.find((one) => one.act === name);
    if (state === 'assigned' && name === 'assign') {
      expect(said).toMatchObject({ possible: false, code: 'number_already_assigned' });
      return;
    }
    const outcome = await ATTEMPTS[name]?.(company);
    expect(said?.code ?? 'accepted').toBe(outcome === 'accepted' ? outcome : outcome?.code);
    expect(said?.possible).toBe(outcome === 'accepted' && said?.unchanged === false);
    if (said?.code !== null) expect(said?.waysOut.length).toBeGreaterThan(0);
  });

  it('R23: where no licence is free and the policy buys none, assigning is refused by the policy', async () => {
    const company = await makeFixture(sql, { numbers: 1, policy: 'block' });
    const { data } = await ask(explainNumberActs, company.owner, { numberId: numberId(company) });
    expect(data[0]).toMatchObject({
      act: 'assign',
      possible: false,
      code: 'auto_purchase_blocked',
      waysOut: ['add_licences', 'change_policy'],
    });
    expect(await ATTEMPTS.assign?.(company)).toMatchObject({ code: 'auto_purchase_blocked' });
  });

  it('R24: who has not the right is told who has it', async () => {
    const company = await numberIn('assigned');
    await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, gen_random_uuid(), 'Sales', now())`;
    await sql`update members set department_id = (select id from departments where company_id = ${company.uuid}) where company_id = ${company.uuid}`;
    const [department] = await sql`select id from departments where company_id = ${company.uuid}`;
    const lead = company.as('team_lead', [`dep_${String(department?.id).replaceAll('-', '')}`]);
    const { data } = await ask(explainNumberActs, lead, { numberId: numberId(company) });
    expect(new Set(data.map(({ code }) => code))).toEqual(new Set(['forbidden']));
    expect(data[0]).toMatchObject({ allowed: false, roles: ['owner', 'admin'], waysOut: ['ask_who_may'] });
  });
});

describe('what is said about a member', () => {
  it("R8: at the plan's limit, with what is held of what", async () => {
    const company = await makeFixture(sql, { monthly: 6, numbers: 6 });
    for (const { id } of company.numbers.slice(0, 5))
      await act(assignNumber, company.owner, { memberId: member(company), numberId: id });
    const { data } = await ask(explainMemberActs, company.owner, { memberId: member(company) });
    expect(data[0]).toMatchObject({
      act: 'assign',
      possible: false,
      code: 'member_limit_reached',
      details: { numbers: 5, limit: 5 },
      waysOut: ['exchange', 'free_a_number', 'larger_plan'],
    });
  });

  it('R15: the last owner, the deactivated, and whom an admin may not let go', async () => {
    const company = await makeFixture(sql);
    const about = async (memberId: string, actor = company.owner) => {
      const { data } = await ask(explainMemberActs, actor, { memberId });
      return Object.fromEntries(data.map((one) => [one.act, one.unchanged ? 'unchanged' : (one.code ?? 'possible')]));
    };
    const ownerId = company.owner.memberId;
    expect(await about(ownerId)).toMatchObject({ deactivate: 'last_owner', delete: 'last_owner' });
    const admin = memberActor(company.id, member(company, 1), 'admin');
    await sql`update members set role = 'owner' where company_id = ${company.uuid} and id = ${toUuid('mem', member(company))}`;
    const { data } = await ask(explainMemberActs, company.owner, { memberId: ownerId });
    expect(data.find((one) => one.act === 'delete')?.roles).toEqual(['owner']);
    expect(await about(ownerId, admin)).toMatchObject({ deactivate: 'forbidden', delete: 'forbidden' });
    expect(await refusal(tryCommand(deleteMember, admin, { memberId: ownerId }))).toMatchObject({ code: 'forbidden' });
    await act(deactivateMember, company.owner, { memberId: member(company, 1) });
    expect(await about(member(company, 1))).toEqual({
      assign: 'member_inactive',
      deactivate: 'unchanged',
      reactivate: 'possible',
      delete: 'possible',
    });
  });

  it('and where their last departure is told, until it is undone, to who may undo it', async () => {
    const company = await makeFixture(sql);
    const departureOf = async () =>
      (await ask(explainMemberActs, company.owner, { memberId: member(company) })).departureId;
    expect(await departureOf()).toBeNull();
    const { departure } = await act(deactivateMember, company.owner, { memberId: member(company) });
    expect(await departureOf()).toBe(departure?.id);
    await act(undoDeparture, company.owner, { departureId: departure?.id ?? '' });
    expect(await departureOf()).toBeNull();
  });
});

it('R22: in a company that is closed nothing can be done, and paying or the operator is the way out', async () => {
  const company = await numberIn('assigned');
  await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
  const { data } = await ask(explainNumberActs, company.owner, { numberId: numberId(company) });
  const ofMember = await ask(explainMemberActs, company.owner, { memberId: member(company) });
  for (const { possible, code, details, waysOut } of [...data, ...ofMember.data])
    expect({ possible, code, details, waysOut }).toEqual({
      possible: false,
      code: 'company_restricted',
      details: { state: 'closed' },
      waysOut: ['pay_invoice', 'ask_operator'],
    });
});
