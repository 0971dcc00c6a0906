import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { newId } from '@/lib/kernel/id';
import { act, ask, refusal, tryCommand } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf } from '@/lib/testing/figures';
import { getNumber, labelNumber, labelNumbers, listNumbers } from '.';

const { sql } = coreDatabase();

const labelsOf = (company: { uuid: string }) => sql<{ label: string | null; events: number }[]>`
  select label, (select count(*)::int from audit_events e where e.company_id = n.company_id and e.action = 'number.labelled'
    and e.target_id = 'num_' || replace(n.id::text, '-', '')) as events
  from numbers n where company_id = ${company.uuid} order by e164`;

describe('a label on a number', () => {
  it('is trimmed, shown, changed, and taken away by null', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const numberId = company.numbers[0]?.id ?? '';
    const say = (label: string | null) => act(labelNumber, company.owner, { numberId, label });
    expect(await say('  Réception, 2ᵉ étage ')).toMatchObject({ id: numberId, label: 'Réception, 2ᵉ étage' });
    expect(await ask(getNumber, company.owner, { numberId })).toMatchObject({ label: 'Réception, 2ᵉ étage' });
    expect(await say(null)).toMatchObject({ label: null });
  });

  it('is at most 60 characters of text, and not empty', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const numberId = company.numbers[0]?.id ?? '';
    const said = (label: string) => refusal(tryCommand(labelNumber, company.owner, { numberId, label }));
    expect(await said('x'.repeat(60))).toBe('accepted');
    for (const label of ['x'.repeat(61), '', '   ', 'two\nlines', '\ud800'])
      expect(await said(label)).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/label' }] });
  });

  it('that is already so writes nothing', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const numberId = company.numbers[0]?.id ?? '';
    await act(labelNumber, company.owner, { numberId, label: 'Desk' });
    const before = await digestOf(sql, company);
    await act(labelNumber, company.owner, { numberId, label: ' Desk ' });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('for many at once: one event per changed number, none for the others (R26)', async () => {
    const company = await makeFixture(sql, { numbers: 4 });
    const [first, second, third] = company.numbers.map(({ id }) => id);
    await act(labelNumber, company.owner, { numberId: first ?? '', label: 'Sales' });
    const numberIds = [first, second, third, second].flatMap((id) => id ?? []);
    expect(await act(labelNumbers, company.owner, { numberIds, label: 'Sales' })).toEqual({ changed: 2, unchanged: 1 });
    expect([...(await labelsOf(company))]).toEqual([
      { label: 'Sales', events: 1 },
      { label: 'Sales', events: 1 },
      { label: 'Sales', events: 1 },
      { label: null, events: 0 },
    ]);
  });

  it('what it says lies apart from the log, where it can be erased (R26)', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    await act(labelNumber, company.owner, { numberId: company.numbers[0]?.id ?? '', label: 'Zoé Martin, home' });
    const [event] = await sql`
      select before, after, v.values from audit_events e join audit_personal_values v using (company_id, sequence) where e.company_id = ${company.uuid}`;
    expect(event).toEqual({
      before: { labelled: false },
      after: { labelled: true },
      values: { before: null, after: 'Zoé Martin, home' },
    });
  });

  it('changes none if one of the numbers is not the company’s (R25)', async () => {
    const [company, other] = [await makeFixture(sql, { numbers: 1 }), await makeFixture(sql, { numbers: 1 })];
    const [mine = '', theirs = ''] = [company, other].map(({ numbers }) => numbers[0]?.id);
    for (const foreign of [theirs, newId('num'), 'num_1', 'nonsense'])
      expect(
        await refusal(tryCommand(labelNumbers, company.owner, { numberIds: [mine, foreign], label: 'Sales' })),
      ).toEqual({ code: 'not_found' });
    expect([...(await labelsOf(company)), ...(await labelsOf(other))].map(({ label }) => label)).toEqual([null, null]);
  });

  it('names 1 to 10,000 numbers, and so many in one statement', async () => {
    const company = await makeFixture(sql, { numbers: 1 });
    const said = (numberIds: string[]) => refusal(tryCommand(labelNumbers, company.owner, { numberIds, label: 'x' }));
    for (const numberIds of [[], Array.from({ length: 10_001 }, () => company.numbers[0]?.id ?? '')])
      expect(await said(numberIds)).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/numberIds' }] });
  });
});

describe('the search of the list', () => {
  it('finds a number by the words of its label, in any case and order, beside holders and digits', async () => {
    const company = await makeFixture(sql, { numbers: 4, monthly: 1 });
    const [front, back, held, plain] = company.numbers;
    if (!(front && back && held && plain)) throw new Error('the fixture has too few numbers');
    const say = (numberId: string, label: string) => act(labelNumber, company.owner, { numberId, label });
    await say(front.id, 'Reception Paris');
    await say(back.id, 'Durand, room 204');
    await act(assignNumber, company.owner, { memberId: company.members[0] ?? '', numberId: held.id });
    const found = async (q: string) =>
      (await ask(listNumbers, company.owner, { q, limit: 2 })).data.map(({ e164 }) => e164);

    expect(await found('paris recep')).toEqual([front.e164]);
    expect(await found('PARIS')).toEqual([front.e164]);
    expect(await found('lyon')).toEqual([]);
    expect(await found('100%')).toEqual([]);
    // A word that is in a label and in a holder's name finds both, in the order of the list.
    expect(await found('durand')).toEqual([back.e164, held.e164]);
    expect(await found('room 204')).toEqual([back.e164]);
    expect(await found(plain.e164)).toEqual([plain.e164]);
    // Digits of a label count too.
    expect(await found('204')).toContain(back.e164);
  });

  it('shows a label to nobody outside the company, nor to a lead of another department (R24, R25)', async () => {
    const [company, other] = [await makeFixture(sql, { numbers: 1 }), await makeFixture(sql, { numbers: 1 })];
    await act(labelNumber, company.owner, { numberId: company.numbers[0]?.id ?? '', label: 'Reception' });
    expect((await ask(listNumbers, other.owner, { q: 'reception' })).data).toEqual([]);
    expect((await ask(listNumbers, company.as('team_lead', [newId('dep')]), { q: 'reception' })).data).toEqual([]);
  });
});
