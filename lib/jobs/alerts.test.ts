import { expect, it } from 'vitest';
import { assessAlerts, changeAlertSettings, findCompaniesToAssess } from '@/lib/alerts';
import { assignNumber } from '@/lib/assignments';
import { act, operate, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { assessMovedCompanies } from './alerts';

const { sql } = coreDatabase();

const isDue = async ({ id }: FixtureCompany) =>
  (await operate(findCompaniesToAssess, { limit: 1_000 })).companyIds.includes(id);
const mails = ({ uuid }: FixtureCompany) =>
  sql`select 1 from outbox where company_id = ${uuid} and topic = 'mail.alert'`;

it('looks at a company when something happened there or its day is over, and not otherwise', async () => {
  const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
  await assessMovedCompanies();
  expect(await isDue(company)).toBe(false);
  await act(changeAlertSettings, company.owner, { freeLicences: 1 });
  expect(await isDue(company)).toBe(true);
  await assessMovedCompanies();
  expect(await isDue(company)).toBe(false);
  const [memberId = ''] = company.members;
  await act(assignNumber, company.owner, { memberId, numberId: company.numbers[0]?.id ?? '' });
  await assessMovedCompanies();
  expect(await mails(company)).toHaveLength(1);
  // What it raised is in the log, and is no news to itself.
  expect(await isDue(company)).toBe(false);
  await sql`update alert_settings set assess_at = now() - interval '1 second' where company_id = ${company.uuid}`;
  expect(await isDue(company)).toBe(true);
});

it('says a crossing once, however many look at once', async () => {
  const company = await makeFixture(sql, { monthly: 2 });
  await act(changeAlertSettings, company.owner, { freeLicences: 5 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => act(assessAlerts, system(company.id), {})));
  expect(answers.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
  expect(await mails(company)).toHaveLength(1);
});
