import { describe, expect, it } from 'vitest';
import { assignNumber, restoreNumber, unassignNumber } from '@/lib/assignments';
import { changeFrequency, changePlan, getBilling, listSubscriptions } from '@/lib/billing';
import { getStanding, listInvoices, recordPayment } from '@/lib/invoices';
import { closeCompany, getLicenceSummary, purchaseLicences, scheduleLicenceRemoval } from '@/lib/licences';
import { listRequests } from '@/lib/requests';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, chargedLines, figuresOf } from '@/lib/testing/figures';
import { CLOSED_AT, owing, pay, settle, settleEachStep, standingRow, toldOfState, unpaidOf } from '@/lib/testing/owing';

const { sql } = coreDatabase();
const CLOSED = { code: 'company_restricted', state: 'closed' };
const stateOf = async (company: FixtureCompany) => (await standingRow(sql, company))?.state;
const numbersOf = ({ uuid }: FixtureCompany) => sql<{ status: string; until: string | null }[]>`
  select status, restorable_until::text as until from numbers where company_id = ${uuid} order by e164`;

it('R22: an invoice that nobody pays closes its company step by step, each with one event and one mail with its dates', async () => {
  const company = await owing(sql, '2031-12-01T12:00:00Z');
  const steps = [
    ['2031-12-31T23:00:00Z', { state: 'past_due', announced: null }],
    ['2032-01-14T23:00:00Z', { state: 'past_due', announced: 'restricted' }],
    ['2032-01-29T23:00:00Z', { state: 'restricted', announced: null }],
    ['2032-02-13T23:00:00Z', { state: 'restricted', announced: 'closed' }],
    ['2032-02-25T23:00:00Z', { state: 'restricted', announced: 'closed_soon' }],
    [CLOSED_AT, { state: 'closed', announced: null }],
  ] as const;
  for (const [at, standing] of steps) {
    await setClock(sql, company, new Date(Date.parse(at) - 1));
    await settle(company);
    expect(await standingRow(sql, company)).not.toEqual(standing);
    await setClock(sql, company, at);
    await Promise.all([settle(company), settle(company), settle(company)]);
    expect(await standingRow(sql, company)).toEqual(standing);
  }
  const told = await toldOfState(sql, company);
  expect(told.map(({ state, announced }) => ({ state, announced }))).toEqual(steps.map(([, standing]) => standing));
  // Twice 12.00 and 20 % of tax for December; from the first of February on January’s is late too.
  const facts = { dueOn: '2031-12-31', currency: 'EUR', isReopened: false };
  expect(told[0]).toMatchObject({ ...facts, amount: 2880 });
  expect(told[5]).toMatchObject({ ...facts, amount: 5760 });
  expect(told.map(({ restrictedOn, closesOn }) => [restrictedOn, closesOn])).toEqual([
    ['2032-01-30', null],
    ['2032-01-30', null],
    [null, '2032-02-29'],
    [null, '2032-02-29'],
    [null, '2032-02-29'],
    [null, null],
  ]);
  const actors = await sql<{ action: string; kind: string }[]>`
    select action, actor ->> 'kind' as kind from audit_events where company_id = ${company.uuid} and action like 'company.%' order by sequence`;
  expect(actors.map(({ action }) => action)).toEqual([
    'company.state_changed',
    'company.restriction_announced',
    'company.state_changed',
    'company.closing_announced',
    'company.closing_announced',
    'company.state_changed',
  ]);
  expect(new Set(actors.map(({ kind }) => kind))).toEqual(new Set(['system']));
});

describe('R22: a company that is closed', () => {
  /** Holds, waits for and is about to change everything that it can; bought on the day before. */
  async function full() {
    const company = await owing(sql, '2031-12-01T12:00:00Z', {
      members: 3,
      numbers: 6,
      monthly: 3,
      yearly: 2,
      stock: 1,
      policy: 'ask',
    });
    const [one = '', other = ''] = company.members;
    const [first = '', ...others] = company.numbers.slice(0, 5).map(({ id }) => id);
    for (const numberId of [first, ...others]) {
      const memberId = numberId === first ? one : other;
      expect(await act(assignNumber, company.owner, { memberId, numberId })).toHaveProperty('assignment');
    }
    const asked = await act(assignNumber, company.as('admin'), { memberId: one, e164: company.stock[0] ?? '' });
    expect(asked).toHaveProperty('request');
    await act(unassignNumber, company.owner, { numberId: first });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    const { data } = await ask(listSubscriptions, company.owner, {});
    const yearly = data.find(({ billingFrequency }) => billingFrequency === 'yearly');
    await act(changeFrequency, company.owner, { subscriptionId: yearly?.id ?? '', billingFrequency: 'monthly' });
    await settleEachStep(sql, company, '2032-02-10T12:00:00Z');
    await settle(company);
    return company;
  }

  it('has ended everything in that transaction, and keeps members, invoices and the log', async () => {
    const company = await full();
    const before = await sql`select id, status from members where company_id = ${company.uuid} order by id`;
    const issued = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    for (const at of ['2032-02-13T23:00:00Z', '2032-02-25T23:00:00Z', CLOSED_AT]) {
      await setClock(sql, company, at);
      await settle(company);
    }
    expect(await stateOf(company)).toBe('closed');
    expect(await figuresOf(sql, company)).toMatchObject({ total: 0, assigned: 0, available: 0, openAssignments: 0 });
    expect(await ask(getLicenceSummary, company.owner, {})).toEqual({ total: 0, assigned: 0, available: 0, ending: 0 });
    const until = new Date(Date.parse(CLOSED_AT) + 60 * 86_400_000);
    for (const number of await numbersOf(company)) {
      if (number.status === 'left') continue;
      expect(number.status).toBe('quarantined');
      expect(new Date(number.until ?? '')).toEqual(until);
    }
    expect((await ask(listSubscriptions, company.owner, {})).data).toEqual([]);
    expect(await ask(getBilling, company.owner, {})).toMatchObject({
      pendingPlan: null,
      subscriptions: [],
      coming: [],
    });
    expect(await sql`select id, status from members where company_id = ${company.uuid} order by id`).toEqual(before);
    const after = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    expect(after.data.map(({ id }) => id)).toEqual(expect.arrayContaining(issued.data.map(({ id }) => id)));
  });

  it('renews and bills nothing any more; what was bought before is invoiced at its time', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1, timeZone: 'Europe/Paris' });
    await setClock(sql, company, '2031-11-22T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
    await setClock(sql, company, '2032-06-01T12:00:00Z');
    await settle(company);
    expect(await chargedLines(sql, company)).toEqual([
      'INV 2031-11-30 purchase_manual 1 × 1200 9/30 = 360 2031-11-22…2031-12-01',
    ]);
    expect(await stateOf(company)).toBe('closed');
  });

  it('closes what waits, tells who asked and who held a number, each once', async () => {
    const company = await owing(sql, '2031-12-01T12:00:00Z', { numbers: 3, monthly: 1, policy: 'ask' });
    const [holder = '', wanting = ''] = company.members;
    const [first = '', second = ''] = company.numbers.map(({ id }) => id);
    await act(assignNumber, company.owner, { memberId: holder, numberId: first });
    expect(await act(assignNumber, company.owner, { memberId: wanting, numberId: second })).toHaveProperty('request');
    await act(changePlan, company.owner, { plan: 'advanced' });
    await act(changePlan, company.owner, { plan: 'connect' });
    expect(await ask(getBilling, company.owner, {})).toMatchObject({ pendingPlan: { code: 'connect' } });
    await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
    expect(await ask(getBilling, company.owner, {})).toMatchObject({ pendingPlan: null });
    const { data } = await ask(listRequests, company.owner, { status: 'closed' });
    expect(data.map(({ closedBecause }) => closedBecause)).toEqual(['company_closed']);
    const mails = await sql<{ topic: string; payload: object }[]>`
      select topic, payload from outbox where company_id = ${company.uuid} and topic in ('mail.number_taken', 'mail.purchase_answered') order by topic`;
    expect(mails).toEqual([
      {
        topic: 'mail.number_taken',
        payload: { memberId: holder, numberIds: [first], reason: 'company_closed' },
      },
      { topic: 'mail.purchase_answered', payload: { memberId: company.owner.memberId, requestId: data[0]?.id } },
    ]);
  });
});

it('R22: late by months, a company is told at each visit what comes next and when, and has the whole notice', async () => {
  const company = await owing(sql, '2032-08-15T10:00:00Z');
  await settle(company);
  expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: 'restricted' });
  expect((await ask(getStanding, company.owner, {})).next).toEqual({ step: 'restricted', on: '2032-08-30' });
  const visits = ['2032-08-29T21:59:59Z', '2032-08-29T22:00:00Z', '2032-09-10T10:00:00Z', '2032-10-01T10:00:00Z'];
  for (const at of [...visits, '2032-10-03T21:59:59Z', '2032-10-03T22:00:00Z']) {
    await setClock(sql, company, at);
    await settle(company);
  }
  expect(await stateOf(company)).toBe('closed');
  const told = await toldOfState(sql, company);
  // Restricted on the day of which it was told, it is told at once of closing; nobody came on the day of the last notice.
  expect(
    told.map(({ state, announced, restrictedOn, closesOn }) => [state, announced, restrictedOn ?? closesOn]),
  ).toEqual([
    ['past_due', 'restricted', '2032-08-30'],
    ['restricted', 'closed', '2032-09-14'],
    ['restricted', 'closed_soon', '2032-10-04'],
    ['closed', null, null],
  ]);
  const events = await sql<{ on: string | null }[]>`
    select after ->> 'announcedFor' as on from audit_events where company_id = ${company.uuid} and action like 'company.%announced' order by sequence`;
  expect(events.map(({ on }) => on)).toEqual(['2032-08-30', '2032-09-14', '2032-10-04']);
});

it('R13, R22: told twice and then late by months, nothing renewed after the day of closing, and no number is handed on early', async () => {
  const company = await owing(sql, '2031-12-31T12:00:00Z');
  const { id: numberId } = company.numbers[0] ?? { id: '' };
  await settleEachStep(sql, company, '2032-08-15T10:00:00Z');
  await settle(company);
  const steps = (await actionsOf(sql, company)).filter((action) => action.startsWith('company.'));
  expect(steps).toHaveLength(6);
  expect(await stateOf(company)).toBe('closed');
  // Renewed on the first of December, January and February; that of March is a day too late.
  expect((await chargedLines(sql, company)).map((line) => line.slice(4, 22))).toEqual([
    '2031-12-01 renewal',
    '2032-01-01 renewal',
    '2032-02-01 renewal',
  ]);
  const statuses = async () => (await numbersOf(company)).map(({ status }) => status);
  await setClock(sql, company, new Date(Date.parse('2032-08-15T10:00:00Z') + 60 * 86_400_000 - 1));
  await settle(company);
  expect(await statuses()).toEqual(['quarantined', 'quarantined']);
  expect(await refusal(tryCommand(restoreNumber, company.owner, { numberId }))).toEqual(CLOSED);
  await setClock(sql, company, new Date(Date.parse('2032-08-15T10:00:00Z') + 60 * 86_400_000));
  await settle(company);
  expect(await statuses()).toEqual(['left', 'left']);
});

it('R22: a renewal of the very instant of closing is not made any more', async () => {
  const company = await makeFixture(sql, { monthly: 1, anchor: '2031-12-31', now: '2031-12-31T12:00:00Z' });
  await setClock(sql, company, '2032-01-31T12:00:00Z');
  await settle(company);
  // Renewed on 31 January and due on 1 March, it is closed on 30 April, on which it would have renewed.
  for (const at of ['2032-03-16', '2032-03-31', '2032-04-15', '2032-04-27', '2032-07-01']) {
    await setClock(sql, company, `${at}T12:00:00Z`);
    await settle(company);
  }
  const renewed = (await chargedLines(sql, company)).map((line) => line.slice(4, 14));
  expect([renewed, await stateOf(company)]).toEqual([['2032-01-31', '2032-02-29', '2032-03-31'], 'closed']);
});

it('R22: an act that comes before the worker is refused as in the closed company; the worker closes it', async () => {
  const company = await owing(sql, '2031-12-31T12:00:00Z');
  await settleEachStep(sql, company, CLOSED_AT);
  const numberId = company.numbers[0]?.id ?? '';
  expect(await refusal(tryCommand(unassignNumber, company.owner, { numberId }))).toEqual(CLOSED);
  expect(await stateOf(company)).toBe('restricted');
  await settle(company);
  expect(await stateOf(company)).toBe('closed');
  expect(await refusal(tryCommand(unassignNumber, company.owner, { numberId }))).toEqual(CLOSED);
});

it('R5, R22: an assignment that would buy is refused in a closed company, with the reason', async () => {
  const company = await owing(sql, '2031-12-01T12:00:00Z', { monthly: 0, policy: 'allow' });
  await act(closeCompany, system(company.id), { reason: 'The contract has ended.' });
  const wish = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
  expect(await refusal(tryCommand(assignNumber, company.owner, wish))).toEqual(CLOSED);
  expect(await figuresOf(sql, company)).toMatchObject({ purchases: 0, total: 0 });
});

it.each([
  ['past due', '2032-01-02T12:00:00Z', { state: 'past_due', announced: null }],
  ['told that it will be restricted', '2032-01-16T12:00:00Z', { state: 'past_due', announced: 'restricted' }],
  ['restricted', '2032-01-31T12:00:00Z', { state: 'restricted', announced: null }],
  ['told that it will be closed', '2032-02-15T12:00:00Z', { state: 'restricted', announced: 'closed' }],
  ['told for the last time', '2032-02-27T12:00:00Z', { state: 'restricted', announced: 'closed_soon' }],
])(
  'R17, R22: paid while %s, the company is active at once, and its periods keep their anchor',
  async (_, now, standing) => {
    const company = await owing(sql, '2031-12-31T12:00:00Z');
    await settleEachStep(sql, company, now);
    expect(await standingRow(sql, company)).toEqual(standing);
    await pay(sql, company, 'all');
    expect(await standingRow(sql, company)).toEqual({ state: 'active', announced: null });
    await setClock(sql, company, '2032-03-01T12:00:00Z');
    await settle(company);
    const { data } = await ask(listSubscriptions, company.owner, {});
    expect(data.map(({ period }) => period)).toEqual([{ from: '2032-03-01', to: '2032-04-01' }]);
  },
);

it('R22: a payment that comes when closing is due and not done yet leaves the company where its other invoices do', async () => {
  const company = await owing(sql, '2031-12-31T12:00:00Z');
  await settleEachStep(sql, company, CLOSED_AT);
  await pay(sql, company, 'first');
  await settle(company);
  // January’s invoice has been late for 29 days: it is told anew, with the whole notice.
  expect(await standingRow(sql, company)).toEqual({ state: 'past_due', announced: 'restricted' });
  expect((await ask(getStanding, company.owner, {})).next).toEqual({ step: 'restricted', on: '2032-03-15' });
});

it('R22: a payment of a part that comes when closing is due leaves it to the worker, who ends everything with it', async () => {
  const company = await owing(sql, '2031-12-01T12:00:00Z');
  await settleEachStep(sql, company, CLOSED_AT);
  const [invoice] = await unpaidOf(sql, company);
  await act(recordPayment, system(company.id), { number: invoice?.number ?? '', amount: 1 });
  expect(await stateOf(company)).toBe('restricted');
  await settle(company);
  expect(await stateOf(company)).toBe('closed');
  expect(await figuresOf(sql, company)).toMatchObject({ total: 0, available: 0 });
});
