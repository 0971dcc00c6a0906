import { describe, expect, it } from 'vitest';
import { changePlan, getBilling } from '@/lib/billing';
import { listInvoices } from '@/lib/invoices';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import { listLicences, purchaseLicences, scheduleLicenceRemoval, settleCompany } from '.';

const { sql } = coreDatabase();
const settleAt = async (company: FixtureCompany, at: string) => {
  await setClock(sql, company, at);
  await act(settleCompany, system(company.id), {});
};

/** Each credit note with the number of the invoice that it names, in their order. */
const named = (company: FixtureCompany) => sql`
  select s.issued_on::text as on, r.number, r.subtotal::int as of, r.issued_on::text as since
  from issued_invoices s join invoices n on n.company_id = s.company_id and n.id = s.invoice_id
  left join issued_invoices r on r.company_id = n.company_id and r.invoice_id = n.relates_to
  where s.company_id = ${company.uuid} and s.type = 'credit_note' order by s.sequence`;

const short = (documents: readonly { type: string; issuedOn: string | null; total: object }[]) =>
  documents.map(({ type, issuedOn, total }) => JSON.stringify([issuedOn, type, total])).sort();

/** A company whose monthly licence renews on the 15th, with yearly ones on the month's draft, and a downgrade that waits. */
async function downgrading(): Promise<FixtureCompany> {
  const company = await makeFixture(sql, {
    plan: 'advanced',
    monthly: 1,
    anchor: '2031-10-15',
    now: '2031-11-05T12:00:00Z',
  });
  await act(purchaseLicences, company.owner, { quantity: 2, billingFrequency: 'yearly' });
  await act(changePlan, company.owner, { plan: 'connect' });
  return company;
}

const DOWNGRADED = [
  'CN 2031-11-15 plan_change 2 × 6000 356/366 = 11672 2031-11-15…2032-11-05',
  'INV 2031-11-15 purchase_manual 2 × 18000 366/366 = 36000 2031-11-05…2032-11-05',
  'INV 2031-11-15 renewal 1 × 1200 30/30 = 1200 2031-11-15…2031-12-15',
];

describe('R20, R21: a downgrade that gives back of what is still on the month’s draft', () => {
  it('issues the draft first, whose number the credit note says; the rest of the month is another invoice', async () => {
    const company = await downgrading();
    await settleAt(company, '2031-11-15T12:00:00Z');
    expect(await chargedLines(sql, company)).toEqual(DOWNGRADED);
    expect([...(await named(company))]).toEqual([
      { on: '2031-11-15', number: expect.stringMatching(/^INV-2031-/), of: 36_000, since: '2031-11-15' },
    ]);
    await setClock(sql, company, '2031-11-20T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'monthly' });
    await settleAt(company, '2031-12-01T12:00:00Z');
    expect((await chargedLines(sql, company)).slice(-1)).toEqual([
      'INV 2031-11-30 purchase_manual 1 × 1200 25/30 = 1000 2031-11-20…2031-12-15',
    ]);
  });

  it('is foreseen as it then is, and is the same however late somebody comes by (R18)', async () => {
    const company = await downgrading();
    const { coming } = await ask(getBilling, company.owner, {});
    const foreseen = coming.filter(({ issuedOn }) => issuedOn <= '2031-12-20');
    await settleAt(company, '2031-12-20T12:00:00Z');
    expect((await chargedLines(sql, company)).slice(0, 3)).toEqual(DOWNGRADED);
    expect([...(await named(company))]).toMatchObject([{ of: 36_000, since: '2031-11-15' }]);
    expect(short((await ask(listInvoices, company.owner, {})).data)).toEqual(short(foreseen));
  });
});

it('R11, R20: licences that end early give back of the month’s draft too, which is issued first', async () => {
  const company = await makeFixture(sql, { now: '2031-11-01T12:00:00Z' });
  await sql`update companies set country = 'FR' where company_id = ${company.uuid}`;
  await act(purchaseLicences, company.owner, { quantity: 3, billingFrequency: 'yearly' });
  await settleAt(company, '2032-11-10T12:00:00Z');
  const ids = (await ask(listLicences, company.owner, {})).data.map(({ id }) => id);
  await act(scheduleLicenceRemoval, company.owner, { licenceIds: ids.slice(0, 2), early: true });
  await setClock(sql, company, '2032-12-05T12:00:00Z');
  await act(changePlan, company.owner, { plan: 'advanced' });
  await settleAt(company, '2032-12-10T12:00:00Z');
  expect((await chargedLines(sql, company)).filter((line) => line.includes(' 2032-12-10 '))).toEqual([
    'CN 2032-12-10 credit 2 × 12000 326/365 = 21436 2032-12-10…2033-11-01',
    'CN 2032-12-10 credit 2 × 6000 326/365 = 10718 2032-12-10…2033-11-01',
    'INV 2032-12-10 plan_change 3 × 6000 331/365 = 16323 2032-12-05…2033-11-01',
  ]);
  expect([...(await named(company))]).toMatchObject([
    { on: '2032-12-10', of: 36_000, since: '2032-11-01' },
    { on: '2032-12-10', of: 16_323, since: '2032-12-10' },
  ]);
});
