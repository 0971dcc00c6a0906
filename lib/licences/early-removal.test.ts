import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { act, ask, system } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import {
  getLicenceSummary,
  listLicences,
  previewRenewals,
  purchaseLicences,
  quoteLicenceRemoval,
  scheduleLicenceRemoval,
  settleCompany,
  undoLicenceRemoval,
} from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

it('from the second yearly period on a removal may take effect a month after notice, with its unused days given back; undone until then', async () => {
  const company = await makeFixture(sql, { now: '2031-11-01T12:00:00Z' });
  await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
  await act(purchaseLicences, company.owner, { quantity: 3, billingFrequency: 'yearly' });
  const ids = (await ask(listLicences, company.owner, {})).data.map(({ id }) => id);
  const [first = '', second = ''] = ids;
  const quoted = async (early: boolean) =>
    (await ask(quoteLicenceRemoval, company.owner, { licenceIds: [first, second], early })).groups[0];
  expect(await quoted(true)).toMatchObject({ endsOn: '2032-11-01', early: null });
  await setClock(sql, company, '2032-11-10T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  const credit = Math.round((2 * 12_000 * 326) / 365);
  expect(await quoted(false)).toMatchObject({
    endsOn: '2033-11-01',
    early: { endsOn: '2032-12-10', credit: eur(credit) },
  });
  await act(scheduleLicenceRemoval, company.owner, { licenceIds: ids, early: true, endsBy: { yearly: '2032-12-10' } });
  await act(undoLicenceRemoval, company.owner, { licenceId: ids[2] ?? '' });
  const foreseen = await ask(previewRenewals, system(company.id), { asOf: '2032-12-11' });
  expect(foreseen.documents).toMatchObject([{ type: 'credit_note', subtotal: eur(credit) }]);
  // Whatever falls due in between does not let the day be forgotten.
  await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'monthly' });
  await setClock(sql, company, '2032-12-05T12:00:00Z');
  await act(settleCompany, system(company.id), {});
  const [due] =
    await sql`select settle_due_at = '2032-12-09T23:00:00Z' as soon from company_ledgers where company_id = ${company.uuid}`;
  expect(due).toEqual({ soon: true });
  await setClock(sql, company, '2032-12-09T23:00:00Z');
  expect(await ask(getLicenceSummary, company.owner, {})).toMatchObject({ total: 2, ending: 0 });
  await act(settleCompany, system(company.id), {});
  expect((await chargedLines(sql, company)).filter((line) => line.includes('credit'))).toEqual([
    `CN 2032-12-10 credit 2 × 12000 326/365 = ${credit} 2032-12-10…2033-11-01`,
  ]);
  await sql`update companies set country = 'US' where company_id = ${company.uuid}`;
  expect((await ask(quoteLicenceRemoval, company.owner, { quantity: 1 })).groups[0]?.early).toBeNull();
});

it('an assignment that keeps a licence which would end early says in the log on which day it would have', async () => {
  const company = await makeFixture(sql, { numbers: 1, now: '2031-11-01T12:00:00Z' });
  await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
  await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'yearly' });
  await setClock(sql, company, '2032-11-10T12:00:00Z');
  await act(scheduleLicenceRemoval, company.owner, { quantity: 1, early: true });
  const [memberId = ''] = company.members;
  await act(assignNumber, company.owner, { memberId, numberId: company.numbers[0]?.id ?? '' });
  const events = await sql`
    select before from audit_events where company_id = ${company.uuid} and action = 'licence.removal_undone'`;
  expect([...events]).toEqual([{ before: { endsOn: '2032-12-10' } }]);
});
