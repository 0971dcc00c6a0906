import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { getCompany } from '@/lib/companies';
import { act, apiKeyActor, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { digestOf } from '@/lib/testing/figures';
import { changeCompany, getCompanySettings, settleCompany } from '.';

const { sql } = coreDatabase();
const events = (company: { uuid: string }) =>
  sql`select action, before, after from audit_events where company_id = ${company.uuid} order by sequence`;

describe('changing the company', () => {
  it('changes what is named, records it before and after, and says again what is so without a trace (R26)', async () => {
    const company = await makeFixture(sql);
    const changed = await act(changeCompany, company.owner, { name: '  Fixture & Sons ', locale: 'fr' });
    expect(changed).toMatchObject({ name: 'Fixture & Sons', locale: 'fr', timeZone: 'Europe/Paris' });
    expect(await ask(getCompany, company.owner, {})).toEqual(changed);
    await act(changeCompany, company.owner, { name: 'Fixture & Sons', locale: 'fr', timeZone: 'Europe/Paris' });
    await act(changeCompany, company.owner, {});
    await act(changeCompany, company.owner, { locale: null });
    expect([...(await events(company))]).toEqual([
      {
        action: 'company.changed',
        before: { name: 'Fixture', locale: null },
        after: { name: 'Fixture & Sons', locale: 'fr' },
      },
      { action: 'company.changed', before: { locale: 'fr' }, after: { locale: null } },
    ]);
  });

  it('is an owner’s, its policy also a billing manager’s; what one may not do with the rest is not done in part (R24)', async () => {
    const company = await makeFixture(sql);
    const before = await digestOf(sql, company);
    const policy = { autoPurchase: { policy: 'block' } } as const;
    for (const actor of [company.as('billing_manager'), apiKeyActor(company.id, 'billing_manager')]) {
      for (const wish of [{ name: 'Mine' }, { timeZone: 'Asia/Tokyo' }, { locale: 'fr' as const }])
        expect(await refusal(tryCommand(changeCompany, actor, { ...wish, ...policy }))).toEqual({
          code: 'forbidden',
          permission: 'company:write',
          heldBy: ['owner'],
        });
    }
    for (const role of ['admin', 'team_lead', 'member'] as const)
      for (const wish of [{ name: 'Mine' }, policy, {}])
        expect(await refusal(tryCommand(changeCompany, company.as(role), wish))).toMatchObject({ code: 'forbidden' });
    expect(await digestOf(sql, company)).toBe(before);
    expect((await act(changeCompany, company.as('billing_manager'), policy)).autoPurchase.policy).toBe('block');
    const both = await act(changeCompany, apiKeyActor(company.id, 'owner'), {
      name: 'Both',
      autoPurchase: { policy: 'ask' },
    });
    expect(both).toMatchObject({ name: 'Both', autoPurchase: { policy: 'ask' } });
  });

  it('the settings page’s figures are the owner’s own company’s', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    const other = await makeFixture(sql);
    for (const role of ['admin', 'billing_manager', 'team_lead', 'member'] as const)
      expect(await refusal(tryQuery(getCompanySettings, company.as(role), {}))).toMatchObject({ code: 'forbidden' });
    expect(await ask(getCompanySettings, other.owner, {})).toMatchObject({
      company: { id: other.id },
      hasInvoices: false,
      subscriptions: [],
    });
    await act(changeCompany, company.owner, { timeZone: 'America/Los_Angeles' });
    const running = { billingFrequency: 'monthly', renewsOn: '2031-12-01', goesOn: true };
    expect(await ask(getCompanySettings, company.owner, {})).toMatchObject({
      company: { timeZone: 'America/Los_Angeles' },
      hasInvoices: false,
      subscriptions: [{ ...running, timeZone: 'Europe/Paris', periodEndsAt: '2031-11-30T23:00:00.000Z' }],
    });
    // Also before anybody settled what is over.
    await setClock(sql, company, '2031-12-02T12:00:00Z');
    expect((await ask(getCompanySettings, company.owner, {})).subscriptions).toMatchObject([
      { timeZone: 'America/Los_Angeles', renewsOn: '2032-01-01', periodEndsAt: '2032-01-01T08:00:00.000Z' },
    ]);
    expect(await ask(getCompanySettings, memberActor(other.id, other.owner.memberId, 'owner'), {})).toMatchObject({
      company: { id: other.id },
    });
  });

  it('decided on values that are no longer so, nothing happens, and the difference is told', async () => {
    const company = await makeFixture(sql);
    const seen = { name: 'Fixture', timeZone: 'Europe/Paris', locale: null };
    await act(changeCompany, company.owner, { name: 'Renamed', seen });
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(changeCompany, company.owner, { locale: 'fr', seen }))).toEqual({
      code: 'changed_meanwhile',
      changes: [{ field: 'name', seen: 'Fixture', now: 'Renamed' }],
    });
    expect(await digestOf(sql, company)).toBe(before);
    const both = await Promise.all(
      ['A', 'B'].map((name) =>
        refusal(tryCommand(changeCompany, company.owner, { name, seen: { ...seen, name: 'Renamed' } })),
      ),
    );
    expect(both.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(both).toContainEqual(expect.objectContaining({ code: 'changed_meanwhile' }));
  });

  it('when somebody next has to come by is reckoned anew in the new time zone', async () => {
    const company = await makeFixture(sql, { members: 2, numbers: 2 });
    for (const index of [0, 1])
      await act(assignNumber, company.owner, {
        memberId: company.members[index] ?? '',
        numberId: company.numbers[index]?.id ?? '',
      });
    const due = async () =>
      (await sql<{ at: Date }[]>`select settle_due_at as at from company_ledgers where company_id = ${company.uuid}`)[0]
        ?.at;
    expect(await due()).toEqual(new Date('2031-11-22T23:00:00Z'));
    await act(changeCompany, company.owner, { timeZone: 'Asia/Tokyo' });
    expect(await due()).toEqual(new Date('2031-11-22T15:00:00Z'));
    await act(changeCompany, company.owner, { timeZone: 'America/Los_Angeles' });
    expect(await due()).toEqual(new Date('2031-11-23T08:00:00Z'));
    await setClock(sql, company, '2031-11-23T08:00:00Z');
    expect(await act(settleCompany, { kind: 'system', name: 'cli', companyId: company.id }, {})).toEqual({
      settled: true,
    });
  });

  it.each([
    ['an empty name', { name: '' }, '/name'],
    ['a blank name', { name: ' \u00a0 ' }, '/name'],
    ['a name of 100,000 characters', { name: 'x'.repeat(100_000) }, '/name'],
    ['a name with a line break', { name: 'A\nB' }, '/name'],
    ['a name that turns the direction of what follows', { name: 'Acme \u202egnp.exe' }, '/name'],
    ['a name that isolates what follows', { name: 'Acme \u2067x' }, '/name'],
    ['half a surrogate pair', { name: 'A\ud800' }, '/name'],
    ['another language', { locale: 'de' }, '/locale'],
    ['no time zone', { timeZone: null }, '/timeZone'],
    ['an offset', { timeZone: '+05:30' }, '/timeZone'],
    ['another currency', { currency: 'USD' }, '/currency'],
    ['another plan', { plan: 'max' }, '/plan'],
  ])('refuses %s, naming the field, and changes nothing', async (_case, wish, pointer) => {
    const company = await makeFixture(sql);
    const before = await digestOf(sql, company);
    expect(await refusal(tryCommand(changeCompany, company.owner, wish as never))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer }],
    });
    expect(await digestOf(sql, company)).toBe(before);
  });

  it('names of other scripts are names', async () => {
    const company = await makeFixture(sql);
    for (const name of ['شركة المثال', '株式会社テスト', 'Éts. Œuvré & Cie', '🦊'])
      expect((await act(changeCompany, company.owner, { name })).name).toBe(name);
  });
});
