import { describe, expect, it } from 'vitest';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import {
  agreePrice,
  getLicenceOutlook,
  purchaseLicences,
  quoteLicencePurchase,
  quoteLicenceRemoval,
  scheduleLicenceRemoval,
  settleCompany,
} from '.';

const { sql } = coreDatabase();
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const lines = (company: FixtureCompany) => chargedLines(sql, company);
const made = (options: FixtureOptions) => makeFixture(sql, options);

/** A list price from a day on, told to the company on another. */
async function announce({ uuid }: FixtureCompany, validFrom: string, unitPrice: number, toldOn: string): Promise<void> {
  await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
    values ('connect', 'monthly', 'EUR', ${validFrom}, ${unitPrice}, ${toldOn})`;
  await sql`insert into price_notices values (${uuid}, 'connect', 'monthly', ${validFrom}, ${`${toldOn}T12:00:00Z`})`;
}

describe('R19: prices', () => {
  it('a higher one applies to a renewal only if the company was told thirty days before, else one period later', async () => {
    const company = await made({ monthly: 1, anchor: '2041-11-01', now: '2041-11-22T12:00:00Z' });
    await announce(company, '2041-12-01', 1500, '2041-11-02');
    await setClock(sql, company, '2042-01-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2041-12-01 renewal 1 × 1200 31/31 = 1200 2041-12-01…2042-01-01',
      'INV 2042-01-01 renewal 1 × 1500 31/31 = 1500 2042-01-01…2042-02-01',
    ]);
    const [licence] = await sql`select unit_price::int from licences where company_id = ${company.uuid}`;
    expect(licence).toEqual({ unit_price: 1500 });
    await sql`delete from prices where valid_from > '2041-01-01'`;
  });

  it('every quote says the price that the renewal will have, also one that was announced in time (R7)', async () => {
    const company = await made({ monthly: 10, anchor: '2041-11-01', now: '2041-11-22T12:00:00Z' });
    await announce(company, '2041-12-01', 1400, '2041-10-01');
    const bought = await ask(quoteLicencePurchase, company.owner, { quantity: 10 });
    expect(bought).toMatchObject({ charge: eur(3600), renewal: { increase: eur(14_000), on: '2041-12-01' } });
    const removed = await ask(quoteLicenceRemoval, company.owner, { quantity: 1 });
    expect(removed.groups).toMatchObject([{ renewal: { before: eur(14_000), after: eur(12_600) } }]);
    const { renewals } = await ask(getLicenceOutlook, company.owner, {});
    expect(renewals).toMatchObject([{ on: '2041-12-01', amount: eur(14_000) }]);
    await setClock(sql, company, '2041-12-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual(['INV 2041-12-01 renewal 10 × 1400 31/31 = 14000 2041-12-01…2042-01-01']);
    await sql`delete from prices where valid_from > '2041-01-01'`;
  });

  it('a lower one applies at once; a running period keeps its price, a purchase pays its day’s', async () => {
    const company = await made({ monthly: 1, anchor: '2041-11-01', now: '2041-11-22T12:00:00Z' });
    await announce(company, '2041-11-20', 900, '2041-11-20');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2041-12-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2041-11-30 purchase_manual 1 × 900 9/30 = 270 2041-11-22…2041-12-01',
      'INV 2041-12-01 renewal 2 × 900 31/31 = 1800 2041-12-01…2042-01-01',
    ]);
    await sql`delete from prices where valid_from > '2041-01-01'`;
  });

  it('what was agreed with a company goes before the list, until its end', async () => {
    const company = await made({ monthly: 1 });
    await sql`insert into agreements (company_id, id, plan_code, frequency, unit_price, valid_from, valid_until, created_at)
      values (${company.uuid}, gen_random_uuid(), 'connect', 'monthly', 999, '2031-11-01', '2032-01-01', now())`;
    await act(purchaseLicences, company.owner, { quantity: 3 });
    await setClock(sql, company, '2032-01-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual([
      'INV 2031-11-30 purchase_manual 3 × 999 9/30 = 899 2031-11-22…2031-12-01',
      'INV 2031-12-01 renewal 4 × 999 31/31 = 3996 2031-12-01…2032-01-01',
      'INV 2032-01-01 renewal 4 × 1200 31/31 = 4800 2032-01-01…2032-02-01',
    ]);
  });

  it('fewest licences that were agreed stay until the agreement ends, and the refusal says when', async () => {
    const company = await made({ monthly: 3 });
    await act(agreePrice, system(company.id), {
      plan: 'connect',
      billingFrequency: 'monthly',
      unitPrice: eur(1000),
      validFrom: '2031-11-01',
      validUntil: '2032-01-01',
      minimumLicences: 2,
    });
    expect(await refusal(tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 2 }))).toMatchObject({
      code: 'minimum_licences',
      minimum: 2,
      until: '2032-01-01',
      removable: 1,
    });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await setClock(sql, company, '2032-01-01T12:00:00Z');
    await act(scheduleLicenceRemoval, company.owner, { quantity: 2 });
  });

  it('where none is set any more, the old one stays', async () => {
    const company = await made({ monthly: 1 });
    await sql`insert into plans (code, name, rank, member_number_limit) values ('unpriced', 'Unpriced', 9, 5) on conflict do nothing`;
    await sql`update companies set plan_code = 'unpriced' where company_id = ${company.uuid}`;
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await lines(company)).toEqual(['INV 2031-12-01 renewal 1 × 1200 31/31 = 1200 2031-12-01…2032-01-01']);
  });
});
