import { describe, expect, it } from 'vitest';
import { deactivateMember, deleteMember, getDeletedMember, undoDeparture } from '@/lib/assignments';
import { newId, toUuid } from '@/lib/kernel/id';
import { act, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { approveRequest, createRequest, declineRequest, getRequest, listRequests, withdrawRequest } from '.';

const { sql } = coreDatabase();

/** A department with two members and a lead; two open requests for the first, one for the second. */
async function place() {
  const company = await makeFixture(sql, { members: 3, numbers: 1, monthly: 1 });
  const departmentId = newId('dep');
  const [leaverId = '', otherId = '', leadId = ''] = company.members;
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
  await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${company.uuid} and id <> ${toUuid('mem', leadId)}`;
  const lead = memberActor(company.id, leadId, 'team_lead', [departmentId]);
  const ask = async (memberId: string) => (await act(createRequest, lead, { memberId })).id;
  const requests = [await ask(leaverId), await ask(leaverId)];
  return { company, lead, leaverId, requests, otherRequest: await ask(otherId) };
}

const eventsOf = (company: { uuid: string }) => sql<
  { action: string; target_id: string; before: object; after: object; operation_id: string }[]
>`
  select action, target_id, before, after, operation_id from audit_events where company_id = ${company.uuid} order by sequence`;

describe('the deletion of a member', () => {
  it('closes what waits for them, each with an event of the same operation, and nothing else (R14, R26)', async () => {
    const { company, lead, leaverId, requests, otherRequest } = await place();
    const { departure } = await act(deleteMember, company.owner, { memberId: leaverId });
    for (const requestId of requests) {
      const shown = await ask(getRequest, company.owner, { requestId });
      expect(shown).toMatchObject({ status: 'closed', answeredBy: company.owner.memberId, number: null, reason: null });
      expect(shown.answeredAt).toBe(departure?.leftAt);
    }
    expect((await ask(getRequest, lead, { requestId: otherRequest })).status).toBe('open');
    const closed = (await eventsOf(company)).filter(({ action }) => action === 'request.closed');
    expect(closed.map(({ target_id: id }) => id).toSorted()).toEqual(requests.toSorted());
    for (const event of closed)
      expect(event).toMatchObject({
        before: { status: 'open' },
        after: { status: 'closed', memberId: leaverId },
        operation_id: toUuid('opr', departure?.id ?? ''),
      });
    expect((await ask(listRequests, company.owner, { status: 'closed' })).data).toHaveLength(2);
    expect((await ask(listRequests, company.owner, { status: 'open' })).data.map(({ id }) => id)).toEqual([
      otherRequest,
    ]);
  });

  it('leaves nothing to answer, also when it is undone', async () => {
    const { company, lead, leaverId, requests } = await place();
    const [requestId = ''] = requests;
    const { departure } = await act(deleteMember, company.owner, { memberId: leaverId });
    await act(undoDeparture, company.owner, { departureId: departure?.id ?? '' });
    const refused = { code: 'request_answered', state: 'closed' };
    const numberId = company.numbers[0]?.id ?? '';
    expect(await refusal(tryCommand(approveRequest, company.owner, { requestId, numberId }))).toEqual(refused);
    expect(await refusal(tryCommand(declineRequest, company.owner, { requestId, reason: 'No' }))).toEqual(refused);
    expect(await refusal(tryCommand(withdrawRequest, lead, { requestId }))).toEqual(refused);
  });

  it('is told from a deactivation, after which a request still waits (R15)', async () => {
    const { company, leaverId, requests } = await place();
    await act(deactivateMember, company.owner, { memberId: leaverId });
    for (const requestId of requests) expect((await ask(getRequest, company.owner, { requestId })).status).toBe('open');
  });
});

describe('a member whom the history names', () => {
  it('is known as deleted, and since when, to who may read it (R24)', async () => {
    const { company, lead, leaverId: memberId } = await place();
    expect(await refusal(tryQuery(getDeletedMember, company.owner, { memberId }))).toEqual({ code: 'not_found' });
    const { departure } = await act(deleteMember, company.owner, { memberId });
    expect(await ask(getDeletedMember, company.as('admin'), { memberId })).toEqual({
      id: memberId,
      name: 'Camille Durand',
      deletedAt: departure?.leftAt,
      departureId: departure?.id,
    });
    expect(await refusal(tryQuery(getDeletedMember, lead, { memberId }))).toMatchObject({ code: 'forbidden' });
    await act(undoDeparture, company.owner, { departureId: departure?.id ?? '' });
    expect(await refusal(tryQuery(getDeletedMember, company.owner, { memberId }))).toEqual({ code: 'not_found' });
  });
});
