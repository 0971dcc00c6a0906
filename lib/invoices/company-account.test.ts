import { expect, it } from 'vitest';
import { listAuditEvents } from '@/lib/audit';
import { closeCompany, reopenCompany } from '@/lib/licences';
import { act, ask, refusal, staff, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { owing, settle, standingRow, unpaidOf } from '@/lib/testing/owing';
import { getCompanyAccount, getInvoice, listReceivables, openInvoiceDispute, recordPayment, setCreditLimit } from '.';

const { sql } = coreDatabase();

/** A company whose renewal was due on 31 December and is unpaid. */
async function overdue() {
  const company = await owing(sql, '2032-01-05T12:00:00Z');
  await settle(company);
  return company;
}

it('R24: an operator admin sees a company’s terms and standing, and what it owes', async () => {
  const company = await overdue();
  const desk = staff('operator', company.id);
  await act(setCreditLimit, desk, { amount: 5_000 });
  const account = await ask(getCompanyAccount, desk, {});
  expect(account).toMatchObject({
    company: { id: company.id, plan: 'connect', currency: 'EUR' },
    creditLimit: { amount: 5_000, currency: 'EUR' },
    licences: { total: 2, assigned: 0 },
    standing: { state: 'past_due', next: { step: 'restricted', on: '2032-01-30' } },
  });
  const [{ number, total } = { number: '', total: 0 }] = await unpaidOf(sql, company);
  const { data } = await ask(listReceivables, desk, {});
  expect(data).toContainEqual(
    expect.objectContaining({ number, status: 'open', amountDue: { amount: total, currency: 'EUR' } }),
  );
  expect((await ask(listReceivables, desk, { status: 'paid' })).data).toEqual([]);
  await act(recordPayment, desk, { number, amount: total });
  expect((await ask(listReceivables, desk, { status: 'paid' })).data).toMatchObject([{ number }]);
  expect((await standingRow(sql, company))?.state).toBe('active');
});

it('R22: what is owed is late from the day after it was due, and what is due today is not', async () => {
  const company = await owing(sql, '2031-12-31T12:00:00Z');
  const lateOf = async () => (await ask(getCompanyAccount, staff('operator', company.id), {})).standing.overdue.amount;
  expect(await lateOf()).toBe(0);
  const [{ total } = { total: 0 }] = await unpaidOf(sql, company);
  await setClock(sql, company, '2032-01-01T12:00:00Z');
  expect(await lateOf()).toBe(total);
});

it('R26: what an operator admin does to a company is in its log under their own account, with the kind of actor', async () => {
  const company = await overdue();
  const desk = staff('operator', company.id);
  await act(closeCompany, desk, { reason: 'The contract has ended.' });
  const [{ number } = { number: '' }] = await unpaidOf(sql, company);
  await act(openInvoiceDispute, desk, { invoice: number });
  await act(reopenCompany, desk, { reason: 'It goes on.' });
  const { data } = await ask(listAuditEvents, company.owner, { actor: desk.accountId });
  expect(data.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['company.state_changed', 'invoice.dispute_opened']),
  );
  for (const { actor } of data) expect(actor).toMatchObject({ id: desk.accountId, kind: 'staff' });
});

it('R24, R25: naming a company gives a support agent nothing, and an operator admin nothing of what is inside', async () => {
  const company = await overdue();
  const agent = staff('support', company.id);
  for (const attempt of [
    tryQuery(getCompanyAccount, agent, {}),
    tryQuery(listReceivables, agent, {}),
    tryCommand(closeCompany, agent, { reason: 'x' }),
    tryQuery(getInvoice, staff('operator', company.id), { invoiceId: 'inv_x' }),
  ])
    expect(await refusal(attempt)).toMatchObject({ code: 'forbidden' });
  expect((await standingRow(sql, company))?.state).toBe('past_due');
});

it('R25: a company that is not there is not found', async () => {
  for (const id of ['com_00000000000000000000000000000000', 'nonsense'])
    for (const actor of [staff('operator', id), system(id)])
      expect(await refusal(tryQuery(getCompanyAccount, actor, {}))).toMatchObject({ code: 'not_found' });
});
