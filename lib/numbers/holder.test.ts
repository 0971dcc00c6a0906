import { describe, expect, it } from 'vitest';
import { assignNumber, deleteNumber, unassignNumber } from '@/lib/assignments';
import { settleCompany } from '@/lib/licences';
import { act, refusal, system, tryCommand } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { findLineHolder, findNumberHolder, takeNumber } from '.';

const { sql } = coreDatabase();

it.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '2031-11-22T12:00:60Z',
  '2031-02-30T00:00:00Z',
])('who held a number at %s is no question, and the instant is named as what is wrong', async (at) => {
  const company = await makeFixture(sql, { numbers: 1 });
  const asked = tryCommand(findNumberHolder, company.owner, { numberId: company.numbers[0]?.id ?? '', at });
  expect(await refusal(asked)).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/at' }] });
});

it.each(['0001-01-02T00:00:00Z', '9999-12-30T23:59:59Z', '2031-11-22T12:00:00+01:00'])(
  'at %s it is one',
  async (at) => {
    const company = await makeFixture(sql, { numbers: 1 });
    expect(
      await refusal(tryCommand(findNumberHolder, company.owner, { numberId: company.numbers[0]?.id ?? '', at })),
    ).toBe('accepted');
  },
);

describe('what is said where nobody held it (R27)', () => {
  const DAY_OF = { taken: '2031-11-10T00:00:00Z', held: '2031-11-22T12:00:00Z', deleted: '2031-11-25T12:00:00Z' };

  /** A number that came, was held, unassigned after a day, deleted, and left; its line then came back. */
  async function storied() {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    const [number] = company.numbers;
    if (number === undefined) throw new Error('the fixture has no number');
    await sql`update numbers set created_at = ${DAY_OF.taken} where company_id = ${company.uuid}`;
    await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId: number.id });
    await setClock(sql, company, '2031-11-23T12:00:00Z');
    await act(unassignNumber, company.owner, { numberId: number.id });
    await setClock(sql, company, DAY_OF.deleted);
    await act(deleteNumber, company.owner, { numberId: number.id });
    return { company, ...number };
  }

  it.each([
    ['before it came', '2031-11-09T23:59:59.999Z', 'not_yet'],
    ['in the instant in which it came', DAY_OF.taken, 'unassigned'],
    ['in the instant in which it was assigned', DAY_OF.held, 'held'],
    ['in the instant in which it was taken back', '2031-11-23T12:00:00Z', 'unassigned'],
    ['in the instant in which it was deleted', DAY_OF.deleted, 'deleted'],
    ['within the minute that clocks may differ', '2031-11-25T12:01:00Z', 'deleted'],
    ['in the future', '2031-11-25T12:01:00.001Z', 'future'],
  ])('%s', async (_case, at, state) => {
    const { company, id, e164 } = await storied();
    const answer = await act(findNumberHolder, company.owner, { numberId: id, at });
    expect(answer).toMatchObject({ state, holding: state === 'held' ? { numberId: id } : null });
    expect(await act(findLineHolder, system(company.id), { number: e164, at })).toEqual(answer);
  });

  it('who holds it now is no answer for the future', async () => {
    const company = await makeFixture(sql, { monthly: 1, numbers: 1 });
    const numberId = company.numbers[0]?.id ?? '';
    await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId });
    expect(await act(findNumberHolder, company.owner, { numberId, at: '2032-01-01T00:00:00Z' })).toMatchObject({
      state: 'future',
      holding: null,
    });
  });

  it('by its line, each of the numbers that it was answers for its own time; every question is logged', async () => {
    const { company, id, e164 } = await storied();
    await setClock(sql, company, '2032-02-01T00:00:00Z');
    await act(settleCompany, system(company.id), {});
    const again = await act(takeNumber, company.owner, { e164 });
    await act(assignNumber, company.owner, { memberId: company.members[1] ?? '', numberId: again.id });
    const at = (instant: string) => act(findLineHolder, system(company.id), { number: e164, at: instant });
    expect(await at('2031-11-22T18:00:00Z')).toMatchObject({ holding: { numberId: id } });
    expect(await at('2031-12-24T00:00:00Z')).toMatchObject({ state: 'deleted', holding: null });
    expect(await at('2032-02-01T00:00:00Z')).toMatchObject({ holding: { numberId: again.id } });
    const asked = await sql`
      select target_id, actor ->> 'kind' as kind from audit_events where company_id = ${company.uuid} and action = 'number.holder_asked' order by sequence`;
    expect([...asked]).toEqual([id, id, again.id].map((target) => ({ target_id: target, kind: 'system' })));
  });

  it('a line that the company never had is not found, another company’s included (R25)', async () => {
    const [company, other] = [await makeFixture(sql), await makeFixture(sql, { numbers: 1 })];
    for (const number of [other.numbers[0]?.e164 ?? '', '+33639989999'])
      expect(await refusal(tryCommand(findLineHolder, system(company.id), { number, at: DAY_OF.held }))).toEqual({
        code: 'not_found',
      });
    expect(
      await refusal(tryCommand(findLineHolder, system(company.id), { number: '0639980000', at: DAY_OF.held })),
    ).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/number' }] });
  });
});
