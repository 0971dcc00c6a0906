import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { closeCompany } from '@/lib/licences';
import { act, system } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany } from '@/lib/testing/scale-fixture';

const database = testDatabase();
afterAll(closePool);

it('R22: a company of more numbers and licences than one statement ends is closed like any other', async () => {
  const company = await makeScaledCompany(database.connect(), 1, {
    members: 600,
    numbers: 10_050,
    licences: 10_060,
    assigned: 10_040,
    ending: 5,
  });
  const uuid = toUuid('com', company.companyId);
  const standing = await act(closeCompany, system(company.companyId), { reason: 'The contract has ended.' });
  expect(standing.state).toBe('closed');
  const [rows] = await database.connectAsSuperuser()`
    select (select count(*)::int from numbers where company_id = ${uuid} and status = 'quarantined') as numbers,
      (select count(*)::int from licences where company_id = ${uuid} and status = 'ended') as licences,
      (select count(*)::int from assignments where company_id = ${uuid} and ended_at is null) as open,
      (select licences_total + licences_assigned + licences_ending from company_ledgers where company_id = ${uuid}) as counted,
      (select count(distinct target_id)::int from audit_events where company_id = ${uuid} and action in ('number.deleted', 'licence.ended')) as events,
      (select count(*)::int from outbox where company_id = ${uuid} and topic = 'mail.number_taken') as told`;
  expect(rows).toEqual({ numbers: 10_050, licences: 10_060, open: 0, counted: 0, events: 20_110, told: 600 });
}, 120_000);
