import { describe, expect, it } from 'vitest';
import { assignNumber, changeNumbers, deactivateMember, deleteMember, deleteNumber } from '@/lib/assignments';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { newId, toUuid } from '@/lib/kernel/id';
import { act, ask, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type AskingCompany, asked, askingCompany } from '@/lib/testing/asking';
import type { FixtureCompany, FixtureOptions } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { approveRequest, createRequest, declineRequest, getRequest, quoteRequest } from '.';

const { sql } = coreDatabase();
const place = (options?: FixtureOptions) => askingCompany(sql, options);
const holds = async (company: FixtureCompany) => expect(await brokenInvariants(sql, company)).toEqual([]);

describe('R23, R24: a team lead’s wish that needs a purchase', () => {
  it('is an owner’s to answer, who approves it so; an admin is refused, with the quote as with the act', async () => {
    const { company, memberId, numberId } = await place();
    const departmentId = newId('dep');
    await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
    await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
    const { id: requestId } = await act(createRequest, company.as('team_lead', [departmentId]), { memberId });
    const blocked = { code: 'auto_purchase_blocked', policy: 'ask' };
    const choice = { requestId, numberId };
    expect(await refusal(tryQuery(quoteRequest, company.as('admin'), choice))).toMatchObject(blocked);
    expect(await refusal(tryCommand(approveRequest, company.as('admin'), choice))).toMatchObject(blocked);
    expect(await ask(quoteRequest, company.owner, choice)).toMatchObject({ purchases: 1, approval: null });
    expect(await refusal(tryQuery(quoteRequest, company.owner, { requestId }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await act(approveRequest, company.owner, { ...choice, maxPurchases: 1 })).toMatchObject({
      licenceOrigin: 'purchased',
    });
    await holds(company);
  });

  it('R8: answered with the number that a purchase request holds for the same member, ends that request too', async () => {
    const there = await place();
    const { company, memberId, numberId } = there;
    const departmentId = newId('dep');
    await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
    await sql`update members set department_id = ${toUuid('dep', departmentId)} where company_id = ${company.uuid} and id = ${toUuid('mem', memberId)}`;
    const { id: requestId } = await act(createRequest, company.as('team_lead', [departmentId]), { memberId });
    const waiting = await asked(there);
    await act(approveRequest, company.owner, { requestId, numberId, maxPurchases: 1 });
    expect(await ask(getRequest, company.owner, { requestId })).toMatchObject({ status: 'approved' });
    expect(await ask(getRequest, company.owner, { requestId: waiting.id })).toMatchObject({ status: 'closed' });
    await holds(company);
  });
});

describe('R23: what changed meanwhile', () => {
  const refusedWith = async (
    change: (there: AskingCompany) => Promise<unknown>,
    code: object,
    options: FixtureOptions = {},
  ) => {
    const there = await place(options);
    const { id: requestId } = await asked(there);
    await change(there);
    expect(await refusal(tryCommand(approveRequest, there.company.owner, { requestId }))).toMatchObject(code);
    expect(await ask(getRequest, there.company.owner, { requestId })).toMatchObject({
      status: 'state' in code ? code.state : 'open',
    });
    await holds(there.company);
  };

  it('closes it where its member or its number is deleted', async () => {
    const closed = { code: 'request_answered', state: 'closed' };
    await refusedWith(({ company, memberId }) => act(deleteMember, company.owner, { memberId }), closed);
    await refusedWith(({ company, numberId }) => act(deleteNumber, company.owner, { numberId }), closed);
    await refusedWith(
      ({ company, numberId }) => act(changeNumbers, company.owner, { act: 'delete', numberIds: [numberId] }),
      closed,
    );
  });

  it('refuses the approval and leaves it open: member deactivated, company restricted, policy block', async () => {
    await refusedWith(({ company, memberId }) => act(deactivateMember, company.owner, { memberId }), {
      code: 'member_inactive',
    });
    await refusedWith(
      ({ company }) => sql`update companies set state = 'restricted' where company_id = ${company.uuid}`,
      { code: 'company_restricted' },
    );
    await refusedWith(
      ({ company }) => act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'block' } }),
      { code: 'auto_purchase_blocked', policy: 'block' },
    );
  });

  it('refuses it at the limit of a smaller plan, in which what is held counts (R8, R21)', async () => {
    const there = await place({ monthly: 1 });
    const { company, memberId } = there;
    await act(assignNumber, company.owner, { memberId, numberId: company.numbers[1]?.id ?? '' });
    const { id: requestId } = await asked(there);
    await sql`insert into plans values ('single', 'Single', 9, 1) on conflict do nothing`;
    await sql`update companies set plan_code = 'single' where company_id = ${company.uuid}`;
    expect(await refusal(tryCommand(approveRequest, company.owner, { requestId }))).toMatchObject({
      code: 'member_limit_reached',
      limit: 1,
    });
    await act(declineRequest, company.owner, { requestId, reason: 'The plan is smaller now' });
    await holds(company);
  });

  it('lets the assignment happen at once where it needs no approval any more, and closes the request', async () => {
    const there = await place();
    const { company, memberId, numberId } = there;
    const { id: requestId } = await asked(there);
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'allow' } });
    expect(await act(assignNumber, company.as('admin'), { memberId, numberId })).toMatchObject({
      licenceOrigin: 'purchased',
    });
    expect(await ask(getRequest, company.owner, { requestId })).toMatchObject({
      status: 'closed',
      closedBecause: 'assigned',
    });
    await holds(company);
  });
});
