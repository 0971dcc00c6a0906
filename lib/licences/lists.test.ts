import { describe, expect, it } from 'vitest';
import { assignNumber, quoteAssignment } from '@/lib/assignments';
import { act, ask, refusal, system, tryQuery } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { getLicenceSummary, listLicences, scheduleLicenceRemoval, settleCompany } from '.';

const { sql } = coreDatabase();
const forged = (...key: unknown[]) =>
  Buffer.from(JSON.stringify(['licences:::', 'after', ...key])).toString('base64url');

describe('a forged cursor', () => {
  it.each([['abc'], [2 ** 31], [2 ** 40], [-1], [1.5], [null], [true], ['\ud800']])(
    'with %j as its place is refused by name',
    async (key) => {
      const company = await makeFixture(sql, { monthly: 1 });
      expect(await refusal(tryQuery(listLicences, company.owner, { cursor: forged(key) }))).toMatchObject({
        code: 'invalid_input',
        errors: [{ pointer: '/cursor' }],
      });
    },
  );

  it('with a place that could be one is a page', async () => {
    const company = await makeFixture(sql, { monthly: 2 });
    expect((await ask(listLicences, company.owner, { cursor: forged(2) })).data).toHaveLength(1);
  });
});

describe('R24: who does not see numbers and members', () => {
  it('cannot find out by searching which licence they use', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    await act(assignNumber, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    const found = async (role: 'admin' | 'billing_manager', q: string) =>
      (await ask(listLicences, company.as(role), { q })).data.length;
    for (const q of ['Camille', company.numbers[0]?.e164 ?? '']) {
      expect(await found('admin', q)).toBe(1);
      expect(await found('billing_manager', q)).toBe(0);
    }
    expect(await found('billing_manager', 'L-0001')).toBe(1);
  });
});

describe('the summary of a company whose period is over before the worker came by', () => {
  it('says what an assignment would find', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 1, numbers: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 2 });
    await setClock(sql, company, '2031-12-02T00:00:00Z');
    expect(await ask(getLicenceSummary, company.owner, {})).toEqual({ total: 1, assigned: 0, available: 1, ending: 0 });
    const quote = await ask(quoteAssignment, company.owner, {
      memberId: company.members[0] ?? '',
      numberId: company.numbers[0]?.id ?? '',
    });
    expect(quote).toMatchObject({ available: 1, purchases: 0 });
    await act(settleCompany, system(company.id), {});
    expect(await ask(getLicenceSummary, company.owner, {})).toEqual({ total: 1, assigned: 0, available: 1, ending: 0 });
  });
});
