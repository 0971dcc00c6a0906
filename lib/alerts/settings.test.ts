import { describe, expect, it } from 'vitest';
import { createDepartment } from '@/lib/members';
import { act, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, digestOf } from '@/lib/testing/figures';
import { changeAlertSettings } from '.';

const { sql } = coreDatabase();

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const departmentOf = async (company: FixtureCompany, name: string) =>
  (await act(createDepartment, company.owner, { name })).id;

it('refuses another currency, nothing at all, and a department of somebody else', async () => {
  const company = await makeFixture(sql);
  const departmentId = await departmentOf(await makeFixture(sql), 'Sales');
  const change = (wish: object) => refusal(tryCommand(changeAlertSettings, company.owner, wish));
  expect(await change({ monthlySpend: { amount: 10, currency: 'USD' } })).toMatchObject({ code: 'invalid_input' });
  expect(await change({ monthlySpend: { amount: 0, currency: 'EUR' } })).toMatchObject({ code: 'invalid_input' });
  expect(await change({ freeLicences: -1 })).toMatchObject({ code: 'invalid_input' });
  expect(await change({ departments: [{ departmentId, freeLicences: 1 }] })).toMatchObject({ code: 'not_found' });
  const billing = company.as('billing_manager');
  const theirs = { departments: [{ departmentId, freeLicences: 1 }] };
  expect(await refusal(tryCommand(changeAlertSettings, billing, theirs))).toMatchObject({ code: 'forbidden' });
  expect(await actionsOf(sql, company)).toEqual([]);
});

describe('E142: limits that were changed meanwhile', () => {
  it('are not overwritten unseen: nothing happens, and each difference is told', async () => {
    const company = await makeFixture(sql);
    const field = { departmentId: await departmentOf(company, 'Field'), freeLicences: 4 };
    const sales = { departmentId: await departmentOf(company, 'Sales'), freeLicences: 1 };
    const change = (wish: object) => tryCommand(changeAlertSettings, company.owner, wish);
    const seen = { freeLicences: 2, watchesAssigned: true, monthlySpend: eur(6_000), departments: [sales, field] };
    await act(changeAlertSettings, company.owner, { ...seen, seen: { freeLicences: null, departments: [] } });
    await act(changeAlertSettings, company.owner, {
      seen: { ...seen, monthlySpend: { currency: 'EUR', amount: 6_000 } },
    });
    await act(changeAlertSettings, company.owner, { freeLicences: 3, departments: [{ ...sales, freeLicences: 0 }] });
    const before = await digestOf(sql, company);
    expect(await refusal(change({ monthlySpend: null, seen }))).toEqual({
      code: 'changed_meanwhile',
      changes: [
        { field: 'freeLicences', seen: 2, now: 3 },
        { field: 'departments', seen: [sales, field], now: [field, { ...sales, freeLicences: 0 }] },
      ],
    });
    expect(
      await refusal(change({ freeLicences: 9, seen: { monthlySpend: { currency: 'EUR', amount: 5_999 } } })),
    ).toEqual({
      code: 'changed_meanwhile',
      changes: [{ field: 'monthlySpend', seen: eur(5_999), now: eur(6_000) }],
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('of two at once one is refused, and who does not see departments learns nothing of theirs (R24)', async () => {
    const company = await makeFixture(sql);
    const both = await Promise.all(
      [1, 2].map((freeLicences) =>
        refusal(tryCommand(changeAlertSettings, company.owner, { freeLicences, seen: { freeLicences: null } })),
      ),
    );
    expect(both.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(both).toContainEqual(expect.objectContaining({ code: 'changed_meanwhile' }));
    const guess = { seen: { departments: [] } };
    const guessed = tryCommand(changeAlertSettings, company.as('billing_manager'), guess);
    expect(await refusal(guessed)).toMatchObject({ code: 'forbidden' });
  });
});
