import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { figuresOf } from '@/lib/testing/figures';
import { brokenInvariants } from '@/lib/testing/invariants';

const { sql, url } = coreDatabase();

/**
 * Starts the program that assigns every number of the company; collects what it says was acknowledged and kills it once
 * that is enough.
 */
function startAssigning(
  company: FixtureCompany,
  enough = Number.POSITIVE_INFINITY,
): { child: ChildProcess; acknowledged: string[]; ended: Promise<unknown> } {
  const plan = {
    companyId: company.id,
    memberIds: company.members,
    numberIds: company.numbers.map((number) => number.id),
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/assigning-process.ts', JSON.stringify(plan)], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  if (child.stdout !== null)
    createInterface(child.stdout).on('line', (line) => acknowledged.push(line) === enough && child.kill('SIGKILL'));
  return { child, acknowledged, ended: new Promise((resolve) => child.once('close', resolve)) };
}

it('a process killed in the middle of assignments breaks nothing, loses nothing acknowledged, and the next one finishes', async () => {
  const company = await makeFixture(sql, { plan: 'max', members: 20, numbers: 160, monthly: 20 });
  const seen: string[] = [];
  for (const enough of [3, 15, 30]) {
    const { child, acknowledged, ended } = startAssigning(company, enough);
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    seen.push(...acknowledged);
    expect(await brokenInvariants(sql)).toEqual([]);
    const [kept] =
      await sql`select count(*)::int as kept from assignments where company_id = ${company.uuid} and id = any(${seen.map((id) => toUuid('asg', id))}::uuid[])`;
    expect(kept).toEqual({ kept: seen.length });
  }
  const { child, ended } = startAssigning(company);
  await ended;
  expect(child.exitCode).toBe(0);
  // Every third number was taken back again and every fifth deleted; the others are held.
  const held = company.numbers.filter((_, n) => n % 3 !== 0 && n % 5 !== 0).length;
  const figures = await figuresOf(sql, company);
  expect(figures).toMatchObject({ assigned: held, openAssignments: held, bought: figures.total - 20 });
}, 60_000);
