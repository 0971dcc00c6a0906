import { describe, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { newId, toUuid } from '@/lib/kernel/id';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { deleteDepartment } from '@/lib/members';
import { act, apiKeyActor, ask, memberActor, refusal, system, tryCommand } from '@/lib/testing/acting';
import { statementsDuring } from '@/lib/testing/bounded-statements';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import {
  assessAlerts,
  changeAlertSettings,
  chooseNotification,
  getAlertSettings,
  getNotificationChoices,
  hideAlert,
  listAlerts,
  testNotification,
} from '.';

const { sql } = coreDatabase();

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const look = (company: FixtureCompany) => act(assessAlerts, system(company.id), {});
const shown = async (actor: Parameters<typeof ask>[1]) => (await ask(listAlerts, actor, {})).data;
const mails = async ({ uuid }: FixtureCompany, topic = 'mail.alert') =>
  (
    await sql<{ payload: { kind: string; percent: number; memberId: string } }[]>`
      select payload from outbox where company_id = ${uuid} and topic = ${topic} order by created_at, (payload ->> 'percent')::int`
  ).map(({ payload }) => payload);

/** A company of so many licences, one of which is assigned for each number that is given to its member. */
async function made(options: FixtureOptions = {}) {
  const company = await makeFixture(sql, { monthly: 5, numbers: 5, policy: 'block', ...options });
  const [memberId = ''] = company.members;
  const give = async (from: number, to = from + 1) => {
    for (const { id: numberId } of company.numbers.slice(from, to))
      await act(assignNumber, company.owner, { memberId, numberId });
  };
  const take = (at: number) => act(unassignNumber, company.owner, { numberId: company.numbers[at]?.id ?? '' });
  return { company, give, take };
}

/** A department that somebody leads. */
async function led(company: FixtureCompany, name = 'Sales', place = 1) {
  const departmentId = newId('dep');
  const leadId = company.members[place] ?? '';
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, ${name}, now())`;
  await sql`update members set role = 'team_lead' where company_id = ${company.uuid} and id = ${toUuid('mem', leadId)}`;
  await sql`insert into department_leads (company_id, department_id, member_id) values (${company.uuid}, ${toUuid('dep', departmentId)}, ${toUuid('mem', leadId)})`;
  return { departmentId, lead: memberActor(company.id, leadId, 'team_lead', [departmentId]) };
}

describe('E139: few licences left', () => {
  it('is told once per crossing, however often somebody looks, and anew after it was left', async () => {
    const { company, give, take } = await made();
    await act(changeAlertSettings, company.owner, { freeLicences: 2, watchesAssigned: false });
    expect(await look(company)).toEqual({ raised: 0, cleared: 0 });
    await give(0, 3);
    expect(await look(company)).toEqual({ raised: 1, cleared: 0 });
    await give(3);
    expect(await look(company)).toEqual({ raised: 0, cleared: 0 });
    expect(await shown(company.owner)).toMatchObject([{ kind: 'licences_low', count: 1, outOf: 2, isShown: true }]);
    await take(0);
    await take(1);
    expect(await look(company)).toEqual({ raised: 0, cleared: 1 });
    expect(await shown(company.owner)).toEqual([]);
    await give(0, 2);
    expect(await look(company)).toEqual({ raised: 1, cleared: 0 });
    expect(await mails(company)).toHaveLength(2);
    const actions = (await actionsOf(sql, company)).filter((action) => action.startsWith('alert.'));
    expect(actions).toEqual(['alert.raised', 'alert.cleared', 'alert.raised']);
  });

  it('is told to who leads a department by its own threshold, and to nobody else by it (R24)', async () => {
    const { company, give } = await made();
    const { departmentId, lead } = await led(company);
    await act(changeAlertSettings, company.owner, {
      watchesAssigned: false,
      departments: [{ departmentId, freeLicences: 1 }],
    });
    await give(0, 4);
    await look(company);
    expect(await shown(lead)).toMatchObject([{ department: { id: departmentId, name: 'Sales' }, count: 1, outOf: 1 }]);
    expect(await shown(company.as('team_lead', [newId('dep')]))).toEqual([]);
    expect(await shown(company.owner)).toEqual([]);
    expect(await mails(company)).toMatchObject([{ memberId: lead.memberId, departmentName: 'Sales' }]);
    const [adminId = ''] = company.members;
    const admin = memberActor(company.id, adminId, 'admin');
    await sql`insert into department_leads (company_id, department_id, member_id) values (${company.uuid}, ${toUuid('dep', departmentId)}, ${toUuid('mem', adminId)})`;
    expect(await shown(admin)).toHaveLength(1);
    await sql`delete from department_leads where company_id = ${company.uuid} and member_id = ${toUuid('mem', adminId)}`;
    await act(deleteDepartment, company.owner, { departmentId });
    expect(await look(company)).toMatchObject({ cleared: 1 });
    expect((await ask(getAlertSettings, company.owner, {})).departments).toEqual([]);
  });

  it('is told to all whom it concerns by one statement, each by what they chose (T4)', async () => {
    const { company, give } = await made({ members: 3 });
    const { departmentId: sales, lead } = await led(company);
    const { departmentId: field, lead: other } = await led(company, 'Field', 2);
    await act(changeAlertSettings, company.owner, {
      freeLicences: 1,
      departments: [sales, field].map((departmentId) => ({ departmentId, freeLicences: 1 })),
    });
    const choice = { event: 'licences_assigned', channel: 'mail', wanted: false } as const;
    await act(chooseNotification, company.owner, choice);
    await give(0, 4);
    const sent = await statementsDuring(() => look(company));
    expect(sent.filter((text) => text.includes('insert into outbox'))).toHaveLength(1);
    const told = await sql<{ kind: string; member: string; department: string | null }[]>`
      select payload ->> 'kind' as kind, payload ->> 'memberId' as member, payload ->> 'departmentName' as department
      from outbox where company_id = ${company.uuid} and topic = 'mail.alert' order by department`;
    expect([...told]).toEqual([
      { kind: 'licences_low', member: other.memberId, department: 'Field' },
      { kind: 'licences_low', member: lead.memberId, department: 'Sales' },
      { kind: 'licences_low', member: company.owner.memberId, department: null },
    ]);
  });
});

describe('U5: how much is assigned, and how much is spent', () => {
  it('is told at 80 and at 100 %, one mail each, and by one mail where both are crossed at once', async () => {
    const { company, give, take } = await made();
    await give(0, 4);
    await look(company);
    await give(4);
    await look(company);
    expect((await mails(company)).map(({ percent }) => percent)).toEqual([80, 100]);
    const told = await sql<{ target_id: string }[]>`
      select target_id from audit_events where company_id = ${company.uuid} and action = 'alert.raised'`;
    const [{ id } = { id: '' }] = await shown(company.owner);
    expect(told.map((event) => event.target_id)).toEqual([id, id]);
    await take(0);
    expect(await look(company)).toEqual({ raised: 0, cleared: 1 });
    expect(await shown(company.owner)).toMatchObject([{ kind: 'licences_assigned', percent: 80, count: 4, outOf: 5 }]);
    const other = await made();
    await other.give(0, 5);
    await look(other.company);
    expect((await mails(other.company)).map(({ percent }) => percent)).toEqual([100]);
  });

  it('is told at 50, 75 and 100 % of a month’s amount to billing people, and again the next month (R20, R24)', async () => {
    const company = await makeFixture(sql, { members: 2 });
    const admin = memberActor(company.id, company.members[0] ?? '', 'admin');
    await act(changeAlertSettings, company.owner, { monthlySpend: eur(6_000) });
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 3 });
    expect(purchase?.charge.amount).toBe(3_600);
    await look(company);
    expect(await shown(company.owner)).toMatchObject([
      { kind: 'spend', percent: 50, charge: { amount: 3_600, currency: 'EUR' }, limit: { amount: 6_000 } },
    ]);
    expect(await shown(admin)).toEqual([]);
    await act(purchaseLicences, company.owner, { quantity: 3 });
    await look(company);
    expect((await mails(company)).map(({ percent, memberId }) => [percent, memberId])).toEqual([
      [50, company.owner.memberId],
      [100, company.owner.memberId],
    ]);
    await setClock(sql, company, '2031-12-01T00:00:00Z');
    expect(await look(company)).toEqual({ raised: 0, cleared: 1 });
  });

  it('a new month is a new crossing, also where its renewals are charged before anybody looks, and late (E139)', async () => {
    const company = await makeFixture(sql, { anchor: '2031-11-01' });
    await act(changeAlertSettings, company.owner, { watchesAssigned: false, monthlySpend: eur(3_600) });
    await act(purchaseLicences, company.owner, { quantity: 3 });
    await look(company);
    const [{ id } = { id: '' }] = await shown(company.owner);
    await act(hideAlert, company.owner, { alertId: id });
    await setClock(sql, company, '2032-01-03T12:00:00Z');
    await act(settleCompany, system(company.id), {});
    expect(await look(company)).toEqual({ raised: 1, cleared: 1 });
    expect(await shown(company.owner)).toMatchObject([{ kind: 'spend', percent: 100, isShown: true }]);
    expect(await mails(company)).toHaveLength(2);
  });
});

describe('automatic purchases and unused licences', () => {
  it('R23: that something was bought automatically stands there for its day', async () => {
    const { company, give } = await made({ monthly: 0, policy: 'allow' });
    await act(changeAlertSettings, company.owner, { watchesAssigned: false });
    await act(chooseNotification, company.owner, { event: 'automatic_purchase', channel: 'banner', wanted: true });
    await give(0, 2);
    await look(company);
    expect(await shown(company.owner)).toMatchObject([{ kind: 'automatic_purchase', count: 2, isShown: true }]);
    await setClock(sql, company, '2031-11-22T23:00:00Z');
    expect(await look(company)).toMatchObject({ cleared: 1 });
  });

  it('R11: unused licences are pointed out from the reminder of their renewal until it', async () => {
    const company = await makeFixture(sql, { monthly: 2, now: '2031-11-20T12:00:00Z' });
    await sql`update licences set available_since = '2031-10-01' where company_id = ${company.uuid}`;
    await look(company);
    expect(await shown(company.owner)).toEqual([]);
    await setClock(sql, company, '2031-11-24T12:00:00Z');
    await look(company);
    expect(await shown(company.owner)).toMatchObject([
      { kind: 'waste', billingFrequency: 'monthly', count: 2, on: '2031-12-01', charge: { currency: 'EUR' } },
    ]);
    expect(await mails(company)).toEqual([]);
  });
});

describe('T4: what somebody chose', () => {
  it('is kept by event and place: no mail, nothing above the pages, and it stays so', async () => {
    const { company, give } = await made();
    const choose = (channel: 'mail' | 'banner', wanted: boolean) =>
      act(chooseNotification, company.owner, { event: 'licences_assigned', channel, wanted });
    await choose('mail', false);
    await choose('banner', false);
    await choose('banner', false);
    const { data } = await ask(getNotificationChoices, company.owner, {});
    expect(data.find(({ event }) => event === 'licences_assigned')).toMatchObject({ mail: false, banner: false });
    expect(data.find(({ event }) => event === 'waste')).toMatchObject({ mail: null, banner: false });
    await give(0, 4);
    await look(company);
    expect(await mails(company)).toEqual([]);
    expect(await shown(company.owner)).toMatchObject([{ kind: 'licences_assigned', isShown: false }]);
    expect((await actionsOf(sql, company)).filter((action) => action === 'notification.chosen')).toHaveLength(2);
  });

  it('R23: holds for the mails about automatic purchases too', async () => {
    const { company, give } = await made({ monthly: 0, policy: 'allow' });
    await act(chooseNotification, company.owner, { event: 'automatic_purchase', channel: 'mail', wanted: false });
    await give(0);
    expect(await mails(company, 'mail.first_purchase')).toEqual([]);
    const other = await made({ monthly: 0, policy: 'allow' });
    await other.give(0);
    expect(await mails(other.company, 'mail.first_purchase')).toHaveLength(1);
  });

  it('an alert that was put away stays away until it is raised anew, and for nobody else', async () => {
    const { company, give, take } = await made();
    const admin = memberActor(company.id, company.members[1] ?? '', 'admin');
    await sql`update members set role = 'admin' where company_id = ${company.uuid} and id = ${toUuid('mem', admin.memberId)}`;
    await give(0, 4);
    await look(company);
    const isShown = async (actor = company.owner) => (await shown(actor)).map((alert) => alert.isShown);
    const [alert] = await shown(company.owner);
    const alertId = alert?.id ?? '';
    await act(hideAlert, company.owner, { alertId });
    await act(hideAlert, company.owner, { alertId });
    expect([await isShown(), await isShown(admin)]).toEqual([[false], [true]]);
    await take(0);
    await look(company);
    await give(0);
    await look(company);
    expect(await isShown()).toEqual([true]);
    expect(await refusal(tryCommand(hideAlert, company.owner, { alertId }))).toMatchObject({ code: 'not_found' });
  });

  it('a test goes to oneself, and nobody chooses what does not concern them (R24)', async () => {
    const company = await makeFixture(sql);
    await act(testNotification, company.owner, { event: 'spend' });
    expect(await mails(company)).toMatchObject([{ memberId: company.owner.memberId, kind: 'spend', isTest: true }]);
    const lead = company.as('team_lead');
    expect((await ask(getNotificationChoices, lead, {})).data.map(({ event }) => event)).toEqual(['licences_low']);
    expect(await refusal(tryCommand(testNotification, lead, { event: 'spend' }))).toMatchObject({ code: 'forbidden' });
    const key = apiKeyActor(company.id, 'owner');
    expect(await refusal(tryCommand(testNotification, key, { event: 'spend' }))).toMatchObject({ code: 'forbidden' });
    const mail = { event: 'waste', channel: 'mail', wanted: false } as const;
    expect(await refusal(tryCommand(chooseNotification, company.owner, mail))).toMatchObject({ code: 'not_found' });
  });
});

it('nothing is the matter any more with a company that is closed (R22)', async () => {
  const { company, give } = await made();
  await give(0, 5);
  await look(company);
  await sql`update companies set state = 'closed' where company_id = ${company.uuid}`;
  expect(await look(company)).toEqual({ raised: 0, cleared: 1 });
  expect(await shown(company.owner)).toEqual([]);
});
