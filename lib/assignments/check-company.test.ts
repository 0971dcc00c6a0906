import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { testDatabase } from '@/lib/testing/database';
import { actionsOf, digestOf } from '@/lib/testing/figures';
import { assignNumber, checkCompany, inspectCompany, reassignNumber, unassignNumber } from '.';

// Not the core database: what these tests break stays broken.
const sql = testDatabase().connectAsSuperuser();
afterAll(closePool);

/** A company with some history: two licences, one in use, one number that went from hand to hand. */
async function company() {
  const made = await makeFixture(sql, { monthly: 2, numbers: 2 });
  const numberId = made.numbers[0]?.id ?? '';
  await act(assignNumber, made.owner, { memberId: made.members[0] ?? '', numberId });
  await act(reassignNumber, made.owner, { numberId, memberId: made.members[1] ?? '' });
  await act(unassignNumber, made.owner, { numberId });
  await act(assignNumber, made.owner, { memberId: made.members[0] ?? '', numberId });
  return made;
}

const check = (made: FixtureCompany, repair = true) =>
  act(checkCompany, system(made.id), { repair, look: true }).then(({ findings }) => findings);
const checksOf = async (made: FixtureCompany) =>
  (await actionsOf(sql, made)).filter((action) => action.startsWith('check.'));
const rowsOf = (made: FixtureCompany) => sql<{ rule: string; repaired: boolean; closed: boolean }[]>`
  select rule, repaired_at is not null as repaired, closed_at is not null as closed from check_findings where company_id = ${made.uuid} order by found_at, id`;

/** Drifts that count rows wrongly: what is injected, and the rule that finds it. */
const COUNTS = [
  [
    'a licence too many',
    'counters',
    (c: FixtureCompany) =>
      sql`update company_ledgers set licences_total = licences_total + 1 where company_id = ${c.uuid}`,
  ],
  [
    'an assigned one too few',
    'counters',
    (c: FixtureCompany) => sql`update company_ledgers set licences_assigned = 0 where company_id = ${c.uuid}`,
  ],
  [
    'an ending one that is not',
    'counters',
    (c: FixtureCompany) => sql`update company_ledgers set licences_ending = 1 where company_id = ${c.uuid}`,
  ],
  [
    'a label that was given already',
    'counters',
    (c: FixtureCompany) => sql`update company_ledgers set next_licence_number = 1 where company_id = ${c.uuid}`,
  ],
  [
    'a renewal that charges another amount',
    'renewal_amount',
    (c: FixtureCompany) =>
      sql`update subscriptions set renewal_amount = renewal_amount + 1 where company_id = ${c.uuid}`,
  ],
] as const;

/** Drifts of what was written about who held what: told, never changed. */
const RECORDS = [
  [
    'two stretches of a licence that overlap (R2)',
    ['licence_overlap', 'number_overlap'],
    (c: FixtureCompany) => sql`
    update assignments set ended_at = ended_at + interval '1 hour' where company_id = ${c.uuid} and end_reason = 'unassigned'`,
  ],
  [
    'a number that is assigned without an assignment (R1)',
    ['assignment_number'],
    (c: FixtureCompany) => sql`
    update assignments set ended_at = greatest(now(), started_at), end_reason = 'unassigned' where company_id = ${c.uuid} and ended_at is null`,
  ],
  [
    'an open assignment of another member (R1)',
    ['assignment_number'],
    (c: FixtureCompany) => sql`
    update numbers set member_id = ${toUuid('mem', c.members[1] ?? '')} where company_id = ${c.uuid} and status = 'assigned'`,
  ],
  [
    'a licence in use that is said to be available (R3)',
    ['counters', 'licence_number'],
    (c: FixtureCompany) => sql`
    update licences set status = 'available' where company_id = ${c.uuid} and status = 'assigned'`,
  ],
  [
    'a line of the company that the directory offers to all (R13)',
    ['directory'],
    (c: FixtureCompany) => sql`
    update number_directory set company_id = null where company_id = ${c.uuid} and e164 = ${c.numbers[1]?.e164 ?? ''}`,
  ],
  [
    'a line that left and is still the company’s in the directory (R13)',
    ['directory'],
    (c: FixtureCompany) => sql`
    update numbers set status = 'left' where company_id = ${c.uuid} and e164 = ${c.numbers[1]?.e164 ?? ''}`,
  ],
] as const;

describe('the nightly check', () => {
  it('says nothing of a company that agrees, and writes nothing but its next night', async () => {
    const made = await company();
    expect(await ask(inspectCompany, system(made.id), {})).toEqual({ findings: [], open: 0 });
    expect(await check(made)).toEqual([]);
    expect(await checksOf(made)).toEqual([]);
    expect([...(await rowsOf(made))]).toEqual([]);
  });

  it.each(COUNTS)('finds %s, sets it right once, and is quiet afterwards', async (_case, rule, inject) => {
    const [made, other] = [await company(), await company()];
    const before = await ledgerOf(made);
    const untouched = await digestOf(sql, other);
    await inject(made);
    const [finding, ...more] = await check(made);
    expect(finding).toMatchObject({ rule, repaired: true, isNew: true });
    expect(more).toEqual([]);
    expect(await ledgerOf(made)).toEqual(before);
    expect(await checksOf(made)).toEqual(['check.found', 'check.repaired']);
    expect([...(await rowsOf(made))]).toEqual([{ rule, repaired: true, closed: true }]);
    expect(await check(made)).toEqual([]);
    expect(await checksOf(made)).toHaveLength(2);
    expect(await digestOf(sql, other)).toBe(untouched);
  });

  it.each(RECORDS)('finds %s, tells it once and changes no record', async (_case, rules, inject) => {
    const made = await company();
    await inject(made);
    const records = () =>
      sql`select a.*, n.status, l.status from assignments a join numbers n on n.id = a.number_id join licences l on l.id = a.licence_id where a.company_id = ${made.uuid} order by a.id`;
    const before = await records();
    const found = await check(made);
    expect(found.map(({ rule }) => rule).toSorted()).toEqual([...rules]);
    expect(await records()).toEqual(before);
    const told = await checksOf(made);
    expect(told.filter((action) => action === 'check.found')).toHaveLength(rules.length);
    const again = await check(made);
    expect(again.every(({ isNew }) => !isNew)).toBe(true);
    expect(await checksOf(made)).toEqual(told);
  });

  it('without leave to repair tells it, and repairs it when it may', async () => {
    const made = await company();
    await sql`update company_ledgers set licences_total = licences_total + 1 where company_id = ${made.uuid}`;
    expect(await check(made, false)).toMatchObject([{ repaired: false, isNew: true }]);
    expect(await check(made, false)).toMatchObject([{ repaired: false, isNew: false }]);
    expect(await check(made, true)).toMatchObject([{ repaired: true, isNew: false }]);
    expect(await checksOf(made)).toEqual(['check.found', 'check.repaired']);
    expect([...(await rowsOf(made))]).toEqual([{ rule: 'counters', repaired: true, closed: true }]);
  });

  it('closes what is gone by itself, and tells it anew when it comes back', async () => {
    const made = await company();
    const drift = (by: number) =>
      sql`update company_ledgers set licences_total = licences_total + ${by} where company_id = ${made.uuid}`;
    await drift(1);
    await check(made, false);
    await drift(-1);
    expect(await check(made, false)).toEqual([]);
    await drift(1);
    await check(made, false);
    expect(await checksOf(made)).toEqual(['check.found', 'check.closed', 'check.found']);
    expect(await rowsOf(made)).toHaveLength(2);
  });

  it('names the product itself in the log, and whom or what disagrees by id only (R26)', async () => {
    const made = await company();
    await sql`update company_ledgers set licences_total = licences_total + 1 where company_id = ${made.uuid}`;
    await check(made);
    const [event] = await sql`
      select actor ->> 'kind' as kind, target_id, after from audit_events where company_id = ${made.uuid} and action = 'check.found'`;
    expect(event).toMatchObject({
      kind: 'system',
      target_id: made.id,
      after: { rule: 'counters', ledger: { total: 3 }, rows: { total: 2 } },
    });
  });

  it('is due again at 3 in the morning of the company’s own time', async () => {
    const made = await makeFixture(sql, { timeZone: 'America/New_York', now: '2031-11-22T12:00:00Z' });
    expect(await act(checkCompany, system(made.id), { repair: true, look: false })).toMatchObject({
      nextCheck: '2031-11-23T08:00:00.000Z',
    });
    const [ledger] = await sql`select check_due_at from company_ledgers where company_id = ${made.uuid}`;
    expect(ledger?.check_due_at).toEqual(new Date('2031-11-23T08:00:00.000Z'));
  });

  it('of an unknown company does not exist', async () => {
    await expect(ask(inspectCompany, system(newId('com')), {})).resolves.toMatchObject({ findings: [] });
    await expect(act(checkCompany, system(newId('com')), { repair: true, look: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

async function ledgerOf(made: FixtureCompany) {
  const [row] = await sql`
    select licences_total, licences_assigned, licences_ending, next_licence_number,
      (select sum(renewal_amount) from subscriptions s where s.company_id = g.company_id) as renewal
    from company_ledgers g where company_id = ${made.uuid}`;
  return row;
}
