import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listInvoices } from '@/lib/invoices';
import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';
import {
  changeCompany,
  purchaseLicences,
  quoteLicencePurchase,
  scheduleLicenceRemoval,
  settleCompany,
} from '@/lib/licences';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf, chargedLines } from '@/lib/testing/figures';
import { changeFrequency, changePlan, getBilling, listSubscriptions } from '.';

const { sql } = coreDatabase();
/** Nobody pays here: nothing is ever due (R22). */
beforeAll(
  () =>
    sql`update operator_settings set payment_term_days = 36500, monthly_reminder_days = 0, yearly_reminder_days = 0`,
);

const PARIS = 'Europe/Paris';
const WEST = 'America/Los_Angeles';
const TOKYO = 'Asia/Tokyo';
const EAST = 'Pacific/Auckland';

type Period = { zone: string; index: number; from: string; to: string; ends: Date; due: Date };
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const move = (company: FixtureCompany, timeZone: string) => act(changeCompany, company.owner, { timeZone });
async function periodOf(company: FixtureCompany): Promise<Period> {
  const [row] = await sql<Period[]>`
    select s.time_zone as zone, period_index as index, period_from::text as from, period_to::text as to, period_ends_at as ends, settle_due_at as due
    from subscriptions s join company_ledgers using (company_id) where company_id = ${company.uuid} and closed_at is null`;
  if (row === undefined) throw new Error('no subscription is open');
  return row;
}

describe('R17: a change of time zone within a period', () => {
  it.each([
    ['monthly', { monthly: 2 }],
    ['yearly', { yearly: 2 }],
  ] as [string, FixtureOptions][])(
    '%s: Paris, Los Angeles, Tokyo, Auckland: each period ends when it was to end, the next begins on its day',
    async (_frequency, licences) => {
      const company = await makeFixture(sql, licences);
      for (const zone of [WEST, TOKYO, EAST, PARIS]) {
        const before = await periodOf(company);
        await move(company, zone);
        expect(await periodOf(company)).toEqual(before);
        expect(before.due).toEqual(before.ends);
        await setClock(sql, company, new Date(before.ends.getTime() - 1));
        expect(await settle(company)).toEqual({ settled: false });
        await setClock(sql, company, before.ends);
        await settle(company);
        const after = await periodOf(company);
        expect(after).toMatchObject({ zone, index: before.index + 1, from: before.to });
        expect(after.ends).toEqual(startOfDay(after.to, zone));
        expect(after.due).toEqual(after.ends);
        // In the middle of the new period.
        await setClock(sql, company, new Date(after.ends.getTime() - 10 * 86_400_000));
      }
      const renewals = (await chargedLines(sql, company)).filter((line) => line.includes(' renewal '));
      expect(renewals).toHaveLength(4);
      // All days of each period, whatever its hours: whole periods and no part of one.
      for (const line of renewals) expect(line).toMatch(/ (\d+)\/\1 /);
    },
  );

  it.each([
    ['west', WEST, '2031-12-01T08:30:00Z'],
    ['east', EAST, '2031-12-01T00:30:00Z'],
  ])(
    '%s: what is quoted is charged before the old midnight, between the two, and after both',
    async (_way, zone, later) => {
      const company = await makeFixture(sql, { monthly: 1 });
      await move(company, zone);
      const charged: string[] = [];
      for (const now of [
        '2031-11-22T12:05:00Z',
        '2031-11-30T10:59:00Z',
        '2031-11-30T22:59:59Z',
        '2031-11-30T23:00:00Z',
        '2031-12-01T00:10:00Z',
        later,
      ]) {
        await setClock(sql, company, now);
        const quote = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
        const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1, maxCharge: quote.charge });
        expect(purchase?.charge).toEqual(quote.charge);
        charged.push(`${quote.formula?.days}/${quote.formula?.daysOfPeriod} until ${quote.renewal.on}`);
      }
      expect(charged).toEqual([
        '9/30 until 2031-12-01',
        '1/30 until 2031-12-01',
        '1/30 until 2031-12-01',
        '31/31 until 2032-01-01',
        '31/31 until 2032-01-01',
        '31/31 until 2032-01-01',
      ]);
    },
  );

  it('a change of plan between the two midnights charges the whole new period and no day before it', async () => {
    const company = await makeFixture(sql, { monthly: 1, now: '2031-11-30T12:00:00Z' });
    await move(company, WEST);
    await setClock(sql, company, '2031-12-01T01:00:00Z');
    const { charge } = await act(changePlan, company.owner, { plan: 'advanced' });
    expect(charge).toEqual({ amount: 600, currency: 'EUR' });
  });

  it('what was due before the change is settled first, by the time zone that it was due in', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await setClock(sql, company, '2031-12-03T12:00:00Z');
    await move(company, TOKYO);
    expect(await periodOf(company)).toMatchObject({ zone: PARIS, from: '2031-12-01', to: '2032-01-01' });
    expect(await actionsOf(sql, company)).toEqual(['subscription.period_started', 'invoice.issued', 'company.changed']);
  });

  it('a subscription that opens anew in the west does not begin on a day that the one before it has paid', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    await move(company, WEST);
    await setClock(sql, company, '2031-12-01T03:00:00Z');
    const quote = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
    expect(quote).toMatchObject({ charge: { amount: 1200 }, renewal: { on: '2032-01-01' } });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(await periodOf(company)).toMatchObject({ from: '2031-12-01', to: '2032-01-01' });
  });
});

describe('R20: the invoice of a month that was being collected when the time zone changed', () => {
  const documents = async (company: FixtureCompany) =>
    (
      await sql<{ month: string; lines: number; issued: number }[]>`
      select i.month::text as month, (select count(*)::int from charges c where c.company_id = i.company_id and c.invoice_id = i.id) as lines,
        (select count(*)::int from issued_invoices s where s.company_id = i.company_id and s.invoice_id = i.id) as issued
      from invoices i where i.company_id = ${company.uuid} and i.month is not null order by i.closes_at`
    ).map((row) => ({ ...row }));

  it.each([
    ['west', WEST],
    ['east', EAST],
  ])('%s: goes on collecting and is issued once', async (_way, zone) => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await move(company, zone);
    await setClock(sql, company, '2031-11-25T12:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 2 });
    expect(await documents(company)).toEqual([{ month: '2031-11-01', lines: 2, issued: 0 }]);
    await setClock(sql, company, '2032-01-15T12:00:00Z');
    await settle(company);
    expect(await documents(company)).toEqual([{ month: '2031-11-01', lines: 2, issued: 1 }]);
  });

  it('what is bought in the hours that the month goes on for in the west has an invoice of its own', async () => {
    const company = await makeFixture(sql, { monthly: 1 });
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await move(company, WEST);
    await setClock(sql, company, '2031-12-01T02:00:00Z');
    await act(purchaseLicences, company.owner, { quantity: 1 });
    await setClock(sql, company, '2032-01-15T12:00:00Z');
    await settle(company);
    expect(await documents(company)).toEqual([
      { month: '2031-11-01', lines: 1, issued: 1 },
      { month: '2031-11-01', lines: 1, issued: 1 },
    ]);
  });
});

const short = (documents: readonly { type: string; issuedOn: string | null; total: object }[]) =>
  documents.map(({ type, issuedOn, total }) => JSON.stringify([issuedOn, type, total])).sort();

const step = fc.record({
  act: fc.constantFrom('zone', 'zone', 'buy', 'remove', 'plan', 'frequency'),
  zone: fc.constantFrom(PARIS, WEST, TOKYO, EAST, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo'),
  frequency: fc.constantFrom('monthly' as const, 'yearly' as const),
  plan: fc.constantFrom('connect', 'advanced', 'max'),
  quantity: fc.integer({ min: 1, max: 3 }),
  hours: fc.integer({ min: 1, max: 24 * 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(company: FixtureCompany, { act: name, zone, frequency, plan, quantity }: Step): Promise<boolean> {
  const { owner } = company;
  if (name === 'zone') return (await tryCommand(changeCompany, owner, { timeZone: zone })).ok;
  if (name === 'buy') return (await tryCommand(purchaseLicences, owner, { quantity, billingFrequency: frequency })).ok;
  if (name === 'remove') return (await tryCommand(scheduleLicenceRemoval, owner, { quantity })).ok;
  if (name === 'plan') return (await tryCommand(changePlan, owner, { plan })).ok;
  const { data } = await ask(listSubscriptions, owner, {});
  const from = data.find(({ billingFrequency }) => billingFrequency !== frequency);
  return (
    from !== undefined &&
    (await tryCommand(changeFrequency, owner, { subscriptionId: from.id, billingFrequency: frequency })).ok
  );
}

it('R17, R18: a company that keeps moving round the world is charged each licence-day once, and what comes is as it was foreseen', async () => {
  const histories = fc.sample(fc.array(step, { minLength: 30, maxLength: 30 }), { numRuns: 4, seed: 20_311_130 });
  const done = new Set<string>();
  for (const history of histories) {
    const company = await makeFixture(sql, { monthly: 1, yearly: 1 });
    let now = Date.parse('2031-11-22T12:00:00Z');
    for (const next of history) {
      if (await take(company, next)) done.add(next.act);
      now += next.hours * 3_600_000;
      await setClock(sql, company, new Date(now));
    }
    await act(purchaseLicences, company.owner, { quantity: 1, billingFrequency: 'monthly' });
    await tryCommand(changeCompany, company.owner, { timeZone: history[0]?.zone ?? PARIS });
    const before = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    const issued = new Set(before.data.flatMap(({ id, number }) => (number === null ? [] : [id])));
    const { coming } = await ask(getBilling, company.owner, {});
    const [clock] = await sql<{ at: Date; zone: string }[]>`
      select last_instant as at, time_zone as zone from company_ledgers join companies using (company_id) where company_id = ${company.uuid}`;
    if (clock === undefined) throw new Error('no clock');
    await setClock(sql, company, startOfDay(addDays(localDate(clock.at, clock.zone), 366), clock.zone));
    await settle(company);
    const { data } = await ask(listInvoices, company.owner, { limit: 200, lines: 'none' });
    const made = data.filter(({ id, number }) => number !== null && !issued.has(id));
    expect(made.length).toBeGreaterThanOrEqual(11);
    expect(short(made)).toEqual(short(coming));
  }
  expect([...done].sort()).toEqual(['buy', 'frequency', 'plan', 'remove', 'zone']);
}, 120_000);

it.each(['Europe/Nowhere', '+02:00', 'Europe/Paris; drop table companies', 'x'.repeat(60)])(
  'a time zone that there is not is refused: %s',
  async (timeZone) => {
    const company = await makeFixture(sql);
    expect(await refusal(tryCommand(changeCompany, company.owner, { timeZone }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/timeZone' }],
    });
  },
);
