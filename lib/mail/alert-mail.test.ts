import { expect, it } from 'vitest';
import { assessAlerts, changeAlertSettings, testNotification } from '@/lib/alerts';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { newId, toUuid } from '@/lib/kernel/id';
import { act, memberActor, system } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

const deliver = () =>
  deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
const received = () =>
  server.received.splice(0).map((mail) => ({
    to: String(mail.to[0]),
    subject: headersOf(mail).subject?.[0] ?? '',
    text: (partsOf(mail)['text/plain'] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '),
  }));

it('E139: a crossing is told in the reader’s language with its figures and the page for it, while they may know', async () => {
  const company = await makeFixture(sql, { members: 2, monthly: 3 });
  const [adminId = '', leaverId = ''] = company.members;
  await sql`update members set role = 'admin' where company_id = ${company.uuid} and id in (${toUuid('mem', adminId)}, ${toUuid('mem', leaverId)})`;
  await sql`update companies set locale = 'fr' where company_id = ${company.uuid}`;
  await act(changeAlertSettings, company.owner, { freeLicences: 5 });
  await act(assessAlerts, system(company.id), {});
  // Somebody who lost the role meanwhile is told nothing of the company any more.
  await sql`update members set role = 'member' where company_id = ${company.uuid} and id = ${toUuid('mem', leaverId)}`;
  await deliver();
  const mails = received();
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    [adminId, company.owner.memberId].map((id) => `${toUuid('mem', id)}@company.example`).toSorted(),
  );
  for (const { subject, text } of mails) {
    expect(subject).toContain('3 licences sont disponibles');
    expect(text).toContain('dès qu’il en reste 5 ou moins');
    expect(text).toContain('/manage-product/licences');
    expect(text).toContain('/account/notifications');
  }
});

it('R24: what a department wants to know goes to who leads it when the mail goes out', async () => {
  const company = await makeFixture(sql, { members: 2, monthly: 1 });
  const departmentId = newId('dep');
  const [stays = '', leaves = ''] = company.members.map((id) => toUuid('mem', id));
  await sql`insert into departments (company_id, id, name, created_at) values (${company.uuid}, ${toUuid('dep', departmentId)}, 'Sales', now())`;
  await sql`
    insert into department_leads (company_id, department_id, member_id)
    select ${company.uuid}, ${toUuid('dep', departmentId)}, unnest(${[stays, leaves]}::uuid[])`;
  await act(changeAlertSettings, company.owner, { departments: [{ departmentId, freeLicences: 1 }] });
  await act(assessAlerts, system(company.id), {});
  await sql`delete from department_leads where company_id = ${company.uuid} and member_id = ${leaves}`;
  await deliver();
  expect(received().map(({ to }) => to)).toEqual([`${stays}@company.example`]);
});

it('T4: a test says that it is one, and a money alert names its amounts', async () => {
  const company = await makeFixture(sql, { members: 1 });
  const [billingId = ''] = company.members;
  await sql`update members set role = 'billing_manager' where company_id = ${company.uuid} and id = ${toUuid('mem', billingId)}`;
  await act(testNotification, memberActor(company.id, billingId, 'billing_manager'), { event: 'spend' });
  await deliver();
  const [mail, ...others] = received();
  expect(others).toEqual([]);
  expect(mail?.subject).toMatch(/Test: €750\.00 has been charged this month/);
  expect(mail?.text).toContain('Its figures are made up.');
  expect(mail?.text).toContain('That is 75% or more of the €1,000.00 that your company set.');
});
