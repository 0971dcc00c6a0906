import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { toUuid } from '@/lib/kernel/id';
import { approveRequest, declineRequest } from '@/lib/requests';
import { act, memberActor } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

async function posted() {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
  return server.received.map((mail) => ({
    to: mail.to[0] ?? '',
    subject: headersOf(mail).subject?.[0] ?? '',
    text: (partsOf(mail)['text/plain'] ?? '').replaceAll(/[\u202f\u00a0]/g, ' '),
  }));
}
const addressOf = (memberId: string) => `${toUuid('mem', memberId)}@company.example`;

/** A company that asks first: an admin who asks, a billing manager, and somebody for whom numbers are. */
async function place() {
  const company = await makeFixture(sql, { members: 3, numbers: 2, policy: 'ask' });
  const [adminId = '', managerId = '', memberId = ''] = company.members;
  await sql`update members set role = 'admin' where company_id = ${company.uuid} and id = ${toUuid('mem', adminId)}`;
  await sql`update members set role = 'billing_manager' where company_id = ${company.uuid} and id = ${toUuid('mem', managerId)}`;
  const admin = memberActor(company.id, adminId, 'admin');
  const ask = async (n: number) => {
    const { request } = await act(assignNumber, admin, { memberId, numberId: company.numbers[n]?.id ?? '' });
    return request?.id ?? '';
  };
  return { company, ask, adminId, managerId };
}

it('R23: a request is told to owners and billing managers with its amount and a link that holds no secret, and its answer to who asked', async () => {
  const { company, ask, adminId, managerId } = await place();
  const requestId = await ask(0);
  const mails = await posted();
  expect(mails.map(({ to }) => to).sort()).toEqual([addressOf(company.owner.memberId), addressOf(managerId)].sort());
  for (const { subject, text } of mails) {
    expect(subject).toBe('To approve: 1 licence for €12.00');
    expect(text).toContain('Camille Durand wants to assign a phone number');
    expect(text).toMatch(new RegExp(`/manage-team/requests/${requestId}\\s`));
    expect(text).not.toMatch(/\+33/);
  }
  await act(declineRequest, company.owner, { requestId, reason: 'Too dear this month' });
  const [answer, ...more] = await posted();
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ to: addressOf(adminId), subject: expect.stringMatching(/^Declined: \+33/) });
  expect(answer?.text).toContain('The reason: Too dear this month');
});

it('R23: what is answered before its mail goes out is not asked any more', async () => {
  const { company, ask, adminId } = await place();
  const requestId = await ask(0);
  await act(approveRequest, company.owner, { requestId });
  const mails = await posted();
  expect(mails.map(({ subject }) => subject).filter((subject) => subject.startsWith('To approve'))).toEqual([]);
  expect(mails.filter(({ to }) => to === addressOf(adminId))).toMatchObject([
    { subject: expect.stringMatching(/^Approved: \+33/) },
  ]);
});

it('R23: who asked hears that somebody else assigned the number without an answer', async () => {
  const { company, ask, adminId } = await place();
  await ask(0);
  await posted();
  await sql`update companies set auto_purchase_policy = 'allow' where company_id = ${company.uuid}`;
  const [, , memberId = ''] = company.members;
  await act(assignNumber, company.owner, { memberId, numberId: company.numbers[0]?.id ?? '' });
  const mails = (await posted()).filter(({ to }) => to === addressOf(adminId));
  expect(mails).toMatchObject([{ subject: expect.stringMatching(/^Not needed any more: \+33/) }]);
  expect(mails[0]?.text).toContain('needs no answer any more');
});

it('R24: who sees members no longer hears nothing of them', async () => {
  const { company, ask, adminId } = await place();
  const requestId = await ask(0);
  await posted();
  await sql`update members set role = 'billing_manager' where company_id = ${company.uuid} and id = ${toUuid('mem', adminId)}`;
  await act(declineRequest, company.owner, { requestId, reason: 'No' });
  expect(await posted()).toEqual([]);
});
