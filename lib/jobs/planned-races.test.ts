import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { listAuditEvents } from '@/lib/audit';
import { newId, toUuid } from '@/lib/kernel/id';
import {
  cancelPlannedChange,
  carryOutPlannedChange,
  failPlannedChange,
  planAssignment,
  planRelease,
  retryPlannedChange,
} from '@/lib/planned-changes';
import { act, ask, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { DONE, holderOf, planningPlace, stateOf } from '@/lib/testing/planning';
import { carryOutDueChanges } from './planned-changes';

const { sql } = coreDatabase();
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** A plan whose day has come. */
async function due() {
  const there = await planningPlace(sql);
  const { company, memberId, numberId } = there;
  const { id: plannedChangeId } = await act(planAssignment, company.owner, { memberId, numberId, on: '2031-12-01' });
  await setClock(sql, company, '2031-12-03T09:00:00Z');
  const carryOut = () => tryCommand(carryOutPlannedChange, system(company.id), { plannedChangeId });
  const cancel = () => tryCommand(cancelPlannedChange, company.owner, { plannedChangeId });
  const retry = () => tryCommand(retryPlannedChange, company.owner, { plannedChangeId });
  const fail = () =>
    tryCommand(failPlannedChange, system(company.id), { plannedChangeId, code: 'internal', details: {} });
  return { ...there, plannedChangeId, carryOut, cancel, retry, fail };
}

/** How often each thing happened. */
async function eventsOf({ owner }: FixtureCompany) {
  const { data } = await ask(listAuditEvents, owner, { limit: 200 });
  const count = (wanted: string) => data.filter(({ action }) => action === wanted).length;
  return {
    assigned: count('number.assigned'),
    done: count('planned_change.done'),
    cancelled: count('planned_change.cancelled'),
    failed: count('planned_change.failed'),
  };
}
const ONCE = { assigned: 1, done: 1, cancelled: 0, failed: 0 };

describe('one planned change', () => {
  it('R1: carried out eight times at once is done once', async () => {
    const { company, memberId, numberId, carryOut } = await due();
    const results = await Promise.all(times(8, carryOut));
    expect(results.map(({ ok }) => ok)).toEqual(times(8, () => true));
    expect(await eventsOf(company)).toEqual(ONCE);
    expect(await holderOf(company, numberId)).toBe(memberId);
    expect(await brokenInvariants(sql, company)).toEqual([]);
  });

  it('carried out and cancelled at once is one of them, and never both', async () => {
    const { company, memberId, numberId, carryOut, cancel } = await due();
    await Promise.all(times(4, () => [carryOut(), cancel()]).flat());
    const { done, ...events } = await eventsOf(company);
    expect(events).toEqual({ assigned: done, cancelled: 1 - done, failed: 0 });
    expect(await holderOf(company, numberId)).toBe(done === 1 ? memberId : 'unassigned');
  });

  it('that failed, done after all by several at once, beside a worker and somebody who cancels it, has one answer', async () => {
    const { company, memberId, numberId, carryOut, retry, fail } = await due();
    await fail();
    await Promise.all(times(4, () => [retry(), carryOut()]).flat());
    expect(await eventsOf(company)).toEqual({ ...ONCE, failed: 1 });
    expect(await holderOf(company, numberId)).toBe(memberId);
    const other = await due();
    await other.fail();
    await Promise.all(times(4, () => [other.retry(), other.cancel(), other.fail()]).flat());
    const { done, ...events } = await eventsOf(other.company);
    expect(events).toEqual({ assigned: done, cancelled: 1 - done, failed: 1 });
  });

  it('is done once by workers that come by at once', async () => {
    const { company } = await due();
    await Promise.all(times(3, carryOutDueChanges));
    expect(await eventsOf(company)).toEqual(ONCE);
  });
});

it('R6: of very many due changes each look does a slice, and what frees a licence is in the first one', async () => {
  const { company, memberId, otherId, numberId, secondId } = await planningPlace(sql);
  await act(assignNumber, company.owner, { memberId: otherId, numberId: secondId });
  const ids = times(203, () => toUuid('pch', newId('pch')));
  await sql`insert into planned_changes (company_id, id, kind, on_date, number_id, member_id, limits, planned_by, planned_at)
    select ${company.uuid}, id::uuid, 'assign', '2031-12-01', ${toUuid('num', numberId)}, ${toUuid('mem', memberId)}, ${sql.json({ maxPurchases: 0 })}, ${company.owner.memberId}, now()
    from unnest(${ids}::text[]) as made(id)`;
  const release = await act(planRelease, company.owner, { numberId: secondId, on: '2031-12-01' });
  await setClock(sql, company, '2031-12-03T09:00:00Z');
  const statuses = async () => {
    const rows = await sql<{ status: string }[]>`select status from planned_changes where company_id = ${company.uuid}`;
    return ['planned', 'done', 'failed'].map((wanted) => rows.filter(({ status }) => status === wanted).length);
  };
  await carryOutDueChanges();
  expect(await stateOf(company, release.id)).toEqual(DONE);
  expect(await statuses()).toEqual([4, 200, 0]);
  await carryOutDueChanges();
  expect(await statuses()).toEqual([0, 204, 0]);
});
