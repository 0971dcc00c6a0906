import { describe, expect, it } from 'vitest';
import { act, ask } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getIdleLicences, listLicences, resolveLicenceSelection, scheduleLicenceRemoval } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('licences that nobody used for long', () => {
  it('are those available for more than thirty days and not ending, with a twelfth of a year’s price a month', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 3, numbers: 1, now: '2031-11-30T12:00:00Z' });
    expect(await ask(getIdleLicences, company.owner, {})).toMatchObject({
      quantity: 0,
      groups: [],
      unassignedNumbers: 1,
    });
    await sql`update licences set unit_price = 12005 where company_id = ${company.uuid} and frequency = 'yearly'`;
    await sql`update subscriptions set renewal_amount = 36015 where company_id = ${company.uuid} and frequency = 'yearly'`;
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: company.licences.slice(0, 1) });
    await setClock(sql, company, '2031-11-30T23:00:01Z');
    expect(await ask(getIdleLicences, company.owner, {})).toMatchObject({
      days: 30,
      quantity: 4,
      monthlyCost: eur(1200 + 3 * 1000),
      groups: [
        { billingFrequency: 'monthly', quantity: 1, monthlyCost: eur(1200) },
        { billingFrequency: 'yearly', quantity: 3, monthlyCost: eur(3000) },
      ],
    });
    expect((await ask(getIdleLicences, company.as('billing_manager'), {})).unassignedNumbers).toBeNull();
  });

  it('are a filter of the list, and chosen by it all end together', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 1, now: '2031-11-30T12:00:00Z' });
    const listed = async (availableFor: number) =>
      (await ask(listLicences, company.owner, { availableFor })).data.map(({ id }) => id);
    expect(await listed(30)).toEqual([]);
    expect(await listed(29)).toHaveLength(3);
    const { ids } = await ask(resolveLicenceSelection, company.owner, {
      selection: { kind: 'matching', filter: { availableFor: 29 }, count: 3 },
    });
    await act(scheduleLicenceRemoval, company.owner, { licenceIds: ids });
    expect(await listed(29)).toEqual([]);
  });
});
