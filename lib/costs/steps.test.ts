import { describe, expect, it } from 'vitest';
import { assignNumber, assignNumbers } from '@/lib/assignments';
import { listInvoices, recordPayment } from '@/lib/invoices';
import { newId } from '@/lib/kernel/id';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { approveRequest, getRequest } from '@/lib/requests';
import { act, ask, refusal, system, tryQuery } from '@/lib/testing/acting';
import { asked, askingCompany } from '@/lib/testing/asking';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { explainCharge, getInvoiceLine } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const place = (given: FixtureOptions = {}) => makeFixture(sql, { numbers: 3, now: '2031-11-22T12:00:00Z', ...given });
const explain = (company: FixtureCompany, purchaseId = '', role = 'owner' as const) =>
  ask(explainCharge, company.as(role), { purchaseId });

describe('why something was charged, step by step', () => {
  it('E136, R7: an automatic purchase says what was confirmed, who did it, for whom, on which line, and what was paid', async () => {
    const acme = await place();
    const [memberId = ''] = acme.members;
    const numberId = acme.numbers[0]?.id ?? '';
    const shown = { maxPurchases: 1, maxCharge: eur(1200), maxRenewalIncrease: eur(1200) };
    const bought = await act(assignNumber, acme.owner, { memberId, numberId, ...shown });
    if (bought.request !== undefined) throw new Error('nothing was bought');
    const { purchase, assignment } = bought;
    const { steps, document, line } = await explain(acme, purchase?.id);
    expect(steps).toMatchObject([
      { kind: 'shown', confirmed: shown },
      { kind: 'event', action: 'licence.purchased', targetId: purchase?.id, actor: { name: 'Camille Durand' } },
      { kind: 'assigned', id: assignment.id, number: { id: numberId }, member: { id: memberId }, others: 0 },
      { kind: 'charged', id: line.id, amount: eur(1200) },
      { kind: 'issued', id: document.id, at: null, number: null, closesAt: '2031-11-30T23:00:00.000Z' },
    ]);
    await setClock(sql, acme, '2031-12-01T09:00:00Z');
    await act(settleCompany, system(acme.id), {});
    const { data } = await ask(listInvoices, acme.owner, { limit: 200 });
    const number = data.find((invoice) => invoice.id === document.id)?.number ?? '';
    await act(recordPayment, system(acme.id), { number, amount: 100 });
    const later = (await explain(acme, purchase?.id)).steps.slice(4);
    expect(later).toMatchObject([
      { kind: 'issued', number, at: expect.any(String) },
      { kind: 'paid', amount: eur(100), creditNoteId: null },
    ]);
    const instants = steps.flatMap(({ at }) => (at === null ? [] : [at]));
    expect(instants).toEqual(instants.toSorted());
  });

  it('R7: a call without limits says so, and an event from before they were kept says nothing', async () => {
    const acme = await place();
    const { purchase } = await act(purchaseLicences, acme.owner, { quantity: 2 });
    expect((await explain(acme, purchase?.id)).steps[0]).toMatchObject({ kind: 'shown', confirmed: null });
    await sql`update audit_events set after = after - 'confirmed' where company_id = ${acme.uuid} and action = 'licence.purchased'`;
    expect((await explain(acme, purchase?.id)).steps.map(({ kind }) => kind)).toEqual(['event', 'charged', 'issued']);
    await sql`update audit_events set after = after || '{"confirmed":null}' where company_id = ${acme.uuid} and action = 'licence.purchased'`;
  });

  it('R23: what was asked for and approved first is said with both people', async () => {
    const there = await askingCompany(sql);
    const { company, memberId, numberId } = there;
    const request = await asked(there, { maxPurchases: 1, maxCharge: eur(1200) });
    await act(approveRequest, company.as('billing_manager'), { requestId: request.id, maxPurchases: 1 });
    const { assignmentId } = await ask(getRequest, company.as('admin'), { requestId: request.id });
    const [row] = await sql<{ id: string }[]>`select id from purchases where company_id = ${company.uuid}`;
    const { steps } = await explain(company, `pur_${row?.id.replaceAll('-', '')}`);
    expect(steps.slice(0, 2)).toMatchObject([
      { kind: 'asked', id: request.id, actor: { kind: 'member' } },
      { kind: 'approved', id: request.id, actor: { kind: 'member' } },
    ]);
    expect(steps.find(({ kind }) => kind === 'assigned')).toMatchObject({
      id: assignmentId,
      number: { id: numberId },
      member: { id: memberId },
    });
  });

  it('a purchase for several at once names the first and how many others', async () => {
    const acme = await place();
    const items = acme.numbers.map(({ id: numberId }) => ({ memberId: acme.members[0] ?? '', numberId }));
    const { purchase } = await act(assignNumbers, acme.owner, { items, maxPurchases: 3, maxCharge: eur(10_000) });
    const { steps } = await explain(acme, purchase?.id);
    expect(steps.find(({ kind }) => kind === 'assigned')).toMatchObject({
      number: { id: acme.numbers[0]?.id },
      others: 2,
    });
    expect(steps[0]).toMatchObject({ kind: 'shown', confirmed: { maxPurchases: 3, maxCharge: eur(10_000) } });
  });

  it('R24: a billing manager sees the assignment without number and member; a renewal has no purchase before it', async () => {
    const acme = await place();
    const [memberId = ''] = acme.members;
    const { purchase } = await act(assignNumber, acme.owner, { memberId, numberId: acme.numbers[0]?.id ?? '' });
    const detail = await ask(explainCharge, acme.as('billing_manager'), { purchaseId: purchase?.id ?? '' });
    expect(detail.steps.find(({ kind }) => kind === 'assigned')).toMatchObject({ number: null, member: null });
    expect(JSON.stringify(detail.steps)).not.toContain(memberId);
    await setClock(sql, acme, '2031-12-23T09:00:00Z');
    await act(settleCompany, system(acme.id), {});
    const { data } = await ask(listInvoices, acme.owner, { limit: 200 });
    const renewed = data.flatMap(({ id, lines }) =>
      lines.flatMap((line) => (line.cause === 'renewal' ? [{ invoiceId: id, lineId: line.id }] : [])),
    );
    const { steps } = await ask(getInvoiceLine, acme.owner, renewed[0] ?? { invoiceId: '', lineId: '' });
    expect(steps.map(({ kind }) => kind)).toEqual(['event', 'charged', 'issued']);
  });

  it('R25: another company’s purchase is not found, as one that never was', async () => {
    const [acme, globex] = [await place(), await place()];
    const { purchase } = await act(purchaseLicences, globex.owner, { quantity: 1 });
    for (const purchaseId of [purchase?.id ?? '', newId('pur'), 'pur_x'])
      expect(await refusal(tryQuery(explainCharge, acme.owner, { purchaseId }))).toEqual({ code: 'not_found' });
  });
});
