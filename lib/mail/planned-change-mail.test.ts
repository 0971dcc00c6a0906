import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { carryOutDueChanges } from '@/lib/jobs/planned-changes';
import { toUuid } from '@/lib/kernel/id';
import { planAssignment } from '@/lib/planned-changes';
import { act, memberActor } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { headersOf, partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

it('what could not be done on its day is told to who planned it, or to the owners once they left', async () => {
  const company = await makeFixture(sql, { members: 4, numbers: 2, monthly: 2 });
  const [adminId = '', leaverId = '', memberId = '', otherId = ''] = company.members;
  await sql`update members set role = 'admin' where company_id = ${company.uuid} and id in (${toUuid('mem', adminId)}, ${toUuid('mem', leaverId)})`;
  for (const [index, planner] of [adminId, leaverId].entries()) {
    const numberId = company.numbers[index]?.id ?? '';
    await act(planAssignment, memberActor(company.id, planner, 'admin'), { memberId, numberId, on: '2031-12-01' });
    await act(assignNumber, company.owner, { memberId: otherId, numberId });
  }
  await sql`update members set status = 'deactivated' where company_id = ${company.uuid} and id = ${toUuid('mem', leaverId)}`;
  await setClock(sql, company, '2031-12-02T00:00:00Z');
  await carryOutDueChanges();
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
  const told = server.received.filter((mail) => headersOf(mail).subject?.[0]?.startsWith('Planned for'));
  expect(told.map(({ to }) => String(to[0])).toSorted()).toEqual(
    [adminId, company.owner.memberId].map((id) => `${toUuid('mem', id)}@company.example`).toSorted(),
  );
  for (const mail of told) {
    const text = (partsOf(mail)['text/plain'] ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');
    expect(text).toMatch(/was to be assigned on 1 December 2031\. That could not be done/);
    expect(text).toContain('/manage-product/planned-changes');
  }
});
