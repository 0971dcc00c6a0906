import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { maintainJobs } from '@/lib/access';
import { assignNumber, deactivateMember } from '@/lib/assignments';
import { planAssignment, planCover, planRelease } from '@/lib/planned-changes';
import { act } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';
import { startProgram } from '@/lib/testing/killed-program';
import { carryOutDueChanges } from './planned-changes';

const { sql, url } = coreDatabase();
const COMPANIES = 8;

/** A company with something of every kind planned, of which two purchases are needed and one change cannot be done. */
async function planned(): Promise<FixtureCompany> {
  const company = await makeFixture(sql, { plan: 'max', members: 4, numbers: 8, monthly: 3 });
  const { owner } = company;
  const [holder = '', colleague = '', newcomer = '', leaver = ''] = company.members;
  const [freed = '', covered = '', deleted = '', ...wanted] = company.numbers.map(({ id }) => id);
  for (const numberId of [freed, covered, deleted]) await act(assignNumber, owner, { memberId: holder, numberId });
  const [on, until] = ['2031-12-01', '2031-12-02'];
  await act(planRelease, owner, { numberId: freed, on });
  await act(planRelease, owner, { numberId: deleted, on, mode: 'delete' });
  await act(planCover, owner, { numberId: covered, memberId: colleague, on, until });
  const plan = (numberId: string, memberId: string, day: string) =>
    act(planAssignment, owner, { numberId, memberId, on: day, maxPurchases: 1 });
  for (const [at, numberId] of wanted.slice(0, 4).entries()) await plan(numberId, newcomer, at < 3 ? on : until);
  await plan(wanted[4] ?? '', leaver, on);
  await act(deactivateMember, owner, { memberId: leaver });
  await setClock(sql, company, '2031-12-03T09:00:00Z');
  return company;
}

/** What killed workers had taken is given back, as if its time were over. */
async function giveBack(): Promise<void> {
  await sql`update pgboss.job set started_on = started_on - expire_in where state = 'active'`;
  await maintainJobs();
  await sql`update pgboss.job set start_after = now() - interval '1 second'`;
}

it('R1, R3, R4, R5: workers killed at any statement, two at a time, do each planned change once, or say once that it failed', async () => {
  const companies: FixtureCompany[] = [];
  for (let n = 0; n < COMPANIES; n += 1) companies.push(await planned());
  let killed = 0;
  for (let round = 0; round < 3; round += 1) {
    const kills = [randomInt(1, 200), randomInt(1, 200)];
    const workers = kills.map((enough) =>
      startProgram(url, 'lib/testing/working-process.ts', ['planned-changes'], enough),
    );
    await Promise.all(workers.map(({ ended }) => ended));
    // One that had nothing left to do before its time ended by itself.
    for (const { child } of workers) expect(child.signalCode ?? child.exitCode, `${kills}`).toBeOneOf(['SIGKILL', 0]);
    killed += workers.filter(({ child }) => child.signalCode === 'SIGKILL').length;
    expect(await brokenInvariants(sql)).toEqual([]);
    await giveBack();
  }
  expect(killed).toBeGreaterThanOrEqual(3);
  // What a killed worker had sent to the database just then may have been done since.
  do await giveBack();
  while ((await Promise.all([carryOutDueChanges(), carryOutDueChanges()])).some((done) => done > 0));
  const rows = await sql<{ kind: string; outcome: string; changes: number }[]>`
    select kind, concat_ws(' ', status, case when unchanged then 'unchanged' end, problem ->> 'code') as outcome, count(*)::int as changes
    from planned_changes group by 1, 2 order by 1, 2`;
  expect(rows).toEqual([
    { kind: 'assign', outcome: 'done', changes: 4 * COMPANIES },
    { kind: 'assign', outcome: 'failed member_inactive', changes: COMPANIES },
    { kind: 'delete', outcome: 'done', changes: COMPANIES },
    { kind: 'reassign', outcome: 'done', changes: 2 * COMPANIES },
    { kind: 'unassign', outcome: 'done', changes: COMPANIES },
  ]);
  for (const company of companies) {
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 2, bought: 2, openAssignments: 5, available: 0 });
    const acts = (await actionsOf(sql, company)).filter((action) => /^(number|planned_change)\./.test(action));
    expect(Object.fromEntries(acts.map((name) => [name, acts.filter((one) => one === name).length]))).toEqual({
      'number.assigned': 3 + 4,
      'number.unassigned': 1,
      'number.deleted': 1,
      'number.reassigned': 2,
      'planned_change.planned': 9,
      'planned_change.done': 8,
      'planned_change.failed': 1,
    });
    const told = await sql`
      select from outbox where company_id = ${company.uuid} and topic = 'mail.planned_change_failed'`;
    expect(told).toHaveLength(1);
  }
}, 180_000);
