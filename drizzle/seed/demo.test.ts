import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber, quoteAssignment } from '@/lib/assignments';
import { verifyAuditChain } from '@/lib/audit';
import { verifyPassword } from '@/lib/auth/passwords';
import { listCompanies } from '@/lib/companies';
import { closePool } from '@/lib/db/client';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { fromUuid } from '@/lib/kernel/id';
import { getLicenceSummary, listLicences } from '@/lib/licences';
import { listDepartments, listMembers } from '@/lib/members';
import { listInventory, listNumbers } from '@/lib/numbers';
import { act, ask, memberActor, operate, system } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { inTenant } from '@/lib/testing/tenant';
import { seedDemo } from './demo';
import { SIGN_INS } from './demo-accounts';

const database = testDatabase();
afterAll(closePool);

const PASSWORD = 'correct horse battery';

/** Everything the seed can have written, counted. */
async function countsOf() {
  const sql = database.connect();
  const { data } = await operate(listCompanies, {});
  const [accounts] =
    await sql`select count(*)::int as accounts, string_agg(coalesce(password_hash, ''), ' ' order by email) as hashes from accounts`;
  const inside = [];
  for (const company of data) {
    inside.push(
      await inTenant(
        sql,
        company.id,
        (tx) => tx`
      select (select count(*)::int from members) as members, (select count(*)::int from numbers) as numbers, (select count(*)::int from licences) as licences,
        (select count(*)::int from audit_events) as events, (select count(*)::int from number_directory where company_id is not null) as taken`,
      ),
    );
  }
  return { accounts, inside: JSON.stringify(inside) };
}

describe('the demo', () => {
  let acme = '';
  let owner: ReturnType<typeof memberActor>;
  beforeAll(async () => {
    await seedDemo(database.connect(), PASSWORD);
    const { data } = await operate(listCompanies, {});
    acme = data.find((company) => company.name === 'Acme')?.id ?? '';
    owner = memberActor(acme, 'mem_0', 'owner');
  }, 60_000);

  it('is the worked example: 3 licences since nine days, 2 numbers assigned, 1 licence available', async () => {
    expect(await ask(getLicenceSummary, owner, {})).toEqual({ total: 3, assigned: 2, available: 1, ending: 0 });
    const licences = await ask(listLicences, owner, {});
    const today = localDate(new Date(), 'Europe/Paris');
    expect(
      licences.data.map((licence) => [
        licence.label,
        licence.billingFrequency,
        licence.price,
        localDate(new Date(licence.purchasedAt), 'Europe/Paris'),
      ]),
    ).toEqual(
      ['L-0003', 'L-0002', 'L-0001'].map((label) => [
        label,
        'monthly',
        { amount: 1200, currency: 'EUR' },
        addDays(today, -9),
      ]),
    );
    expect(licences.data.filter((licence) => licence.number === null)).toHaveLength(1);
  });

  it('has two companies as different as their settings allow', async () => {
    const { data } = await operate(listCompanies, {});
    expect(data).toMatchObject([
      {
        name: 'Acme',
        plan: 'connect',
        billingFrequency: 'monthly',
        currency: 'EUR',
        timeZone: 'Europe/Paris',
        state: 'active',
      },
      {
        name: 'Globex',
        plan: 'max',
        billingFrequency: 'yearly',
        currency: 'USD',
        timeZone: 'America/New_York',
        state: 'active',
      },
    ]);
  });

  it('has members of every role, a lead with a department, and some numbers that nobody holds', async () => {
    const members = await ask(listMembers, owner, {});
    expect(members.data.length).toBeGreaterThanOrEqual(6);
    expect(new Set(members.data.map((member) => member.role)).size).toBe(5);
    const sql = database.connect();
    const leads = await inTenant(
      sql,
      acme,
      (tx) => tx<{ department_id: string; member_id: string }[]>`select department_id, member_id from department_leads`,
    );
    const [lead] = leads;
    const led = memberActor(acme, fromUuid('mem', lead?.member_id ?? ''), 'team_lead', [
      fromUuid('dep', lead?.department_id ?? ''),
    ]);
    expect((await ask(listDepartments, led, {})).data).toMatchObject([{ name: 'Ventes' }]);
    expect((await ask(listNumbers, led, {})).data).toMatchObject([{ member: { name: 'Camille Laurent' } }]);
    expect((await ask(listNumbers, owner, { status: 'unassigned' })).data.length).toBeGreaterThanOrEqual(3);
  });

  it('shows proration: one more licence costs the days left of the period', async () => {
    const member = (await ask(listMembers, owner, { q: 'karim' })).data[0]?.id ?? '';
    const [first, second] = (await ask(listNumbers, owner, { status: 'unassigned' })).data;
    const free = await ask(quoteAssignment, owner, { memberId: member, numberId: first?.id ?? '' });
    expect(free).toMatchObject({ purchases: 0, charge: { amount: 0 } });
    await act(assignNumber, owner, { memberId: member, numberId: first?.id ?? '' });
    const quote = await ask(quoteAssignment, owner, { memberId: member, numberId: second?.id ?? '' });
    const { days = 0, daysOfPeriod = 0 } = quote.formula ?? {};
    expect(quote).toMatchObject({
      purchases: 1,
      charge: { amount: Math.round((1200 * days) / daysOfPeriod), currency: 'EUR' },
      taxRateBasisPoints: 2000,
    });
    expect(daysOfPeriod - days).toBe(9);
  });

  it('has an inventory of fictional numbers: 300, of them 50 landlines and 150 French mobiles that can be assigned', async () => {
    const count = async (filter: {
      country?: string;
      type?: 'mobile' | 'landline' | 'toll_free';
      assignable?: 'true' | 'false';
    }) => {
      let found = 0;
      let cursor: string | undefined;
      do {
        const page = await ask(listInventory, owner, { ...filter, limit: 200, ...(cursor && { cursor }) });
        found += page.data.length;
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    expect(await count({})).toBeGreaterThanOrEqual(300);
    expect(await count({ type: 'landline' })).toBeGreaterThanOrEqual(50);
    expect(await count({ country: 'FR', type: 'mobile' })).toBeGreaterThanOrEqual(150);
    expect(await count({ country: 'US', type: 'landline' })).toBeGreaterThanOrEqual(10);
    expect(await count({ assignable: 'false' })).toBeGreaterThan(0);
  });

  it('lets all eight sign in with the password, without language, theme or second factor', async () => {
    const accounts = await database.connect()<
      {
        email: string;
        password_hash: string;
        locale: string | null;
        theme: string | null;
        second_factor_exempt: string | null;
      }[]
    >`
      select email, password_hash, locale, theme, second_factor_exempt from accounts order by email`;
    expect(accounts.map((account) => account.email)).toEqual([...SIGN_INS].sort());
    for (const account of accounts) {
      expect(await verifyPassword(account.password_hash, PASSWORD), account.email).toBe(true);
      expect(account).toMatchObject({ locale: null, theme: null, second_factor_exempt: 'demo' });
    }
  });

  it('leaves an audit chain that verifies, with every event in its time (R26)', async () => {
    for (const company of (await operate(listCompanies, {})).data) {
      expect(await ask(verifyAuditChain, system(company.id), {})).toMatchObject({ intact: true });
    }
    const sql = database.connect();
    const events = await inTenant(sql, acme, (tx) => tx<{ at: Date }[]>`select at from audit_events order by sequence`);
    expect(events.map((event) => Number(event.at))).toEqual(
      events.map((event) => Number(event.at)).sort((a, b) => a - b),
    );
  });

  it('keeps counters equal to rows', async () => {
    const sql = database.connect();
    for (const company of (await operate(listCompanies, {})).data) {
      const [row] = await inTenant(
        sql,
        company.id,
        (tx) => tx`
        select l.licences_total, l.licences_assigned, l.next_licence_number, l.settle_due_at,
          (select count(*)::int from licences) as licences, (select count(*)::int from assignments where ended_at is null) as open,
          (select count(*)::int from numbers where status = 'assigned') as held, least((select min(period_ends_at) from subscriptions), (select min(closes_at) from invoices i
            where not exists (select from issued_invoices s where s.invoice_id = i.id)),
            -- On the first days of a month nothing closes before the renewal is reminded of.
            (select min((period_ends_at at time zone c.time_zone - make_interval(days => case frequency when 'monthly' then 7 else 30 end)) at time zone c.time_zone)
            from subscriptions)) as due
        from company_ledgers l join companies c on c.company_id = l.company_id`,
      );
      const { licences, open, due } = row ?? {};
      expect(row).toMatchObject({
        licences_total: licences,
        licences_assigned: open,
        held: open,
        next_licence_number: Number(licences) + 1,
        settle_due_at: due,
      });
    }
  });

  it('is found by a second start, which adds nothing and changes no password', async () => {
    const before = await countsOf();
    await seedDemo(database.connect(), undefined);
    await seedDemo(database.connect(), PASSWORD);
    expect(await countsOf()).toEqual(before);
  }, 60_000);

  it('takes another password when one is given', async () => {
    await seedDemo(database.connect(), 'another password');
    const [account] = await database.connect()<
      { password_hash: string }[]
    >`select password_hash from accounts where email = 'owner@acme.example'`;
    expect(await verifyPassword(account?.password_hash, 'another password')).toBe(true);
  }, 60_000);
});
