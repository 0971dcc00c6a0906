import { expect, it } from 'vitest';
import { assignNumber, quoteAssignment, reassignNumber, unassignNumber } from '@/lib/assignments';
import { changeFrequency, changePlan, listSubscriptions, quoteFrequencyChange, quotePlanChange } from '@/lib/billing';
import { purchaseLicences, quoteLicencePurchase, renewCompany, scheduleLicenceRemoval } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { owing, pay, settle, settleEachStep } from '@/lib/testing/owing';

const { sql } = coreDatabase();
const stateOf = async ({ uuid }: FixtureCompany) =>
  (await sql<{ state: string }[]>`select state from companies where company_id = ${uuid}`)[0]?.state;
const stepsOf = async (company: FixtureCompany) =>
  (await actionsOf(sql, company)).filter((action) => action.startsWith('company.'));
const toldOf = async ({ uuid }: FixtureCompany) =>
  (
    await sql<{ told: string }[]>`
      select payload ->> 'state' as told from outbox where company_id = ${uuid} and topic = 'mail.company_state' order by created_at`
  ).map(({ told }) => told);
const buys = (company: FixtureCompany, quantity: number) =>
  refusal(tryCommand(purchaseLicences, company.owner, { quantity }));

it('R22: past due, however many workers come, is one step and one mail; purchases go up to one period’s value or what is agreed', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  await Promise.all([settle(company), settle(company), settle(company)]);
  expect([await stateOf(company), await stepsOf(company), await toldOf(company)]).toEqual([
    'past_due',
    ['company.state_changed'],
    ['past_due'],
  ]);
  const [event] = await sql`
    select actor ->> 'kind' as kind from audit_events where company_id = ${company.uuid} and action = 'company.state_changed'`;
  expect(event).toEqual({ kind: 'system' });

  // 2 licences at 12.00 are a period's value of 24.00; two more cost 23.23 for 30 of 31 days.
  expect(await buys(company, 2)).toBe('accepted');
  const beyond = { code: 'company_restricted', state: 'past_due', creditLimit: 2400, used: 2323 };
  expect(await buys(company, 1)).toEqual(beyond);
  await sql`update companies set credit_limit = 3484 where company_id = ${company.uuid}`;
  expect(await buys(company, 1)).toBe('accepted');
  expect(await buys(company, 1)).toEqual({ ...beyond, creditLimit: 3484, used: 3484 });
  // What the acts refuse their quotes refuse too.
  const { data } = await ask(listSubscriptions, company.owner, {});
  const wish = { subscriptionId: data[0]?.id ?? '', billingFrequency: 'yearly', when: 'now' } as const;
  for (const refused of [
    tryQuery(quoteLicencePurchase, company.owner, { quantity: 1 }),
    tryQuery(quotePlanChange, company.owner, { plan: 'advanced' }),
    tryCommand(changePlan, company.owner, { plan: 'advanced' }),
    tryQuery(quoteFrequencyChange, company.owner, wish),
    tryCommand(changeFrequency, company.owner, wish),
  ])
    expect(await refusal(refused)).toMatchObject({ code: 'company_restricted' });
});

it('R22: beyond the credit limit an assignment buys nothing, and its quote says so', async () => {
  const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
  const [memberId = ''] = company.members;
  const [first, second] = company.numbers.map(({ id }) => id);
  await setClock(sql, company, '2031-12-01T12:00:00Z');
  await act(assignNumber, company.owner, { memberId, numberId: first ?? '' });
  await setClock(sql, company, '2032-01-02T12:00:00Z');
  await settle(company);
  await sql`update companies set credit_limit = 1000 where company_id = ${company.uuid}`;
  const wish = { memberId, numberId: second ?? '' };
  const beyond = { code: 'company_restricted', state: 'past_due', creditLimit: 1000, used: 0 };
  expect(await refusal(tryQuery(quoteAssignment, company.owner, wish))).toEqual(beyond);
  expect(await refusal(tryCommand(assignNumber, company.owner, wish))).toEqual(beyond);
});

it('R22: restricted, nothing is bought or newly assigned and the rest works; paying brings the company back at once', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  const [one = '', other = ''] = company.members;
  const [held = '', free = ''] = company.numbers.map(({ id }) => id);
  await act(assignNumber, company.owner, { memberId: one, numberId: held });
  await settleEachStep(sql, company, '2032-02-05T12:00:00Z');
  const restricted = { code: 'company_restricted', state: 'restricted' };
  expect(await buys(company, 1)).toEqual(restricted);
  const assign = () => refusal(tryCommand(assignNumber, company.owner, { memberId: one, numberId: free }));
  expect(await assign()).toEqual(restricted);
  await act(reassignNumber, company.owner, { numberId: held, memberId: other });
  await act(unassignNumber, company.owner, { numberId: held });
  await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });

  await pay(sql, company, 'first');
  expect(await stateOf(company)).toBe('past_due');
  await pay(sql, company, 'first');
  expect(await stateOf(company)).toBe('active');
  expect(await assign()).toBe('accepted');
  expect(await toldOf(company)).toEqual(['past_due', 'past_due', 'restricted', 'past_due', 'active']);
});

it('R22: late by weeks, steps go to the next announcement, each with its event, and one mail says where the company stands; a dispute stops the clock', async () => {
  const [late, disputing] = [await owing(sql, '2032-02-10T12:00:00Z'), await owing(sql, '2032-01-30T12:00:00Z')];
  await settle(late);
  expect(await stepsOf(late)).toEqual(['company.state_changed', 'company.restriction_announced']);
  expect([await stateOf(late), await toldOf(late)]).toEqual(['past_due', ['past_due']]);
  await sql`
    insert into invoice_disputes (company_id, invoice_id, opened_at)
    select company_id, invoice_id, issued_at from issued_invoices where company_id = ${disputing.uuid}`;
  await settle(disputing);
  expect([await stateOf(disputing), await stepsOf(disputing)]).toEqual(['active', []]);
});

it('R22: the operator’s run of renewals steps no state, whatever its day; the settlement does', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  await act(renewCompany, system(company.id), { asOf: '2032-04-01' });
  expect([await stateOf(company), await stepsOf(company)]).toEqual(['active', []]);
  await settle(company);
  expect(await stateOf(company)).toBe('past_due');
});

it('R22: what an upgrade charges counts to the credit limit as a purchase does', async () => {
  const company = await owing(sql, '2032-01-02T12:00:00Z');
  await settle(company);
  // 2 × 6.00 for 30 of 31 days; a licence on Advanced would cost 17.42.
  expect((await act(changePlan, company.owner, { plan: 'advanced' })).charge.amount).toBe(1161);
  expect(await buys(company, 1)).toEqual({
    code: 'company_restricted',
    state: 'past_due',
    creditLimit: 2400,
    used: 1161,
  });
});
