import { describe, expect, it } from 'vitest';
import { assignNumber, explainNumberActs, quoteAssignment, unassignNumber } from '@/lib/assignments';
import { listAuditEvents } from '@/lib/audit';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { settleCompany } from '@/lib/licences';
import { getNumber, listInventory, takeNumber } from '@/lib/numbers';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { asked, askingCompany } from '@/lib/testing/asking';
import { type FixtureCompany, type FixtureOptions, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf, figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { approveRequest, declineRequest, getRequest, listRequests, quoteRequest, withdrawRequest } from '.';

const { sql } = coreDatabase();

const place = (options?: FixtureOptions) => askingCompany(sql, options);
const topicsOf = async (company: FixtureCompany) =>
  (
    await sql<{ topic: string }[]>`select topic from outbox where company_id = ${company.uuid} order by created_at, id`
  ).map(({ topic }) => topic);
const holds = async (company: FixtureCompany) => expect(await brokenInvariants(sql, company)).toEqual([]);
const dueOf = async (company: FixtureCompany) => {
  const [row] = await sql<
    { at: Date }[]
  >`select settle_due_at as at from company_ledgers where company_id = ${company.uuid}`;
  return row?.at.toISOString();
};
const HOUR = 3_600_000;
const later = (at: string, hours: number) => new Date(new Date(at).getTime() + hours * HOUR).toISOString();

describe('R23: under the policy ask, an assignment that needs a purchase', () => {
  it('becomes a request: nothing is bought, the number is held for 72 hours, and its quote is the one that was shown', async () => {
    const there = await place();
    const { company, memberId, numberId } = there;
    const quote = await ask(quoteAssignment, company.as('admin'), { memberId, numberId });
    expect(quote).toMatchObject({ purchases: 1, approval: { holdHours: 72 } });
    const before = await figuresOf(sql, company);
    const request = await asked(there, { maxPurchases: 1, maxCharge: quote.charge });
    expect(request).toMatchObject({ status: 'open', quote });
    expect(await figuresOf(sql, company)).toMatchObject({ ...before, events: before.events + 1 });
    const shown = await ask(getRequest, company.as('admin'), { requestId: request.id });
    expect(shown).toMatchObject({
      kind: 'purchase',
      member: { id: memberId },
      number: { id: numberId },
      expiresAt: request.expiresAt,
      quote,
    });
    expect(request.expiresAt).toBe(later(shown.createdAt, 72));
    expect(await topicsOf(company)).toEqual(['mail.purchase_requested']);
    await holds(company);
  });

  it('is simply done where a licence is free, and refused where more is needed than was confirmed', async () => {
    const { company, memberId, numberId } = await place({ monthly: 1 });
    expect(await act(assignNumber, company.as('admin'), { memberId, numberId })).toMatchObject({
      licenceOrigin: 'available',
    });
    const other = { memberId, numberId: company.numbers[1]?.id ?? '' };
    expect(await refusal(tryCommand(assignNumber, company.as('admin'), { ...other, maxPurchases: 0 }))).toMatchObject({
      code: 'quote_changed',
      quote: { approval: { holdHours: 72 } },
    });
  });

  it('holds the number against everybody else of the company, asked again it is the same request, and counts to the limit (R8)', async () => {
    const there = await place({ numbers: 6 });
    const { company, memberId, numberId } = there;
    const request = await asked(there);
    expect(await asked(there)).toEqual(request);
    const other = company.members[1] ?? '';
    const held = { code: 'number_not_assignable', reason: 'held' };
    expect(await refusal(tryCommand(assignNumber, company.owner, { memberId: other, numberId }))).toEqual(held);
    const { data: said } = await ask(explainNumberActs, company.owner, { numberId });
    expect(said[0]).toMatchObject({
      act: 'assign',
      possible: false,
      code: held.code,
      details: { reason: held.reason },
    });
    for (const number of company.numbers.slice(1, 5)) await asked({ ...there, numberId: number.id });
    const sixth = { memberId, numberId: company.numbers[5]?.id ?? '' };
    expect(await refusal(tryCommand(assignNumber, company.owner, sixth))).toMatchObject({
      code: 'member_limit_reached',
      numbers: 5,
    });
    expect(await asked(there)).toEqual(request);
    await holds(company);
  });

  it('holds a line of the inventory against other companies too, and gives it back when it is declined', async () => {
    const there = await place();
    const elsewhere = await place();
    const { company, memberId } = there;
    const [e164 = ''] = company.stock;
    const { request } = await act(assignNumber, company.as('admin'), { memberId, e164 });
    const taken = () => refusal(tryCommand(takeNumber, elsewhere.company.owner, { e164 }));
    expect(await taken()).toMatchObject({ code: 'number_not_assignable' });
    await act(declineRequest, company.owner, { requestId: request?.id ?? '', reason: 'Not now' });
    expect((await ask(listInventory, company.owner, { q: e164, limit: 5 })).data).toHaveLength(1);
    await holds(company);
    expect(await taken()).toBe('accepted');
  });

  it('is refused by a cap already then (R23), since what it forbids could not be approved', async () => {
    const { company, memberId, numberId } = await place();
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { monthlyLicences: 0 } });
    expect(await refusal(tryCommand(assignNumber, company.as('admin'), { memberId, numberId }))).toMatchObject({
      code: 'auto_purchase_cap_reached',
    });
  });
});

describe('R23: an answer', () => {
  it.each(['owner', 'billing_manager'] as const)('by the %s buys and assigns, at most what they saw', async (role) => {
    const there = await place();
    const { company, memberId, numberId } = there;
    const { id: requestId } = await asked(there);
    const quote = await ask(quoteRequest, company.as(role), { requestId });
    expect(quote).toMatchObject({ purchases: 1, approval: null });
    const before = await digestOf(sql, company);
    const less = { maxPurchases: 1, maxCharge: { ...quote.charge, amount: quote.charge.amount - 1 } };
    expect(await refusal(tryCommand(approveRequest, company.as(role), { requestId, ...less }))).toMatchObject({
      code: 'quote_changed',
    });
    expect(await digestOf(sql, company)).toBe(before);
    const approved = await act(approveRequest, company.as(role), {
      requestId,
      maxPurchases: 1,
      maxCharge: quote.charge,
    });
    expect(approved).toMatchObject({ licenceOrigin: 'purchased', purchase: { charge: quote.charge } });
    expect(approved.request).toMatchObject({ status: 'approved', expiresAt: expect.any(String) });
    expect(await ask(getNumber, company.owner, { numberId })).toMatchObject({ member: { id: memberId } });
    const { data: events } = await ask(listAuditEvents, company.owner, { target: requestId });
    expect(events.map(({ action }) => action)).toEqual(['request.approved', 'request.created']);
    await holds(company);
  });

  it('is an owner’s or billing manager’s; a billing manager sees who asks and what it costs, and neither member nor number (R24)', async () => {
    const there = await place();
    const { company } = there;
    const { id: requestId, quote } = await asked(there);
    expect(await refusal(tryCommand(approveRequest, company.as('admin'), { requestId }))).toMatchObject({
      code: 'forbidden',
      permission: 'purchases:approve',
    });
    const shown = await ask(getRequest, company.as('billing_manager'), { requestId });
    expect(shown).toMatchObject({ member: null, number: null, quote });
    expect(shown.requestedBy.name).not.toBeNull();
    expect((await ask(listRequests, company.as('billing_manager'), { kind: 'purchase' })).data).toEqual([shown]);
    expect(await act(approveRequest, company.as('billing_manager'), { requestId })).toMatchObject({
      assignment: null,
      request: { member: null, number: null, assignmentId: null },
    });
  });

  it('uses a licence that was freed meanwhile, and buys nothing', async () => {
    const there = await place({ monthly: 1, numbers: 2 });
    const { company, memberId, numberId } = there;
    const first = { memberId, numberId: company.numbers[1]?.id ?? '' };
    await act(assignNumber, company.owner, first);
    const { id: requestId } = await asked(there);
    await act(unassignNumber, company.owner, { numberId: first.numberId });
    expect(await ask(quoteRequest, company.owner, { requestId })).toMatchObject({ purchases: 0, licencesUsed: 1 });
    expect(await act(approveRequest, company.owner, { requestId, maxPurchases: 1 })).toMatchObject({
      licenceOrigin: 'available',
      purchase: null,
    });
    expect(await ask(getNumber, company.owner, { numberId })).toMatchObject({ status: 'assigned' });
    await holds(company);
  });

  it('that declines frees the number with a reason, and who asked takes it back themselves', async () => {
    const there = await place();
    const { company, numberId } = there;
    const { id: requestId } = await asked(there);
    expect(await refusal(tryCommand(declineRequest, company.as('admin'), { requestId, reason: 'No' }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await act(declineRequest, company.owner, { requestId, reason: 'Too dear' })).toMatchObject({
      status: 'declined',
      reason: 'Too dear',
    });
    expect(await refusal(tryCommand(approveRequest, company.owner, { requestId }))).toEqual({
      code: 'request_answered',
      state: 'declined',
    });
    const again = await asked(there);
    expect(again.id).not.toBe(requestId);
    expect(await act(withdrawRequest, company.as('admin'), { requestId: again.id })).toMatchObject({
      status: 'withdrawn',
    });
    expect(
      await refusal(tryCommand(assignNumber, company.owner, { memberId: company.members[1] ?? '', numberId })),
    ).toBe('accepted');
    await holds(company);
  });

  it('comes too late after 72 hours, whether or not the worker has come by; who asked hears of it', async () => {
    const there = await place();
    const { company, memberId } = there;
    const [e164 = ''] = company.stock;
    const { request } = await act(assignNumber, company.as('admin'), { memberId, e164 });
    const requestId = request?.id ?? '';
    await setClock(sql, company, '2031-11-22T15:00:00Z');
    const next = await asked(there);
    await setClock(sql, company, request?.expiresAt ?? '');
    const over = { code: 'request_answered', state: 'expired' };
    expect(await refusal(tryQuery(quoteRequest, company.owner, { requestId }))).toEqual(over);
    expect(await refusal(tryCommand(approveRequest, company.owner, { requestId }))).toEqual(over);
    await act(settleCompany, system(company.id), {});
    // The one that was made later falls due next.
    expect(await dueOf(company)).toBe(next.expiresAt);
    expect(await ask(getRequest, company.owner, { requestId })).toMatchObject({ status: 'expired' });
    expect(await topicsOf(company)).toContain('mail.purchase_answered');
    expect((await ask(listInventory, company.owner, { q: e164, limit: 5 })).data).toHaveLength(1);
    await holds(company);
  });
});
