import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { act, ask, system } from '@/lib/testing/acting';
import { coreDatabase } from '@/lib/testing/core-database';
import { keyedDays, type LivedCompany, liveUsage, recordAll, usageStep } from '@/lib/testing/usage-history';
import { getUsage, rebuildUsage } from '.';

const { sql } = coreDatabase();

/** Nobody pays here, and what comes of that has tests of its own (R22): nothing is ever due. */
beforeAll(() => sql`update operator_settings set payment_term_days = 36500`);

const lived = ({ seen }: LivedCompany) => [...seen.keys()].sort().flatMap((date) => seen.get(date) ?? []);

async function told({ company }: LivedCompany) {
  const usage = await ask(getUsage, company.owner, { from: '2031-03-01', groupBy: 'department' });
  const { data, since, today } = usage;
  expect(data.map(({ date }) => date).sort()).toEqual(data.map(({ date }) => date));
  expect([data[0]?.date, data.at(-1)?.date]).toEqual([since, today]);
  return keyedDays(usage);
}

it('every day of a random history is told, recorded and made again as it was seen in its last moment, each once', async () => {
  const histories = fc.sample(fc.array(usageStep, { minLength: 36, maxLength: 36 }), { numRuns: 5, seed: 2031 });
  let assigned = 0;
  for (const history of histories) {
    const life = await liveUsage(sql, history, { moves: true });
    const worker = system(life.company.id);
    const expected = lived(life);
    assigned = Math.max(assigned, ...expected.map((day) => day.assigned));
    expect(await told(life)).toEqual(expected);
    await recordAll(worker);
    expect(await told(life)).toEqual(expected);
    const { since, today } = await ask(getUsage, life.company.owner, {});
    const range = { from: since, to: addDays(today, -1) };
    const rebuilt = await act(rebuildUsage, worker, { ...range, save: false });
    expect(rebuilt).toMatchObject({ days: expected.length - 1, differences: [], monthDifferences: [] });
    expect(rebuilt.months).toBeGreaterThan(0);
    const [row] = await sql`
      select (select coalesce(sum(d.bought_by_hand + d.bought_automatically), 0)::int from usage_days d where d.company_id = ${life.company.uuid})
        + (select coalesce(sum(p.quantity), 0)::int from purchases p where p.company_id = ${life.company.uuid} and p.purchased_at >= (
            select max(d.ends_at) from usage_days d where d.company_id = ${life.company.uuid})) as recorded,
        (select coalesce(sum(quantity), 0)::int from purchases where company_id = ${life.company.uuid}) as bought`;
    expect(row?.recorded).toBe(row?.bought);
  }
  expect(assigned).toBeGreaterThan(2);
}, 300_000);

it('a day that was recorded otherwise is found and put right, with an event, and then all are alike (R26)', async () => {
  const [history = []] = fc.sample(fc.array(usageStep, { minLength: 25, maxLength: 25 }), { numRuns: 1, seed: 5 });
  const life = await liveUsage(sql, history, { moves: false });
  const { uuid, id, owner } = life.company;
  await recordAll(system(id));
  const { since, today } = await ask(getUsage, owner, {});
  const range = { from: since, to: addDays(today, -1) };
  await sql`update usage_days set total = total + 1 where company_id = ${uuid} and date = ${addDays(since, 3)}`;
  await sql`delete from usage_days where company_id = ${uuid} and date = ${addDays(since, 5)}`;
  const wrong = [addDays(since, 3), addDays(since, 5)];
  const look = await act(rebuildUsage, system(id), { ...range, save: false });
  expect(look.differences.map(({ date, recorded }) => [date, recorded === null])).toEqual([
    [wrong[0], false],
    [wrong[1], true],
  ]);
  expect((await act(rebuildUsage, system(id), { ...range, save: true })).differences).toHaveLength(2);
  expect(await told(life)).toEqual(lived(life));
  expect((await act(rebuildUsage, system(id), { ...range, save: true })).differences).toEqual([]);
  const events = await sql`select after from audit_events where company_id = ${uuid} and action = 'usage.rebuilt'`;
  expect(events).toEqual([{ after: { from: wrong[0], to: wrong[1], daysPutRight: 2, monthsPutRight: 0 } }]);
}, 120_000);
