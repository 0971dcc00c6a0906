import { describe, expect, it } from 'vitest';
import { setAutoPurchasePolicy } from '@/lib/companies';
import { purchaseLicences } from '@/lib/licences';
import { act, apiKeyActor, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf, figuresOf } from '@/lib/testing/figures';
import { assignNumber, quoteAssignment } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const CONFIRMED = { maxPurchases: 1, maxCharge: eur(99_999) };

/** Assigns the next line of the company's stock; each needs a purchase where no licence is free. */
async function buy(
  company: FixtureCompany,
  n: number,
  limits: object = CONFIRMED,
  actor: Parameters<typeof tryCommand>[1] = company.owner,
) {
  return refusal(
    tryCommand(assignNumber, actor, {
      memberId: company.members[Math.floor(n / 20)] ?? '',
      e164: company.stock[n] ?? '',
      ...limits,
    }),
  );
}

describe('R23: a blocked policy', () => {
  it.each([
    ['the owner', (company: FixtureCompany) => company.owner],
    ['an admin', (company: FixtureCompany) => company.as('admin')],
    ['a program', (company: FixtureCompany) => apiKeyActor(company.id, 'owner')],
  ])('binds %s, names who can change it, and nothing changes', async (_case, actorOf) => {
    const company = await makeFixture(sql, { stock: 1, policy: 'block' });
    const before = await digestOf(sql, company);
    expect(await buy(company, 0, CONFIRMED, actorOf(company))).toEqual({
      code: 'auto_purchase_blocked',
      policy: 'block',
      changedBy: ['owner', 'billing_manager'],
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('does not bind a free licence, and licences can be added by hand', async () => {
    const company = await makeFixture(sql, { stock: 2, policy: 'block', monthly: 1 });
    expect(await buy(company, 0)).toBe('accepted');
    expect(await buy(company, 1)).toMatchObject({ code: 'auto_purchase_blocked' });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await buy(company, 1)).toBe('accepted');
  });

  it('is changed by the company itself', async () => {
    const company = await makeFixture(sql, { stock: 1 });
    await act(setAutoPurchasePolicy, company.as('billing_manager'), { autoPurchase: { policy: 'block' } });
    expect(await buy(company, 0)).toMatchObject({ code: 'auto_purchase_blocked' });
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'allow' } });
    expect(await buy(company, 0)).toBe('accepted');
  });
});

describe('R23: caps count automatic purchases of the calendar month', () => {
  it('in licences: the last allowed one still works, the next is refused with the figures', async () => {
    const company = await makeFixture(sql, { plan: 'max', stock: 3, monthlyLicences: 2 });
    expect([await buy(company, 0), await buy(company, 1)]).toEqual(['accepted', 'accepted']);
    expect(await buy(company, 2)).toEqual({
      code: 'auto_purchase_cap_reached',
      cap: 'monthly_licences',
      limit: 2,
      used: 2,
    });
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 2 });
  });

  it('in money: to the last cent', async () => {
    // The first opens the subscription at 29.00 in full; the others of the same day cost the same.
    const company = await makeFixture(sql, { plan: 'max', stock: 3, monthlyCharge: 5800 });
    expect([await buy(company, 0), await buy(company, 1)]).toEqual(['accepted', 'accepted']);
    expect(await buy(company, 2)).toEqual({
      code: 'auto_purchase_cap_reached',
      cap: 'monthly_charge',
      limit: 5800,
      used: 5800,
    });
    const lower = await makeFixture(sql, { plan: 'max', stock: 2, monthlyCharge: 5799 });
    expect(await buy(lower, 0)).toBe('accepted');
    expect(await buy(lower, 1)).toMatchObject({ code: 'auto_purchase_cap_reached', cap: 'monthly_charge', used: 2900 });
  });

  it('purchases by hand do not count, and are not bound', async () => {
    const company = await makeFixture(sql, { stock: 3, monthlyLicences: 1 });
    await act(purchaseLicences, company.owner, { quantity: 2 });
    expect([await buy(company, 0), await buy(company, 1), await buy(company, 2)]).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 3 });
  });

  it('a new month begins on its first local day', async () => {
    const company = await makeFixture(sql, {
      stock: 3,
      monthlyLicences: 1,
      timeZone: 'America/Los_Angeles',
      now: '2031-11-30T20:00:00Z',
    });
    expect(await buy(company, 0)).toBe('accepted');
    // 1 December in UTC and in Paris, still November there.
    await setClock(sql, company, '2031-12-01T07:59:59Z');
    expect(await buy(company, 1)).toMatchObject({ cap: 'monthly_licences', used: 1 });
    await setClock(sql, company, '2031-12-01T08:00:00Z');
    expect(await buy(company, 1)).toBe('accepted');
    expect(await buy(company, 2)).toMatchObject({ cap: 'monthly_licences' });
  });
});

describe('R7: purchases that nobody confirmed', () => {
  it('have a daily number per company, which is data of the operator; confirmed ones go on', async () => {
    await sql`update operator_settings set unconfirmed_purchases_per_day = 3`;
    try {
      const company = await makeFixture(sql, { plan: 'max', stock: 6 });
      for (let n = 0; n < 3; n += 1)
        expect(await buy(company, n, n === 0 ? { maxRemovalsUndone: 0 } : {})).toBe('accepted');
      expect(await buy(company, 3, {})).toEqual({
        code: 'auto_purchase_cap_reached',
        cap: 'daily_unconfirmed_purchases',
        limit: 3,
        used: 3,
      });
      expect(await buy(company, 3, { maxPurchases: 1 })).toBe('accepted');
      expect(await buy(company, 4, { maxCharge: eur(99_999) })).toBe('accepted');
      expect(await buy(company, 5, {})).toMatchObject({ cap: 'daily_unconfirmed_purchases' });
      await setClock(sql, company, '2031-11-22T23:00:00Z');
      expect(await buy(company, 5, {})).toBe('accepted');
    } finally {
      await sql`update operator_settings set unconfirmed_purchases_per_day = 20`;
    }
  });

  it('are twenty a day unless the operator says otherwise', async () => {
    const company = await makeFixture(sql, { plan: 'max', stock: 21 });
    for (let n = 0; n < 20; n += 1) expect(await buy(company, n, {})).toBe('accepted');
    expect(await buy(company, 20, {})).toMatchObject({ code: 'auto_purchase_cap_reached', limit: 20, used: 20 });
    expect(await figuresOf(sql, company)).toMatchObject({ bought: 20 });
  });

  it('do not stop anybody from asking what one costs: with the quote in hand the act is confirmed', async () => {
    await sql`update operator_settings set unconfirmed_purchases_per_day = 0`;
    try {
      const company = await makeFixture(sql, { stock: 1 });
      expect(await buy(company, 0, {})).toMatchObject({ cap: 'daily_unconfirmed_purchases' });
      const quote = await ask(quoteAssignment, company.owner, {
        memberId: company.members[0] ?? '',
        e164: company.stock[0] ?? '',
      });
      expect(quote).toMatchObject({ purchases: 1, charge: eur(1200) });
      expect(await buy(company, 0, { maxPurchases: quote.purchases, maxCharge: quote.charge })).toBe('accepted');
    } finally {
      await sql`update operator_settings set unconfirmed_purchases_per_day = 20`;
    }
  });

  it('a call without limits that needs no purchase is not counted', async () => {
    const company = await makeFixture(sql, { stock: 2, monthly: 1 });
    expect(await buy(company, 0, {})).toBe('accepted');
    const [row] =
      await sql`select count(*)::int as unconfirmed from purchases where company_id = ${company.uuid} and unconfirmed`;
    expect(row).toEqual({ unconfirmed: 0 });
  });
});
