import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { addDays } from '@/lib/kernel/calendar';
import { act, ask, memberActor, system } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { brokenInvariants } from '@/lib/testing/invariants';
import { recordAll } from '@/lib/testing/usage-history';
import { makeUsedCompany } from '@/lib/testing/used-company';
import { getDepartmentCosts, getUsage, rebuildUsage } from '@/lib/usage';

const database = testDatabase();
afterAll(closePool);

it('a company with a past by generate_series is recorded, and its costs are its lines', async () => {
  const company = await makeUsedCompany(database.connect(), 1, { licences: 50, departments: 4, months: 14, stints: 4 });
  const owner = memberActor(company.companyId, company.member(1), 'owner');
  await recordAll(system(company.companyId));
  const { data, since, today, groups } = await ask(getUsage, owner, {
    from: addDays(new Date().toISOString().slice(0, 10), -300),
    groupBy: 'department',
  });
  expect(data).toHaveLength(301);
  expect(groups).toHaveLength(4);
  for (const { total, assigned, groups: parts = [] } of data)
    expect([total, assigned]).toEqual([50, parts.reduce((sum, part) => sum + part, 0)]);
  expect(data.at(-1)?.assigned).toBe(40);
  const range = { from: since, to: addDays(today, -1), save: false };
  expect((await act(rebuildUsage, system(company.companyId), range)).differences).toEqual([]);
  const { months } = await ask(getDepartmentCosts, owner, {});
  const whole = months.filter(({ complete }) => complete).slice(1);
  expect(whole.length).toBeGreaterThan(8);
  for (const { total } of whole) expect(Math.abs(total.amount - 50 * 2900)).toBeLessThan(0.1 * 50 * 2900);
  const broken = await brokenInvariants(database.connectAsSuperuser());
  expect(broken.filter((sentence) => /^R(1|2|3)\b|where a member|counters/.test(sentence))).toEqual([]);
}, 60_000);
