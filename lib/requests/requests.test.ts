import { describe, expect, it } from 'vitest';
import { unassignNumber } from '@/lib/assignments';
import { newId, toUuid } from '@/lib/kernel/id';
import { act, apiKeyActor, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf, figuresOf } from '@/lib/testing/figures';
import { approveRequest, createRequest, declineRequest, getRequest, listRequests, withdrawRequest } from '.';

const { sql } = coreDatabase();

type Place = { company: FixtureCompany; lead: ReturnType<typeof memberActor>; memberId: string; leadId: string };

/** A company with one department: its first member is in it, its second leads it, its third is elsewhere. */
async function place(options: FixtureOptions = {}): Promise<Place> {
  const company = await makeFixture(sql, { members: 3, numbers: 2, monthly: 1, ...options });
  const departmentId = newId('dep');
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
  const [memberId = '', leadId = ''] = company.members;
  await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
  await sql`update members set role = 'team_lead' where company_id = ${company.uuid} and id = ${toUuid('mem', leadId)}`;
  return { company, memberId, leadId, lead: memberActor(company.id, leadId, 'team_lead', [departmentId]) };
}
const messagesOf = async ({ company }: Place) => [
  ...(await sql<{ topic: string; payload: Record<string, unknown> }[]>`
    select topic, payload from outbox where company_id = ${company.uuid} order by created_at, id`),
];
const numberOf = ({ company }: Place, at = 0) => company.numbers[at]?.id ?? '';
const wish = { country: 'FR', type: 'mobile', note: 'For the new shop' } as const;

describe('R24: a team lead asks for a number', () => {
  it('for a member of a department they lead: it holds no number and no licence, and the admins hear of it', async () => {
    const there = await place();
    const { company, lead, memberId } = there;
    const before = await figuresOf(sql, company);
    const made = await act(createRequest, lead, { memberId, ...wish });
    expect(made).toMatchObject({
      status: 'open',
      member: { id: memberId, name: 'Camille Durand' },
      requestedBy: { id: lead.memberId, name: 'Camille Durand' },
      ...wish,
      answeredAt: null,
      number: null,
    });
    expect(await figuresOf(sql, company)).toEqual({ ...before, events: 1 });
    expect(await messagesOf(there)).toEqual([
      { topic: 'mail.request_made', payload: { memberId: company.owner.memberId, requestId: made.id } },
    ]);
    expect(await ask(getRequest, lead, { requestId: made.id })).toEqual(made);
    expect(await ask(getRequest, company.owner, { requestId: made.id })).toEqual(made);
  });

  it('for nobody else: who they do not lead does not exist', async () => {
    const { company, lead } = await place();
    const elsewhere = await place();
    const before = await digestOf(sql, company);
    for (const memberId of [company.members[2] ?? '', elsewhere.memberId, newId('mem'), 'nonsense'])
      expect(await refusal(tryCommand(createRequest, lead, { memberId }))).toEqual({ code: 'not_found' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('not for a deactivated member, nor for a kind that nobody can be assigned (R10, R15)', async () => {
    const { company, lead, memberId } = await place();
    const pointers = async (input: object) => {
      const refused = await refusal(tryCommand(createRequest, lead, { memberId, ...input }));
      return refused === 'accepted' ? refused : (refused.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    };
    expect(await pointers({ country: 'XX' })).toEqual(['/country']);
    expect(await pointers({ country: 'FR', type: 'toll_free' })).toEqual(['/type']);
    expect(await pointers({ type: 'toll_free' })).toEqual(['/type']);
    await sql`update members set status = 'deactivated' where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
    expect(await refusal(tryCommand(createRequest, lead, { memberId }))).toMatchObject({ code: 'member_inactive' });
  });

  it('and sees those for their departments only; admins see all, newest first, page by page', async () => {
    const { company, lead, memberId } = await place();
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) ids.unshift((await act(createRequest, lead, { memberId })).id);
    const stranger = company.as('team_lead', [newId('dep')]);
    expect((await ask(listRequests, stranger, {})).data).toEqual([]);
    expect(await refusal(tryQuery(getRequest, stranger, { requestId: ids[0] ?? '' }))).toEqual({ code: 'not_found' });
    expect(await refusal(tryCommand(withdrawRequest, stranger, { requestId: ids[0] ?? '' }))).toEqual({
      code: 'not_found',
    });
    for (const actor of [lead, company.owner]) {
      const first = await ask(listRequests, actor, { limit: 2 });
      const second = await ask(listRequests, actor, { limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids);
      const back = await ask(listRequests, actor, { limit: 2, cursor: second.previousCursor ?? '' });
      expect(back.data).toEqual(first.data);
    }
    await act(withdrawRequest, lead, { requestId: ids[1] ?? '' });
    const open = await ask(listRequests, company.owner, { status: 'open' });
    expect(open.data.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  });

  it('takes it back, also twice; what was answered no more', async () => {
    const { company, lead, memberId } = await place();
    const { id: requestId } = await act(createRequest, lead, { memberId });
    expect(await act(withdrawRequest, lead, { requestId })).toMatchObject({ status: 'withdrawn' });
    const before = await digestOf(sql, company);
    expect(await act(withdrawRequest, lead, { requestId })).toMatchObject({ status: 'withdrawn' });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await refusal(tryCommand(declineRequest, company.owner, { requestId, reason: 'No' }))).toEqual({
      code: 'request_answered',
      state: 'withdrawn',
    });
    const { id: declined } = await act(createRequest, lead, { memberId });
    await act(declineRequest, company.owner, { requestId: declined, reason: 'No' });
    expect(await refusal(tryCommand(withdrawRequest, lead, { requestId: declined }))).toMatchObject({
      code: 'request_answered',
    });
  });

  it('by a key of theirs too, which has no name and no mailbox', async () => {
    const there = await place();
    const key = apiKeyActor(there.company.id, 'team_lead', there.lead.ledDepartmentIds);
    const made = await act(createRequest, key, { memberId: there.memberId });
    expect(made.requestedBy).toEqual({ id: key.keyId, name: null });
    await act(declineRequest, there.company.owner, { requestId: made.id, reason: 'No' });
    expect((await messagesOf(there)).map(({ topic }) => topic)).toEqual(['mail.request_made']);
  });
});

describe('an admin answers', () => {
  it('with a number: the assignment of R1 in the same operation, and the lead hears of it', async () => {
    const there = await place();
    const { company, lead, memberId } = there;
    const { id: requestId } = await act(createRequest, lead, { memberId, ...wish });
    const given = await act(approveRequest, company.owner, { requestId, numberId: numberOf(there), maxPurchases: 0 });
    expect(given).toMatchObject({
      licenceOrigin: 'available',
      purchase: null,
      assignment: { memberId, numberId: numberOf(there) },
      request: { status: 'approved', number: { id: numberOf(there) }, assignmentId: given.assignment?.id },
    });
    const events = await sql`select action, target_id, operation_id from audit_events
      where company_id = ${company.uuid} and action in ('number.assigned', 'request.approved') order by sequence`;
    expect(events.map(({ action }) => action)).toEqual(['number.assigned', 'request.approved']);
    expect(new Set(events.map(({ operation_id: operation }) => operation)).size).toBe(1);
    expect((await messagesOf(there)).slice(1)).toEqual([
      { topic: 'mail.number_given', payload: { memberId, numberIds: [numberOf(there)] } },
      {
        topic: 'mail.request_approved',
        payload: { memberId: lead.memberId, requestId, numberIds: [numberOf(there)] },
      },
    ]);
    await act(unassignNumber, company.owner, { numberId: numberOf(there) });
    expect(await ask(getRequest, lead, { requestId })).toMatchObject({ status: 'approved' });
  });

  it('R7: never beyond what was confirmed; the refused answer leaves the request open', async () => {
    const there = await place({ monthly: 0 });
    const { company, lead, memberId } = there;
    const { id: requestId } = await act(createRequest, lead, { memberId });
    const before = await digestOf(sql, company);
    const choice = { requestId, numberId: numberOf(there) };
    expect(await refusal(tryCommand(approveRequest, company.owner, { ...choice, maxPurchases: 0 }))).toMatchObject({
      code: 'quote_changed',
    });
    expect(await digestOf(sql, company)).toBe(before);
    expect(await ask(getRequest, lead, { requestId })).toMatchObject({ status: 'open' });
    expect(await act(approveRequest, company.owner, { ...choice, maxPurchases: 1 })).toMatchObject({
      licenceOrigin: 'purchased',
    });
  });

  it('R9: the same approval twice is one assignment and one answer', async () => {
    const there = await place();
    const { company, lead, memberId } = there;
    const { id: requestId } = await act(createRequest, lead, { memberId });
    const input = { requestId, numberId: numberOf(there) };
    const first = await act(approveRequest, company.owner, input, { key: 'once' });
    expect(await act(approveRequest, company.owner, input, { key: 'once' })).toEqual(first);
    expect(await refusal(tryCommand(approveRequest, company.owner, input))).toEqual({
      code: 'request_answered',
      state: 'approved',
    });
  });

  it('of two at once one wins, and the other is told', async () => {
    const there = await place({ monthly: 2 });
    const { company, lead, memberId } = there;
    const { id: requestId } = await act(createRequest, lead, { memberId });
    const answers = await Promise.all([
      refusal(tryCommand(approveRequest, company.owner, { requestId, numberId: numberOf(there, 0) })),
      refusal(tryCommand(approveRequest, company.as('admin'), { requestId, numberId: numberOf(there, 1) })),
      refusal(tryCommand(declineRequest, company.as('admin'), { requestId, reason: 'No' })),
    ]);
    const lost = answers.filter((answer) => answer !== 'accepted');
    expect(lost).toHaveLength(2);
    for (const answer of lost) expect(answer).toMatchObject({ code: 'request_answered' });
    expect((await actionsOf(sql, company)).filter((action) => action === 'number.assigned').length).toBeLessThan(2);
  });

  it('with a refusal and its reason, which is kept apart from the log’s chain (R26)', async () => {
    const there = await place();
    const { company, lead, memberId } = there;
    const { id: requestId } = await act(createRequest, lead, { memberId, note: 'Please, for Camille' });
    expect(await refusal(tryCommand(declineRequest, company.owner, { requestId, reason: '  ' }))).toMatchObject({
      code: 'invalid_input',
    });
    const declined = await act(declineRequest, company.owner, { requestId, reason: 'Camille leaves in May' });
    expect(declined).toMatchObject({ status: 'declined', reason: 'Camille leaves in May', number: null });
    expect((await messagesOf(there)).at(-1)).toEqual({
      topic: 'mail.request_declined',
      payload: { memberId: lead.memberId, requestId },
    });
    const chain = JSON.stringify(
      await sql`select before, after from audit_events where company_id = ${company.uuid} and target_id = ${requestId}`,
    );
    expect(chain).not.toMatch(/Camille/);
  });

  it('R8: not beyond the plan’s limit, and R25: not another company’s request', async () => {
    const there = await place();
    const other = await place();
    const { id: requestId } = await act(createRequest, other.lead, { memberId: other.memberId });
    for (const id of [requestId, newId('arq'), 'nonsense']) {
      const before = await digestOf(sql, other.company);
      const { owner } = there.company;
      expect(await refusal(tryQuery(getRequest, owner, { requestId: id }))).toEqual({ code: 'not_found' });
      expect(await refusal(tryCommand(approveRequest, owner, { requestId: id, numberId: numberOf(there) }))).toEqual({
        code: 'not_found',
      });
      expect(await refusal(tryCommand(declineRequest, owner, { requestId: id, reason: 'No' }))).toEqual({
        code: 'not_found',
      });
      expect(await digestOf(sql, other.company)).toBe(before);
    }
    const full = await place({ numbers: 6, monthly: 6 });
    for (let at = 0; at < 6; at += 1) {
      const { id } = await act(createRequest, full.lead, { memberId: full.memberId });
      const outcome = await refusal(
        tryCommand(approveRequest, full.company.owner, { requestId: id, numberId: numberOf(full, at) }),
      );
      if (at < 5) expect(outcome).toBe('accepted');
      else expect(outcome).toMatchObject({ code: 'member_limit_reached', limit: 5 });
    }
  });
});

it.each(['0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.000Z', '2031-02-30T00:00:00.000Z', 'soon'])(
  'a forged place in the list, %s, is refused',
  async (at) => {
    const { company } = await place();
    const cursor = Buffer.from(JSON.stringify(['requests:', 'after', at, newId('arq')])).toString('base64url');
    expect(await refusal(tryQuery(listRequests, company.owner, { cursor }))).toMatchObject({ code: 'invalid_input' });
  },
);
