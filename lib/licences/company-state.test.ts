import { describe, expect, it } from 'vitest';
import { assignNumber, restoreNumber } from '@/lib/assignments';
import { getStanding, openInvoiceDispute } from '@/lib/invoices';
import { closeCompany, getLicenceSummary, reopenCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { CLOSED_AT, owing, pay, settle, settleEachStep, standingRow, toldOfState, unpaidOf } from '@/lib/testing/owing';

const { sql } = coreDatabase();
const stateOf = async (company: FixtureCompany) => (await standingRow(sql, company))?.state;

describe('R22: the operator', () => {
  it('closes a company at once, with the reason in its log, and once', async () => {
    const company = await owing(sql, '2031-12-01T12:00:00Z', { members: 1, numbers: 1, monthly: 1 });
    await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    const standing = await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
    expect(standing).toMatchObject({
      state: 'closed',
      overdue: { amount: 0 },
      next: { step: 'numbers_leave', on: '2032-01-30' },
    });
    const [event] = await sql`
      select e.actor ->> 'id' as by, v.values from audit_events e join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence
      where e.company_id = ${company.uuid} and e.action = 'company.state_changed'`;
    expect(event).toEqual({ by: 'cli', values: { reason: 'The contract has ended.' } });
    const events = (await actionsOf(sql, company)).length;
    await act(closeCompany, system(company.id), { reason: 'Again.' });
    expect((await actionsOf(sql, company)).length).toBe(events);
  });

  it('lets it in again: numbers in quarantine come back when asked for, without a licence; licences do not', async () => {
    const company = await owing(sql, '2031-12-01T12:00:00Z', { monthly: 1 });
    const [numberId = ''] = company.numbers.map(({ id }) => id);
    const memberId = company.members[0] ?? '';
    await act(assignNumber, company.owner, { memberId, numberId });
    await act(closeCompany, system(company.id), { reason: 'A mistake.' });
    await act(reopenCompany, system(company.id), { reason: 'It was a mistake.' });
    expect(await standingRow(sql, company)).toEqual({ state: 'active', announced: null });
    expect((await toldOfState(sql, company)).at(-1)).toMatchObject({ state: 'active', isReopened: true, amount: 0 });
    expect(await act(restoreNumber, company.owner, { numberId })).toMatchObject({
      status: 'unassigned',
      licenceId: null,
    });
    expect(await ask(getLicenceSummary, company.owner, {})).toMatchObject({ total: 0 });
    const { purchase } = await act(assignNumber, company.owner, { memberId, numberId }).then((done) =>
      'request' in done ? { purchase: null } : done,
    );
    expect(purchase).toMatchObject({ quantity: 1 });
  });

  it('reopens where unpaid invoices leave it, and not where they would close it again', async () => {
    const company = await owing(sql, '2031-12-31T12:00:00Z');
    await settleEachStep(sql, company, CLOSED_AT);
    await settle(company);
    const numbers = (await unpaidOf(sql, company)).map(({ number }) => number);
    const reopen = () => tryCommand(reopenCompany, system(company.id), { reason: 'They pay.' });
    expect(await refusal(reopen())).toMatchObject({
      code: 'invoices_overdue',
      invoices: numbers,
    });
    await pay(sql, company, 'first');
    expect(await stateOf(company)).toBe('closed');
    // January’s invoice, due on 31 January, has been late for a month: it is told anew what comes, with the whole notice.
    expect(await refusal(reopen())).toBe('accepted');
    expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: null });
    await settle(company);
    expect((await toldOfState(sql, company)).slice(-2)).toMatchObject([
      { state: 'past_due', announced: null, isReopened: true, restrictedOn: '2032-03-15' },
      { state: 'past_due', announced: 'restricted', isReopened: false, restrictedOn: '2032-03-15' },
    ]);
    await setClock(sql, company, '2032-04-01T12:00:00Z');
    await settle(company);
    expect(await standingRow(sql, company)).toEqual({ state: 'restricted', announced: 'closed' });
  });

  it('reopens one whose unpaid invoice is disputed', async () => {
    const company = await owing(sql, '2031-12-31T12:00:00Z');
    await settleEachStep(sql, company, CLOSED_AT);
    await settle(company);
    expect(await stateOf(company)).toBe('closed');
    for (const { number } of await unpaidOf(sql, company))
      await act(openInvoiceDispute, system(company.id), { invoice: number });
    await act(reopenCompany, system(company.id), { reason: 'To be clarified.' });
    expect(await stateOf(company)).toBe('active');
    expect(await ask(getStanding, company.owner, {})).toMatchObject({
      state: 'active',
      overdue: { amount: 0 },
      next: null,
    });
  });
});
