import { afterAll, describe, expect, it } from 'vitest';
import { createCompany, getCompany, listCompanies, setAutoPurchasePolicy } from '@/lib/companies';
import { closePool } from '@/lib/db/client';
import { getLicenceSummary } from '@/lib/licences';
import { listMembers } from '@/lib/members';
import { act, ask, memberActor, operate, staff, tryCommand, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, signedIn } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';
import { nameFromEmail } from './rules';

const database = testDatabase();
afterAll(closePool);

const input = {
  name: 'Initech',
  plan: 'advanced',
  frequency: 'yearly',
  currency: 'GBP',
  timeZone: 'Europe/London',
  ownerEmail: 'Bill.Lumbergh@initech.example',
} as const;
const refusal = async (attempt: ReturnType<typeof tryTask>) => {
  const result = await attempt;
  return result.ok
    ? 'accepted'
    : {
        code: result.error.code,
        pointers: ((result.error.details.errors ?? []) as { pointer: string }[]).map((error) => error.pointer),
      };
};

describe('opening a company', () => {
  it('begins with policy allow, no caps, tax 0 %, active, no licence, and its owner invited', async () => {
    const company = await operate(createCompany, input);
    expect(company).toMatchObject({
      name: 'Initech',
      plan: 'advanced',
      planName: 'Advanced',
      memberNumberLimit: 10,
      billingFrequency: 'yearly',
      currency: 'GBP',
      timeZone: 'Europe/London',
      locale: null,
      state: 'active',
      autoPurchase: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
      ownerEmail: input.ownerEmail,
    });
    const owner = memberActor(company.id, company.ownerMemberId, 'owner');
    expect(await ask(getLicenceSummary, owner, {})).toEqual({ total: 0, assigned: 0, available: 0, ending: 0 });
    expect((await ask(listMembers, owner, {})).data).toMatchObject([
      { id: company.ownerMemberId, name: 'Bill Lumbergh', role: 'owner', status: 'invited', email: input.ownerEmail },
    ]);
    const [row] = await inTenant(
      database.connect(),
      company.id,
      (tx) => tx`
      select c.tax_treatment_code, m.account_id is not null as has_account, (select count(*)::int from audit_events) as events
      from companies c join members m on m.company_id = c.company_id`,
    );
    expect(row).toEqual({ tax_treatment_code: 'ZERO', has_account: true, events: 2 });
  });

  it('finds the owner’s account by e-mail in any case: one person, several companies (R15)', async () => {
    const first = await operate(createCompany, { ...input, ownerEmail: 'owner@several.example' });
    const second = await operate(createCompany, { ...input, ownerEmail: 'OWNER@Several.example' });
    expect(second.ownerAccountId).toBe(first.ownerAccountId);
    expect(second.ownerMemberId).not.toBe(first.ownerMemberId);
  });

  it.each([
    ['a currency without prices', { currency: 'CHF' }, '/currency'],
    ['a currency in small letters', { currency: 'eur' }, '/currency'],
    ['an unknown time zone', { timeZone: 'Mars/Phobos' }, '/timeZone'],
    ['an offset for a time zone', { timeZone: '+01:00' }, '/timeZone'],
    ['an unknown plan', { plan: 'gold' as 'max' }, '/plan'],
    ['an unknown frequency', { frequency: 'weekly' as 'yearly' }, '/frequency'],
    ['an address that is none', { ownerEmail: 'owner' }, '/ownerEmail'],
    ['an empty name', { name: '  ' }, '/name'],
  ])('refuses %s, naming the field', async (_case, wrong, pointer) => {
    expect(await refusal(tryTask(createCompany, { ...input, ...wrong }))).toEqual({
      code: 'invalid_input',
      pointers: [pointer],
    });
  });

  it('leaves no account behind when it is refused', async () => {
    const sql = database.connect();
    await sql`insert into accounts (id, email, staff_role) values (gen_random_uuid(), 'agent@operator.example', 'support')`;
    expect(await refusal(tryTask(createCompany, { ...input, ownerEmail: 'Agent@operator.example' }))).toEqual({
      code: 'invalid_input',
      pointers: ['/ownerEmail'],
    });
    await tryTask(createCompany, { ...input, timeZone: 'Mars/Phobos', ownerEmail: 'nobody@new.example' });
    expect(await sql`select 1 from accounts where email = 'nobody@new.example'`).toHaveLength(0);
  });

  it('spells the time zone as the IANA list does', async () => {
    expect((await operate(createCompany, { ...input, timeZone: 'asia/kolkata' })).timeZone).toBe('Asia/Kolkata');
  });

  it('and the list of all companies are the operator’s business, not a support agent’s or an owner’s (R24)', async () => {
    const { owner } = await makeCompany();
    expect((await operate(listCompanies, {}, staff('operator'))).data.length).toBeGreaterThan(0);
    for (const actor of [staff('support'), owner]) {
      expect(await refusal(tryTask(createCompany, input, actor))).toMatchObject({ code: 'forbidden' });
      expect(await refusal(tryTask(listCompanies, {}, actor))).toMatchObject({ code: 'forbidden' });
    }
  });
});

it.each([
  ['jane.doe@acme.example', 'Jane', 'Doe'],
  ['jane_marie.doe+x@acme.example', 'Jane', 'Marie Doe X'],
  ['owner@acme.example', 'Owner', 'Acme'],
  ['é@x.example', 'É', 'X'],
])('an owner with the address %s is shown as %s %s until they write their name', (email, firstName, lastName) => {
  expect(nameFromEmail(email)).toEqual({ firstName, lastName });
});

describe('the auto-purchase policy (R23)', () => {
  it('changes what is named and keeps the rest; null lifts a cap', async () => {
    const { owner } = await makeCompany();
    const change = async (
      autoPurchase: Parameters<
        typeof act<typeof setAutoPurchasePolicy.input, typeof setAutoPurchasePolicy.output, unknown>
      >[2]['autoPurchase'],
    ) => (await act(setAutoPurchasePolicy, owner, { autoPurchase })).autoPurchase;
    expect(await change({ policy: 'block' })).toEqual({ policy: 'block', monthlyLicences: null, monthlyCharge: null });
    expect(await change({ monthlyLicences: 5, monthlyCharge: { amount: 6000, currency: 'EUR' } })).toEqual({
      policy: 'block',
      monthlyLicences: 5,
      monthlyCharge: { amount: 6000, currency: 'EUR' },
    });
    expect(await change({ policy: 'allow', monthlyLicences: null })).toEqual({
      policy: 'allow',
      monthlyLicences: null,
      monthlyCharge: { amount: 6000, currency: 'EUR' },
    });
    expect(await change({ monthlyLicences: 0 })).toMatchObject({ monthlyLicences: 0 });
    expect((await ask(getCompany, owner, {})).autoPurchase).toEqual({
      policy: 'allow',
      monthlyLicences: 0,
      monthlyCharge: { amount: 6000, currency: 'EUR' },
    });
  });

  it('is open to owner and billing manager only (R24)', async () => {
    const company = await makeCompany();
    for (const [role, expected] of [
      ['billing_manager', true],
      ['admin', false],
      ['team_lead', false],
      ['member', false],
    ] as const) {
      const result = await tryCommand(setAutoPurchasePolicy, await signedIn(company, role), {
        autoPurchase: { policy: 'block' },
      });
      expect(result.ok, role).toBe(expected);
    }
  });

  it.each([
    ['an unknown policy', { policy: 'maybe' }, '/autoPurchase/policy'],
    ['another currency', { monthlyCharge: { amount: 1, currency: 'USD' } }, '/autoPurchase/monthlyCharge/currency'],
    ['a negative cap', { monthlyLicences: -1 }, '/autoPurchase/monthlyLicences'],
    ['a cap that is no whole number', { monthlyLicences: 1.5 }, '/autoPurchase/monthlyLicences'],
    ['a cap in words', { monthlyLicences: '5' }, '/autoPurchase/monthlyLicences'],
    ['an unknown field', { cap: 5 }, '/autoPurchase/cap'],
  ])('refuses %s, naming the field, and changes nothing', async (_case, autoPurchase, pointer) => {
    const { owner } = await makeCompany();
    const before = await ask(getCompany, owner, {});
    const result = await tryCommand(setAutoPurchasePolicy, owner, { autoPurchase } as never);
    expect(result.ok ? 'accepted' : result.error).toMatchObject({
      code: 'invalid_input',
      details: { errors: [{ pointer }] },
    });
    expect(await ask(getCompany, owner, {})).toEqual(before);
  });

  it('records before and after once, and nothing where nothing changes (R26)', async () => {
    const company = await makeCompany();
    const eventsOf = () =>
      inTenant(
        database.connect(),
        company.id,
        (tx) =>
          tx`select before, after, actor->>'id' as actor from audit_events where action = 'company.auto_purchase_changed'`,
      );
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'block' } });
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: { policy: 'block' } });
    await act(setAutoPurchasePolicy, company.owner, { autoPurchase: {} });
    expect(await eventsOf()).toEqual([
      {
        before: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
        after: { policy: 'block', monthlyLicences: null, monthlyCharge: null },
        actor: company.owner.memberId,
      },
    ]);
  });
});

it('the company’s settings are read by every role', async () => {
  const company = await makeCompany({ plan: 'max' });
  await makeMember(company);
  for (const role of ['admin', 'billing_manager', 'team_lead', 'member'] as const) {
    expect(await ask(getCompany, await signedIn(company, role), {})).toMatchObject({
      id: company.id,
      memberNumberLimit: 20,
    });
  }
});
