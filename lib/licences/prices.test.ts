import { afterAll, describe, expect, it } from 'vitest';
import { getCompany, listPlans, setPlan } from '@/lib/companies';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { act, ask, operate, refusal, system, tryCommand, tryTask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf } from '@/lib/testing/figures';
import { agreePrice, listPrices, setListPrice } from '.';

const { sql } = coreDatabase();
afterAll(() => sql`update plans set member_number_limit = 20, name = 'Max' where code = 'max'`);

const today = localDate(new Date(), 'UTC');
const price = {
  plan: 'max',
  billingFrequency: 'monthly' as const,
  unitPrice: { amount: 3300, currency: 'GBP' },
  validFrom: addDays(today, 40),
};

describe('R19: the operator sets a list price', () => {
  it('from a later day on, announced today; what is in force or announced is never rewritten', async () => {
    expect(await operate(setListPrice, price)).toEqual({
      ...price,
      validUntil: null,
      announcedOn: today,
      minimumLicences: null,
    });
    expect(await refusal(tryTask(setListPrice, { ...price, unitPrice: { amount: 1, currency: 'GBP' } }))).toMatchObject(
      {
        code: 'changed_meanwhile',
      },
    );
    const { data } = await operate(listPrices, {});
    const ofPlan = data.filter(
      ({ plan, billingFrequency, unitPrice }) =>
        plan === 'max' && billingFrequency === 'monthly' && unitPrice.currency === 'GBP',
    );
    expect(ofPlan.map(({ unitPrice, validFrom }) => [unitPrice.amount, validFrom])).toEqual([
      [2500, '2020-01-01'],
      [3300, price.validFrom],
    ]);
  });

  it.each([
    ['for today', { validFrom: today }, '/validFrom'],
    ['for a day that is none', { validFrom: '2031-02-30' }, '/validFrom'],
    ['for a plan that is none', { plan: 'gold' }, '/plan'],
    ['of a fraction of a minor unit', { unitPrice: { amount: 1.5, currency: 'GBP' } }, '/unitPrice/amount'],
    ['below zero', { unitPrice: { amount: -1, currency: 'GBP' } }, '/unitPrice/amount'],
  ])('%s is refused, naming the field', async (_case, wrong, pointer) => {
    expect(await refusal(tryTask(setListPrice, { ...price, ...wrong }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer }],
    });
  });
});

describe('R19: the operator agrees a price with a company', () => {
  it('in its currency and with its end after its beginning; it is in its log and its list', async () => {
    const company = await makeFixture(sql, {});
    const agreed = { ...price, unitPrice: { amount: 2000, currency: 'EUR' }, minimumLicences: 5 };
    const before = await digestOf(sql, company);
    for (const [wrong, pointer] of [
      [{ unitPrice: { amount: 2000, currency: 'USD' } }, '/unitPrice/currency'],
      [{ validUntil: price.validFrom }, '/validUntil'],
      [{ plan: 'gold' }, '/plan'],
      [{ minimumLicences: -1 }, '/minimumLicences'],
    ] as const)
      expect(await refusal(tryCommand(agreePrice, system(company.id), { ...agreed, ...wrong }))).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer }],
      });
    expect(await digestOf(sql, company)).toBe(before);
    await act(agreePrice, system(company.id), agreed);
    expect((await operate(listPrices, { companyId: company.id })).data).toMatchObject([agreed]);
    const [event] =
      await sql`select action, after ->> 'minimumLicences' as minimum from audit_events where company_id = ${company.uuid}`;
    expect(event).toEqual({ action: 'company.price_agreed', minimum: '5' });
  });
});

describe('R8: plans are data', () => {
  it('whose limit the operator sets for all companies on them', async () => {
    const company = await makeFixture(sql, { plan: 'max' });
    expect(await operate(setPlan, { plan: 'max', memberNumberLimit: 25 })).toMatchObject({ memberNumberLimit: 25 });
    expect((await ask(getCompany, company.owner, {})).memberNumberLimit).toBe(25);
    expect((await operate(listPlans, {})).data.map(({ code }) => code)).toEqual(['connect', 'advanced', 'max']);
    expect(await refusal(tryTask(setPlan, { plan: 'gold', name: 'Gold' }))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(tryTask(setPlan, { plan: 'max', memberNumberLimit: 0 }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});
