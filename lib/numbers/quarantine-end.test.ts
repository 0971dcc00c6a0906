import { describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, restoreNumber } from '@/lib/assignments';
import { settleDueCompanies } from '@/lib/jobs/settle';
import { settleCompany } from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { allAtOnce, inThisOrder } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { getNumber, getNumberHistory, takeNumber } from '.';

const { sql } = coreDatabase();

/** 60 days after the fixture's noon of 22 November. */
const DEADLINE = '2032-01-21T12:00:00.000Z';
const JUST_BEFORE = '2032-01-21T11:59:59.999Z';

/** A company whose one number was held, deleted, and waits in quarantine at the given instant. */
async function quarantined(now: string) {
  const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
  const [number] = company.numbers;
  if (number === undefined) throw new Error('the fixture has no number');
  await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId: number.id });
  await act(deleteNumber, company.owner, { numberId: number.id });
  await setClock(sql, company, now);
  return { company, ...number };
}

const settle = (company: FixtureCompany) => () => refusal(tryCommand(settleCompany, system(company.id), {}));
const restore = (company: FixtureCompany, numberId: string) => () =>
  refusal(tryCommand(restoreNumber, company.owner, { numberId }));
const events = async (company: FixtureCompany, action: string) =>
  (await actionsOf(sql, company)).filter((each) => each === action).length;
const holderOfLine = (e164: string) => sql`select company_id from number_directory where e164 = ${e164}`;

describe('R13: when the quarantine of a number is over', () => {
  it('the worker returns its line to the inventory, and any company can take it under a new id', async () => {
    const { company, id, e164 } = await quarantined(DEADLINE);
    const other = await makeFixture(sql);
    expect(await refusal(tryCommand(takeNumber, other.owner, { e164 }))).toMatchObject({ reason: 'not_in_inventory' });

    await sql`update company_ledgers set settle_due_at = now() - interval '1 second' where company_id = ${company.uuid}`;
    expect(await settleDueCompanies()).toBe(1);
    expect(await holderOfLine(e164)).toEqual([{ company_id: null }]);
    const taken = await act(takeNumber, other.owner, { e164 });
    expect(taken).toMatchObject({ e164, status: 'unassigned' });
    expect(taken.id).not.toBe(id);

    // The former company keeps its history; the new one sees nothing of it.
    expect(await ask(getNumber, company.owner, { numberId: id })).toMatchObject({ status: 'left', member: null });
    expect((await ask(getNumberHistory, company.owner, { numberId: id })).data).toHaveLength(1);
    expect((await ask(getNumberHistory, other.owner, { numberId: taken.id })).data).toEqual([]);
    expect(await refusal(tryCommand(restoreNumber, other.owner, { numberId: id }))).toEqual({ code: 'not_found' });
  });

  it('the log names nobody for it, even where a member’s own act settled it', async () => {
    const { company, e164 } = await quarantined(DEADLINE);
    await act(takeNumber, company.owner, { e164 });
    const log = await sql`
      select action, actor ->> 'kind' as kind from audit_events where company_id = ${company.uuid} order by sequence desc limit 2`;
    expect([...log]).toEqual([
      { action: 'number.taken', kind: 'member' },
      { action: 'number.left', kind: 'system' },
    ]);
  });

  it('one instant before it is not: the worker leaves it alone', async () => {
    const { company, id } = await quarantined(JUST_BEFORE);
    await settle(company)();
    expect(await ask(getNumber, company.owner, { numberId: id })).toMatchObject({ status: 'quarantined' });
  });

  it('it ends exactly once, however many workers and restorations come at its instant', async () => {
    const { company, id, e164 } = await quarantined(DEADLINE);
    const outcomes = await allAtOnce<unknown>(sql, company, [
      settle(company),
      restore(company, id),
      settle(company),
      restore(company, id),
      settle(company),
    ]);
    const late = { code: 'number_not_restorable', status: 'left' };
    expect(outcomes).toEqual(['accepted', late, 'accepted', late, 'accepted']);
    expect(await events(company, 'number.left')).toBe(1);
    expect(await events(company, 'number.restored')).toBe(0);
    expect(await holderOfLine(e164)).toEqual([{ company_id: null }]);
  });

  it('a restoration that comes before the worker, but too late, is refused all the same', async () => {
    const { company, id } = await quarantined(DEADLINE);
    const [restored, settled] = await inThisOrder(sql, company, [restore(company, id), settle(company)]);
    expect(restored).toEqual({ code: 'number_not_restorable', status: 'left' });
    expect(settled).toBe('accepted');
    expect(await events(company, 'number.left')).toBe(1);
  });

  it('a restoration in time wins over every worker, and the number is never in the inventory', async () => {
    const { company, id, e164 } = await quarantined(JUST_BEFORE);
    await allAtOnce<unknown>(sql, company, [settle(company), restore(company, id), settle(company)]);
    await setClock(sql, company, DEADLINE);
    await settle(company)();
    expect(await events(company, 'number.left')).toBe(0);
    expect(await events(company, 'number.restored')).toBe(1);
    expect(await holderOfLine(e164)).toEqual([{ company_id: company.uuid }]);
  });

  it('who waits for the lock behind the worker decides on what the worker left', async () => {
    const { company, id, e164 } = await quarantined(DEADLINE);
    const [, restored, assigned] = await inThisOrder<unknown>(sql, company, [
      settle(company),
      restore(company, id),
      () => tryCommand(assignNumber, company.owner, { memberId: company.members[1] ?? '', e164 }),
    ]);
    expect(restored).toEqual({ code: 'number_not_restorable', status: 'left' });
    expect(assigned).toMatchObject({ ok: true });
    const rows = await sql`select status from numbers where company_id = ${company.uuid} order by created_at`;
    expect([...rows]).toEqual([{ status: 'left' }, { status: 'assigned' }]);
  });

  it('its former company and another one at once: one takes the line, the other is told it is not there', async () => {
    const { company, e164 } = await quarantined(DEADLINE);
    const other = await makeFixture(sql);
    await settle(company)();
    const results = await Promise.all(
      [company, other].map(({ owner }) => refusal(tryCommand(takeNumber, owner, { e164 }))),
    );
    expect(results).toContain('accepted');
    expect(results).toContainEqual({ code: 'number_not_assignable', reason: 'not_in_inventory' });
    expect(await sql`select from numbers where e164 = ${e164} and status = 'unassigned'`).toHaveLength(1);
  });
});
