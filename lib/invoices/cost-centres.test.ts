import { describe, expect, it } from 'vitest';
import { assignNumber, assignNumbers, unassignNumber } from '@/lib/assignments';
import { changeFrequency, changePlan } from '@/lib/billing';
import { purchaseLicences, settleCompany } from '@/lib/licences';
import { createDepartment, moveMembers } from '@/lib/members';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { BILLING_PROFILE } from '@/lib/testing/two-companies';
import { creditInvoice, listAccounting, listInvoices, setBillingProfile } from '.';

const { sql } = coreDatabase();

const settleAt = async (company: FixtureCompany, at: string) => {
  await setClock(sql, company, at);
  await act(settleCompany, system(company.id), {});
};

/** Puts a member into a department of a cost centre. */
async function book(company: FixtureCompany, memberId: string | undefined, costCentre: string | null) {
  const { id } = await act(createDepartment, company.owner, { name: `Of ${costCentre} ${memberId}`, costCentre });
  await act(moveMembers, company.owner, { memberIds: [memberId ?? ''], departmentId: id });
  return id;
}

const assign = (company: FixtureCompany, member: number, number: number) =>
  act(assignNumber, company.owner, {
    memberId: company.members[member] ?? '',
    numberId: company.numbers[number]?.id ?? '',
  });

/** Every line with who it is booked on: "renewal 3: CC-1 1, – 2". */
async function splits(company: FixtureCompany): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat(i.type, ' ', c.cause, ' ', c.quantity, ': ', string_agg(case k.cost_centre when '' then '–' else k.cost_centre end || ' ' || k.licences,
      ', ' order by k.cost_centre desc)) as line
    from charges c join issued_invoices i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
    left join charge_cost_centres k on k.company_id = c.company_id and k.charge_id = c.id
    where c.company_id = ${company.uuid}
    group by i.type, i.issued_on, i.sequence, c.position, c.cause, c.quantity order by i.issued_on, i.type, i.sequence, c.position`;
  return rows.map(({ line }) => line);
}

describe('R20: who the licences of a line are booked on', () => {
  it('is the cost centre of whose number was on each when the document was issued; the rest are on none', async () => {
    const company = await makeFixture(sql, { monthly: 6, numbers: 4, members: 4 });
    await book(company, company.members[0], 'CC-1');
    await book(company, company.members[1], 'CC-2');
    await book(company, company.members[2], null);
    // Two of one, one of another, one of a department without a centre; two licences are free.
    await assign(company, 0, 0);
    await assign(company, 0, 1);
    await assign(company, 1, 2);
    await assign(company, 2, 3);
    await settleAt(company, '2031-12-01T12:00:00Z');
    expect(await splits(company)).toEqual(['invoice renewal 6: CC-2 1, CC-1 2, – 3']);
  });

  it('follows the member, and what was issued stays as it was', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    await book(company, company.members[0], 'CC-1');
    await assign(company, 0, 0);
    await settleAt(company, '2031-12-01T12:00:00Z');
    await book(company, company.members[0], 'CC-9');
    await settleAt(company, '2032-01-01T12:00:00Z');
    await act(unassignNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    await settleAt(company, '2032-02-01T12:00:00Z');
    expect(await splits(company)).toEqual([
      'invoice renewal 1: CC-1 1',
      'invoice renewal 1: CC-9 1',
      'invoice renewal 1: – 1',
    ]);
  });

  it('is written of each line apart: by price, by purchase, and of the licences that changed', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 3, members: 3 });
    await book(company, company.members[0], 'CC-1');
    await book(company, company.members[1], 'CC-2');
    await assign(company, 0, 0);
    // Bought for the second one at the price of a larger plan, with which the first one's changed.
    await act(changePlan, company.owner, { plan: 'advanced' });
    await assign(company, 1, 1);
    await settleAt(company, '2031-12-01T12:00:00Z');
    expect(await splits(company)).toEqual([
      'invoice plan_change 1: CC-1 1',
      'invoice purchase_automatic 1: CC-2 1',
      'invoice renewal 2: CC-2 1, CC-1 1',
    ]);
  });

  it('of a renewal at two prices goes with what each licence costs', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 2 });
    await book(company, company.members[0], 'CC-1');
    await book(company, company.members[1], 'CC-2');
    await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
      values ('connect', 'monthly', 'EUR', '2031-11-20', 1500, '2031-11-20')`;
    await assign(company, 0, 0);
    await assign(company, 1, 1);
    await settleAt(company, '2031-12-01T12:00:00Z');
    await sql`delete from prices where valid_from = '2031-11-20'`;
    expect((await splits(company)).slice(1)).toEqual(['invoice renewal 1: CC-2 1', 'invoice renewal 1: CC-1 1']);
  });

  it('of a purchase that is invoiced by itself is whom the act bought it for, one or many', async () => {
    const company = await makeFixture(sql, { numbers: 4, members: 3 });
    await act(setBillingProfile, company.owner, BILLING_PROFILE);
    await book(company, company.members[0], 'CC-1');
    await book(company, company.members[1], 'CC-2');
    await assign(company, 0, 0);
    const items = [0, 1, 2].map((n) => ({
      memberId: company.members[n] ?? '',
      numberId: company.numbers[n + 1]?.id ?? '',
    }));
    await act(assignNumbers, company.owner, { items, maxPurchases: 3, maxCharge: { amount: 9_999, currency: 'EUR' } });
    await act(purchaseLicences, company.owner, { quantity: 2 });
    expect(await splits(company)).toEqual([
      'invoice purchase_automatic 1: CC-1 1',
      'invoice purchase_automatic 3: CC-2 1, CC-1 1, – 1',
      'invoice purchase_manual 2: – 2',
    ]);
  });

  it('of a change of frequency is who holds the licences that moved; its credit is shared out as what it corrects', async () => {
    const company = await makeFixture(sql, { monthly: 2, yearly: 1, numbers: 3, members: 3 });
    await book(company, company.members[0], 'CC-1');
    await book(company, company.members[1], 'CC-2');
    // The yearly one is used first.
    await assign(company, 1, 1);
    await assign(company, 0, 0);
    await settleAt(company, '2031-12-01T12:00:00Z');
    await setClock(sql, company, '2031-12-11T12:00:00Z');
    const [subscription] = await sql<{ id: string }[]>`
      select 'sub_' || replace(id::text, '-', '') as id from subscriptions where company_id = ${company.uuid} and frequency = 'monthly'`;
    const change = { subscriptionId: subscription?.id ?? '', billingFrequency: 'yearly', when: 'now' } as const;
    await act(changeFrequency, company.owner, change);
    expect(await splits(company)).toEqual([
      'invoice renewal 2: CC-1 1, – 1',
      'credit_note credit 2: ',
      'invoice frequency_change 2: CC-1 1, – 1',
    ]);
  });

  it('of what a downgrade gives back is who holds the licences that cost less', async () => {
    const company = await makeFixture(sql, { plan: 'advanced', monthly: 1, yearly: 2, numbers: 1 });
    await book(company, company.members[0], 'CC-1');
    await assign(company, 0, 0);
    await act(changePlan, company.owner, { plan: 'connect' });
    await settleAt(company, '2031-12-01T12:00:00Z');
    expect(await splits(company)).toEqual(['credit_note plan_change 2: CC-1 1, – 1', 'invoice renewal 1: – 1']);
  });

  it('of periods that are caught up at once is who holds them when that is done', async () => {
    const company = await makeFixture(sql, { monthly: 2, numbers: 1 });
    await book(company, company.members[0], 'CC-1');
    await assign(company, 0, 0);
    await settleAt(company, '2032-02-01T12:00:00Z');
    expect(await splits(company)).toEqual(Array(3).fill('invoice renewal 2: CC-1 1, – 1'));
  });

  it('is counted of nobody where no department has a centre, and of no other company (R25)', async () => {
    const [company, other] = [
      await makeFixture(sql, { monthly: 1, numbers: 1 }),
      await makeFixture(sql, { monthly: 1, numbers: 1 }),
    ];
    await book(company, company.members[0], null);
    await book(other, other.members[0], 'CC-1');
    await assign(company, 0, 0);
    await settleAt(company, '2031-12-01T12:00:00Z');
    expect(await splits(company)).toEqual(['invoice renewal 1: ']);
    expect(await splits(other)).toEqual([]);
  });
});

describe('R20: a correction as it is booked', () => {
  it('is below zero and goes back to the cost centres that its line was booked on', async () => {
    const company = await makeFixture(sql, { monthly: 3, numbers: 1 });
    await book(company, company.members[0], 'CC-1');
    await assign(company, 0, 0);
    await settleAt(company, '2031-12-01T12:00:00Z');
    await act(moveMembers, company.owner, { memberIds: company.members.slice(0, 1), departmentId: null });
    const [invoice] = (await ask(listInvoices, company.owner, {})).data;
    const lines = [{ lineId: invoice?.lines[0]?.id ?? '', amount: 1_000 }];
    await act(creditInvoice, system(company.id), { number: invoice?.number ?? '', reason: 'Charged in error', lines });
    const { data } = await ask(listAccounting, company.owner, { type: 'credit_note' });
    expect(
      data[0]?.entries.map(({ account, costCentre, quantity, net, tax }) => [
        account,
        costCentre,
        quantity,
        net?.amount,
        tax?.amount,
      ]),
    ).toEqual([
      ['626', null, null, -667, undefined],
      ['626', 'CC-1', null, -333, undefined],
      [null, null, null, undefined, -200],
    ]);
  });
});
