import { describe, expect, it } from 'vitest';
import { changeFrequency, changePlan, getBilling, listSubscriptions } from '@/lib/billing';
import { act, ask, system } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import { agreePrice, settleCompany, tellAnnouncedPrices } from '.';

const { sql } = coreDatabase();

const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const tell = async (company: FixtureCompany) => (await act(tellAnnouncedPrices, system(company.id), {})).told;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** A list price that the operator announces on a day; nobody has been told yet. */
async function announce(price: { plan?: string; frequency?: string; from: string; to: number; on: string }) {
  const { plan = 'connect', frequency = 'monthly', from, to, on } = price;
  await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
    values (${plan}, ${frequency}, 'EUR', ${from}, ${to}, ${on})`;
}
/** The test's own prices leave with it: other companies of this database are on the same list. */
const withPrices = (name: string, test: () => Promise<void>) =>
  it(name, async () => {
    try {
      await test();
    } finally {
      await sql`delete from prices where valid_from > '2031-01-01'`;
    }
  });
const renewals = async (company: FixtureCompany) =>
  (await chargedLines(sql, company)).flatMap(
    (line) => /renewal (.*) \d+\/\d+ = \d+ (\S+)…/.exec(line)?.slice(1, 3).join(' from ') ?? [],
  );
const toldOf = (company: FixtureCompany) => sql<{ payload: Record<string, unknown> }[]>`
  select payload - 'memberId' as payload from outbox where company_id = ${company.uuid} and topic = 'mail.price_announced' order by created_at, id`;
const place = (options: FixtureOptions = {}) => makeFixture(sql, { monthly: 2, ...options });

describe('R19: a renewal takes a higher price only from a company that was told thirty days before', () => {
  withPrices('told in time, at once', async () => {
    const company = await place();
    await announce({ from: '2032-01-01', to: 1500, on: '2031-11-22' });
    expect([await tell(company), await tell(company)]).toEqual([1, 0]);
    expect((await toldOf(company)).map(({ payload }) => payload)).toEqual([
      {
        plan: 'Connect',
        billingFrequency: 'monthly',
        validFrom: '2032-01-01',
        on: '2032-01-01',
        unitPrice: 1500,
        paid: 1200,
        quantity: 2,
        currency: 'EUR',
      },
    ]);
    await setClock(sql, company, '2032-01-02T12:00:00Z');
    await settle(company);
    expect(await renewals(company)).toEqual(['2 × 1200 from 2031-12-01', '2 × 1500 from 2032-01-01']);
  });

  withPrices('announced in time, but told late: the old one once more, as the mail said', async () => {
    const company = await place({ now: '2031-12-10T12:00:00Z', anchor: '2031-12-01' });
    await announce({ from: '2032-01-01', to: 1500, on: '2031-11-22' });
    await tell(company);
    expect(await toldOf(company)).toMatchObject([{ payload: { on: '2032-02-01' } }]);
    await setClock(sql, company, '2032-02-02T12:00:00Z');
    await settle(company);
    expect(await renewals(company)).toEqual(['2 × 1200 from 2032-01-01', '2 × 1500 from 2032-02-01']);
  });

  withPrices('whom nobody told pays the old one, is told with that renewal, and the forecast says so', async () => {
    const company = await place();
    await announce({ from: '2031-12-01', to: 1500, on: '2031-10-01' });
    const { announced } = await ask(getBilling, company.owner, {});
    expect(announced).toMatchObject([{ validFrom: '2031-12-01', renewsOn: '2032-01-01' }]);
    await setClock(sql, company, '2031-12-01T12:00:00Z');
    await settle(company);
    expect(await renewals(company)).toEqual(['2 × 1200 from 2031-12-01']);
    expect(await toldOf(company)).toMatchObject([{ payload: { on: '2032-01-01', paid: 1200, unitPrice: 1500 } }]);
    const { subscriptions } = await ask(getBilling, company.owner, {});
    expect(subscriptions).toMatchObject([{ renewsOn: '2032-01-01', renewal: eur(3000) }]);
    await setClock(sql, company, '2032-01-01T12:00:00Z');
    await settle(company);
    expect((await renewals(company)).slice(1)).toEqual(['2 × 1500 from 2032-01-01']);
    expect(await toldOf(company)).toHaveLength(1);
  });

  withPrices('who was founded after the announcement is shown it from the first day, and needs no mail', async () => {
    const company = await place({ monthly: 2, anchor: '2031-12-05', now: '2031-12-05T12:00:00Z' });
    await sql`update companies set created_at = '2031-12-05T11:00:00Z' where company_id = ${company.uuid}`;
    await announce({ from: '2032-01-01', to: 1500, on: '2031-12-04' });
    expect(await tell(company)).toBe(0);
    expect((await ask(getBilling, company.owner, {})).announced).toMatchObject([{ renewsOn: '2032-01-05' }]);
    await setClock(sql, company, '2032-01-05T12:00:00Z');
    await settle(company);
    expect(await renewals(company)).toEqual(['2 × 1500 from 2032-01-05']);
  });

  withPrices(
    'nobody is told of a price that is not above what they pay, that an agreement covers, or of another plan or frequency',
    async () => {
      await announce({ from: '2032-01-01', to: 1500, on: '2031-11-22' });
      await announce({ from: '2032-01-01', to: 1000, on: '2031-11-22', plan: 'advanced' });
      const agreed = await place();
      await act(agreePrice, system(agreed.id), {
        plan: 'connect',
        billingFrequency: 'monthly',
        unitPrice: eur(900),
        validFrom: '2031-11-01',
        minimumLicences: 0,
      });
      const dear = await place();
      await sql`update licences set unit_price = 1500 where company_id = ${dear.uuid}`;
      await sql`update subscriptions set renewal_amount = 3000 where company_id = ${dear.uuid}`;
      const companies = [
        agreed,
        dear,
        await place({ plan: 'max' }),
        await place({ plan: 'advanced' }),
        await place({ monthly: 0, yearly: 2 }),
        await place({ monthly: 0 }),
      ];
      for (const company of companies) expect(await tell(company)).toBe(0);
    },
  );

  withPrices(
    'an agreement is agreed and needs no notice; a rise of the list that waits for its end is told before',
    async () => {
      const company = await place();
      await announce({ from: '2031-12-20', to: 1500, on: '2031-11-22' });
      await act(agreePrice, system(company.id), {
        plan: 'connect',
        billingFrequency: 'monthly',
        unitPrice: eur(1300),
        validFrom: '2031-12-01',
        validUntil: '2032-02-01',
        minimumLicences: 0,
      });
      const told = [];
      for (const now of ['2031-12-01T12:00:00Z', '2032-01-01T12:00:00Z', '2032-02-01T12:00:00Z']) {
        await setClock(sql, company, now);
        await settle(company);
        told.push((await toldOf(company)).length);
      }
      expect(told).toEqual([0, 1, 1]);
      expect(await toldOf(company)).toMatchObject([{ payload: { paid: 1300, unitPrice: 1500, on: '2032-02-01' } }]);
      expect(await renewals(company)).toEqual([
        '2 × 1300 from 2031-12-01',
        '2 × 1300 from 2032-01-01',
        '2 × 1500 from 2032-02-01',
      ]);
    },
  );

  withPrices(
    'a plan or a frequency that waits is told of its own price, and a change pays no price it was not shown',
    async () => {
      const down = await place({ plan: 'advanced', now: '2031-11-02T12:00:00Z' });
      await act(changePlan, down.owner, { plan: 'connect' });
      const moving = await place({ now: '2031-11-02T12:00:00Z' });
      const [subscription] = (await ask(listSubscriptions, moving.owner, {})).data;
      await act(changeFrequency, moving.owner, { subscriptionId: subscription?.id ?? '', billingFrequency: 'yearly' });
      await announce({ from: '2031-11-20', to: 1500, on: '2031-11-10' });
      await announce({ from: '2031-11-20', to: 15_000, on: '2031-11-10', frequency: 'yearly' });
      for (const company of [down, moving]) {
        await setClock(sql, company, '2031-11-10T12:00:00Z');
        expect(await tell(company)).toBe(1);
      }
      expect(await toldOf(down)).toMatchObject([
        { payload: { plan: 'Connect', paid: 1200, unitPrice: 1500, on: '2032-01-01' } },
      ]);
      expect(await toldOf(moving)).toMatchObject([
        { payload: { billingFrequency: 'yearly', paid: 12_000, on: '2032-12-01' } },
      ]);
      for (const company of [down, moving]) {
        await setClock(sql, company, '2031-12-01T12:00:00Z');
        await settle(company);
      }
      expect(await renewals(down)).toEqual(['2 × 1200 from 2031-12-01']);
      expect((await chargedLines(sql, moving)).at(-1)).toContain('frequency_change 2 × 12000 366/366 = 24000');
    },
  );
});
