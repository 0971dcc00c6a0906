import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, refusal, system, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import {
  beginAccountingExport,
  getInvoice,
  listAccounting,
  listInvoices,
  readAccountingExport,
  setBillingProfile,
} from '.';
import { ACCOUNTING_COLUMNS } from './input';

const { sql } = coreDatabase();
const settleAt = async (company: FixtureCompany, at: string) => {
  await setClock(sql, company, at);
  await act(settleCompany, system(company.id), {});
};

/** Three licences, two of which are of cost centres, renewed twice; then some are added to a draft. */
async function booked(options: FixtureOptions = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: 3, numbers: 2, ...options });
  for (const [n, costCentre] of ['CC-1', 'CC-2'].entries()) {
    const { id } = await act(createDepartment, company.owner, { name: costCentre, costCentre });
    const [memberId, numberId] = [company.members[n] ?? '', company.numbers[n]?.id ?? ''];
    await act(moveMembers, company.owner, { memberIds: [memberId], departmentId: id });
    await act(assignNumber, company.owner, { memberId, numberId });
  }
  await settleAt(company, '2032-01-05T12:00:00Z');
  await act(purchaseLicences, company.owner, { quantity: 1 });
  return company;
}

describe('R20: documents as they are booked', () => {
  it('are the issued ones, the oldest first, by line and cost centre with the account, then by tax', async () => {
    const company = await booked();
    const { data } = await ask(listAccounting, company.owner, {});
    expect(data.map(({ issuedOn, type, buyer, currency }) => [issuedOn, type, buyer, currency])).toEqual([
      ['2031-12-01', 'invoice', 'Fixture', 'EUR'],
      ['2032-01-01', 'invoice', 'Fixture', 'EUR'],
    ]);
    expect(
      data[0]?.entries.map(({ account, costCentre, quantity, net, tax }) => [
        account,
        costCentre,
        quantity,
        net?.amount,
        tax?.amount,
      ]),
    ).toEqual([
      ['626', null, 1, 1_200, undefined],
      ['626', 'CC-1', 1, 1_200, undefined],
      ['626', 'CC-2', 1, 1_200, undefined],
      [null, null, null, undefined, 720],
    ]);
    expect(data[0]?.entries[0]).toMatchObject({
      description: '3 monthly licences on connect, renewed, 2031-12-01 to 2032-01-01 (exclusive)',
      period: { from: '2031-12-01', to: '2032-01-01' },
      taxCode: 'FR_20',
      rateBasisPoints: 2_000,
    });
  });

  it('have the company’s own account as soon as it names one, kept by a change that does not speak of it', async () => {
    const company = await booked();
    const accounts = async () =>
      new Set(
        (await ask(listAccounting, company.owner, {})).data.flatMap(({ entries }) =>
          entries.map(({ account }) => account),
        ),
      );
    await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, expenseAccount: '6262-01' });
    const { profile } = await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, city: 'Lyon' });
    expect(profile).toMatchObject({ city: 'Lyon', expenseAccount: '6262-01' });
    expect(await accounts()).toEqual(new Set(['6262-01', null]));
    await act(setBillingProfile, company.owner, { ...BILLING_PROFILE, expenseAccount: null });
    expect(await accounts()).toEqual(new Set(['626', null]));
    const events = await sql<{ account: string | null }[]>`
      select after ->> 'expenseAccount' as account from audit_events
      where company_id = ${company.uuid} and action = 'company.billing_profile_changed' order by sequence`;
    expect(events.map(({ account }) => account)).toEqual(['6262-01', '6262-01', null]);
  });

  it.each(['EUR', 'JPY', 'TND'])('add up to each document in %s', async (currency) => {
    await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
      values ('connect', 'monthly', ${currency}, '2026-02-01', 1001, '2026-01-01')`;
    const company = await booked({ currency });
    const { data } = await ask(listAccounting, company.owner, {});
    expect(data).toHaveLength(2);
    for (const { id, entries } of data) {
      const { subtotal, total } = await ask(getInvoice, company.owner, { invoiceId: id });
      const sum = (of: 'net' | 'tax') => entries.reduce((all, entry) => all + (entry[of]?.amount ?? 0), 0);
      expect(sum('net')).toBe(subtotal.amount);
      expect(sum('tax')).toBe(total.amount - subtotal.amount);
      expect(new Set(entries.flatMap(({ net, tax }) => [net?.currency, tax?.currency].filter(Boolean)))).toEqual(
        new Set([currency]),
      );
    }
    await sql`delete from prices where valid_from = '2026-02-01'`;
  });

  it('are chosen by day, kind and state as in the list, and read page by page', async () => {
    const company = await booked();
    const days = async (input: Parameters<typeof ask<typeof listAccounting.input, typeof listAccounting.output>>[2]) =>
      (await ask(listAccounting, company.owner, input)).data.map(({ issuedOn }) => issuedOn);
    expect(await days({ from: '2031-12-02' })).toEqual(['2032-01-01']);
    expect(await days({ to: '2031-12-01' })).toEqual(['2031-12-01']);
    expect(await days({ type: 'credit_note' })).toEqual([]);
    expect(await days({ status: 'draft' })).toEqual([]);
    expect(await days({ status: 'past_due' })).toEqual([]);
    expect(await days({ status: 'open' })).toHaveLength(2);
    const first = await ask(listAccounting, company.owner, { limit: 1 });
    const second = await ask(listAccounting, company.owner, { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...second.data].map(({ issuedOn }) => issuedOn)).toEqual(['2031-12-01', '2032-01-01']);
    expect(second.nextCursor).toBeNull();
    expect(
      await refusal(tryQuery(listAccounting, company.owner, { type: 'invoice', cursor: first.nextCursor ?? '' })),
    ).toMatchObject({ code: 'invalid_input' });
  });

  it('are those of no other company (R25)', async () => {
    const [company, other] = [await booked(), await makeFixture(sql, { monthly: 1 })];
    expect((await ask(listAccounting, other.owner, {})).data).toEqual([]);
    await settleAt(other, '2031-12-01T12:00:00Z');
    const numbers = (await ask(listInvoices, company.owner, {})).data.map(({ number }) => number);
    const { data } = await ask(listAccounting, other.owner, {});
    expect(data).toHaveLength(1);
    expect(numbers).not.toContain(data[0]?.number);
  });
});

describe('the accounting export', () => {
  it('is written down with its filters and how many documents leave, before the first row does (R26)', async () => {
    const company = await booked();
    const asked = { from: '2031-12-02', format: 'csv', columns: ['document', 'net'] } as const;
    expect(await act(beginAccountingExport, company.as('admin'), { ...asked, columns: [...asked.columns] })).toEqual({
      count: 1,
    });
    const [event] = await sql`
      select target_id, after from audit_events where company_id = ${company.uuid} and action = 'accounting.exported'`;
    expect(event).toEqual({
      target_id: company.id,
      after: { filter: { from: '2031-12-02' }, columns: ['document', 'net'], format: 'csv', count: 1 },
    });
  });

  it('has a row for each entry with its document', async () => {
    const company = await booked();
    const { data, nextCursor } = await ask(readAccountingExport, company.owner, {});
    expect(nextCursor).toBeNull();
    expect(
      data.map(({ issuedOn, costCentre, net, tax }) => [issuedOn, costCentre, net?.amount ?? tax?.amount]),
    ).toEqual(
      ['2031-12-01', '2032-01-01'].flatMap((day) => [
        [day, null, 1_200],
        [day, 'CC-1', 1_200],
        [day, 'CC-2', 1_200],
        [day, null, 720],
      ]),
    );
  });

  it('refuses columns that there are not', async () => {
    const company = await makeFixture(sql, {});
    for (const columns of [[], ['password'], [...ACCOUNTING_COLUMNS, ...ACCOUNTING_COLUMNS]])
      expect(
        await refusal(tryCommand(beginAccountingExport, company.owner, { format: 'csv', columns: columns as [] })),
      ).toMatchObject({ code: 'invalid_input' });
  });
});
