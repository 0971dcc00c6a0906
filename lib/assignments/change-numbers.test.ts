import { describe, expect, it } from 'vitest';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { assignNumber, assignNumbers, changeNumbers, deleteNumber, quoteNumberChange, restoreNumber } from '.';

const { sql } = coreDatabase();
const idsOf = (company: FixtureCompany) => company.numbers.map((number) => number.id);

/** The first so many numbers are held by the first member, five at most. */
async function holding(count: number, options: object = {}): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { monthly: count, numbers: count + 1, ...options });
  await act(assignNumbers, company.owner, {
    items: idsOf(company)
      .slice(0, count)
      .map((numberId) => ({ memberId: company.members[0] ?? '', numberId })),
    maxPurchases: 0,
    maxCharge: { amount: 0, currency: 'EUR' },
  });
  return company;
}

const change = (company: FixtureCompany, input: object) =>
  act(changeNumbers, company.owner, { numberIds: idsOf(company), ...input } as never);
const quoted = (company: FixtureCompany, input: object) =>
  ask(quoteNumberChange, company.owner, { numberIds: idsOf(company), ...input } as never);

describe('one act for many numbers', () => {
  it('unassigns: the licences become available and stay billed; what nobody holds is unchanged (R3)', async () => {
    const company = await holding(3);
    const report = { changed: 3, unchanged: 1, skipped: [], licencesFreed: 3 };
    expect(await quoted(company, { act: 'unassign' })).toEqual(report);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 3 });
    expect(await change(company, { act: 'unassign' })).toEqual(report);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, assigned: 0, available: 3, openAssignments: 0 });
    expect(await change(company, { act: 'unassign' })).toMatchObject({ changed: 0, unchanged: 4, licencesFreed: 0 });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('deletes held and unassigned ones into quarantine, each restorable until its own deadline (R13)', async () => {
    const company = await holding(2);
    expect(await quoted(company, { act: 'delete' })).toMatchObject({ changed: 3, licencesFreed: 2 });
    await change(company, { act: 'delete' });
    const rows =
      await sql`select distinct status, (restorable_until - deleted_at)::text as span from numbers where company_id = ${company.uuid}`;
    expect(rows.map((row) => ({ ...row }))).toEqual([{ status: 'quarantined', span: '60 days' }]);
    await act(restoreNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('reassigns on the same licences and buys nothing; it writes one event for each (R4, R26)', async () => {
    const company = await holding(3);
    const licences = () =>
      sql`select number_id, licence_id from assignments where company_id = ${company.uuid} and ended_at is null order by 1`;
    const before = await licences();
    const events = (await figuresOf(sql, company)).events;
    const report = await change(company, { act: 'reassign', memberId: company.members[1], history: 'transfer' });
    expect(report).toMatchObject({ changed: 3, licencesFreed: 0, skipped: [{ code: 'number_not_assigned' }] });
    expect(await licences()).toEqual(before);
    expect(await actionsOf(sql, company, events + 1)).toEqual(Array(3).fill('number.reassigned'));
    expect(await figuresOf(sql, company)).toMatchObject({ total: 3, assigned: 3, purchases: 0 });
    expect(await brokenInvariants(sql)).toEqual([]);
  });

  it('reassigns all or none where the member has no room for all (R8)', async () => {
    const company = await holding(4);
    const another = company.numbers[4]?.id ?? '';
    await act(assignNumber, company.owner, { memberId: company.members[1] ?? '', numberId: another, maxPurchases: 1 });
    const input = { act: 'reassign', memberId: company.members[1] } as const;
    expect(await quoted(company, input)).toMatchObject({ changed: 4, unchanged: 1 });
    await act(assignNumber, company.owner, {
      memberId: company.members[1] ?? '',
      e164: (await makeStock()) ?? '',
      maxPurchases: 1,
    });
    const refused = tryCommand(changeNumbers, company.owner, { ...input, numberIds: idsOf(company) });
    expect(await refusal(refused)).toMatchObject({ code: 'member_limit_reached', limit: 5 });
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 6 });
  });

  it('passes over what changed since the selection was made, and names it', async () => {
    const company = await holding(2);
    await act(deleteNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await change(company, { act: 'unassign' })).toEqual({
      changed: 1,
      unchanged: 1,
      skipped: [{ numberId: company.numbers[0]?.id, e164: company.numbers[0]?.e164, code: 'number_not_assigned' }],
      licencesFreed: 1,
    });
    await setClock(sql, company, '2032-06-01T00:00:00Z');
    expect(await change(company, { act: 'delete' })).toMatchObject({
      changed: 2,
      skipped: [{ code: 'number_not_deletable' }],
    });
  });

  it('counts a number that is named twice once', async () => {
    const company = await holding(1);
    const [numberId = ''] = idsOf(company);
    const report = await act(changeNumbers, company.owner, { act: 'unassign', numberIds: [numberId, numberId] });
    expect(report).toMatchObject({ changed: 1, unchanged: 0 });
  });

  it('another company’s number refuses all, as one that never was (R25)', async () => {
    const [ours, theirs] = [await holding(1), await holding(1)];
    for (const foreign of [theirs.numbers[0]?.id ?? '', 'num_00000000000070008000000000000001', 'nonsense']) {
      const tried = tryCommand(changeNumbers, ours.owner, { act: 'delete', numberIds: [...idsOf(ours), foreign] });
      expect(await refusal(tried)).toEqual({ code: 'not_found' });
    }
    expect(await figuresOf(sql, ours)).toMatchObject({ assigned: 1 });
    const target = { act: 'reassign', memberId: theirs.members[0] ?? '', numberIds: idsOf(ours) } as const;
    expect(await refusal(tryCommand(changeNumbers, ours.owner, target))).toEqual({ code: 'not_found' });
  });

  it('twice at once does it once (R2)', async () => {
    const company = await holding(4);
    const once = () => change(company, { act: 'unassign' });
    const reports = await allAtOnce(sql, company, [once, once]);
    expect(reports.map((report) => report.changed).toSorted((a, b) => a - b)).toEqual([0, 4]);
    expect(await brokenInvariants(sql)).toEqual([]);
  });
});

/** A line that the operator has in stock. */
async function makeStock(): Promise<string | undefined> {
  return (await makeFixture(sql, { stock: 1 })).stock[0];
}
