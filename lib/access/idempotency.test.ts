import { describe, expect, it } from 'vitest';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { purchaseLicences } from '@/lib/licences';
import { act, refusal, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { allAtOnce } from '@/lib/testing/contention';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf, figuresOf } from '@/lib/testing/figures';

const { sql } = coreDatabase();

const buy = (company: FixtureCompany, quantity: number, key?: string) =>
  tryCommand(purchaseLicences, company.owner, { quantity }, key === undefined ? undefined : { key });
const assignment = (company: FixtureCompany, n = 0) => ({
  memberId: company.members[0] ?? '',
  numberId: company.numbers[n]?.id ?? '',
});

describe('R9: a request repeated with the same key', () => {
  it('has one effect and the same answer', async () => {
    const company = await makeFixture(sql);
    const first = await buy(company, 5, 'k');
    const before = await digestOf(sql, company);
    expect(await buy(company, 5, 'k')).toEqual(first);
    expect(await digestOf(sql, company)).toBe(before);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 5, purchases: 1 });
  });

  it('keeps its answer although the world has moved on', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    const first = await act(assignNumber, company.owner, assignment(company), { key: 'k' });
    await act(unassignNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    expect(await act(assignNumber, company.owner, assignment(company), { key: 'k' })).toEqual(first);
    expect(await figuresOf(sql, company)).toMatchObject({ assigned: 0 });
  });

  it('with another body, or for another act, is refused and changes nothing', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    await buy(company, 5, 'k');
    const before = await digestOf(sql, company);
    expect(await refusal(buy(company, 6, 'k'))).toEqual({ code: 'idempotency_key_reused' });
    expect(await refusal(tryCommand(assignNumber, company.owner, assignment(company), { key: 'k' }))).toEqual({
      code: 'idempotency_key_reused',
    });
    expect(
      await refusal(
        tryCommand(purchaseLicences, company.owner, { quantity: 5 }, { key: 'k', fingerprint: 'of another path' }),
      ),
    ).toEqual({ code: 'idempotency_key_reused' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('eight times at once has one effect and eight equal answers', async () => {
    const company = await makeFixture(sql);
    const answers = await allAtOnce(
      sql,
      company,
      Array.from({ length: 8 }, () => () => buy(company, 5, 'k')),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.ok && answer.value.purchase?.id))).size).toBe(1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 5, purchases: 1 });
  });

  it('at once with another body: one of the two has its effect', async () => {
    const company = await makeFixture(sql);
    const answers = await allAtOnce(sql, company, [() => buy(company, 5, 'k'), () => buy(company, 7, 'k')]);
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.error.code)).sort()).toEqual([
      'accepted',
      'idempotency_key_reused',
    ]);
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 1 });
  });
});

describe('R9: a key', () => {
  it('is left unused by a refusal', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const limited = { ...assignment(company), maxPurchases: 0 };
    expect(await refusal(tryCommand(assignNumber, company.owner, limited, { key: 'k' }))).toMatchObject({
      code: 'quote_changed',
    });
    expect(await refusal(buy(company, 0, 'k'))).toMatchObject({ code: 'invalid_input' });
    expect(
      await refusal(tryCommand(assignNumber, company.as('member'), assignment(company), { key: 'k' })),
    ).toMatchObject({ code: 'forbidden' });
    expect(await refusal(tryCommand(assignNumber, company.owner, { ...limited, maxPurchases: 1 }, { key: 'k' }))).toBe(
      'accepted',
    );
  });

  it('belongs to its company: another one uses it independently', async () => {
    const [one, other] = [await makeFixture(sql), await makeFixture(sql)];
    await buy(one, 5, 'k');
    expect(await refusal(buy(other, 6, 'k'))).toBe('accepted');
    expect(await figuresOf(sql, other)).toMatchObject({ total: 6 });
  });

  it('is kept 72 hours, then forgotten', async () => {
    const company = await makeFixture(sql, { now: '2026-01-01T00:00:00Z' });
    const age = (hours: number) =>
      sql`update idempotency_keys set created_at = clock_timestamp() - make_interval(hours => ${hours}) where company_id = ${company.uuid}`;
    await buy(company, 1, 'k');
    await age(71);
    await buy(company, 1, 'k');
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 1 });
    await age(73);
    expect(await refusal(buy(company, 2, 'k'))).toBe('accepted');
    expect(await figuresOf(sql, company)).toMatchObject({ purchases: 2, total: 3 });
    await age(73);
    await buy(company, 1, 'another');
    expect(await sql`select key from idempotency_keys where company_id = ${company.uuid}`).toEqual([
      { key: 'another' },
    ]);
  });

  it('is not needed: without one each request has its effect', async () => {
    const company = await makeFixture(sql);
    await Promise.all([buy(company, 1), buy(company, 1)]);
    expect(await figuresOf(sql, company)).toMatchObject({ total: 2, purchases: 2 });
  });

  it('may stand on an act that changes nothing', async () => {
    const company = await makeFixture(sql, { numbers: 1, monthly: 1 });
    const first = await act(assignNumber, company.owner, assignment(company));
    const again = await act(assignNumber, company.owner, assignment(company), { key: 'k' });
    expect(again).toMatchObject({ unchanged: true, assignment: { id: first.assignment?.id } });
    expect(await act(assignNumber, company.owner, assignment(company), { key: 'k' })).toEqual(again);
  });
});
