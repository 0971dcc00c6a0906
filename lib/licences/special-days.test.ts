import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { settleDueCompanies } from '@/lib/jobs/settle';
import { act, ask, refusal, system, tryCommand } from '@/lib/testing/acting';
import { type FixtureCompany, type FixtureOptions, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { chargedLines } from '@/lib/testing/figures';
import { purchaseLicences, quoteLicencePurchase, scheduleLicenceRemoval, settleCompany } from '.';

const { sql } = coreDatabase();
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const settle = (company: FixtureCompany) => act(settleCompany, system(company.id), {});
const dueAt = async ({ uuid }: FixtureCompany) => {
  const [row] = await sql<
    { at: Date | null }[]
  >`select settle_due_at as at from company_ledgers where company_id = ${uuid}`;
  return row?.at?.toISOString();
};

/** Clocks jump over midnight, or show an hour before or after it twice: where, and which instant a period ends at. */
const SPECIAL: [string, Pick<FixtureOptions, 'timeZone' | 'anchor'>, string, string][] = [
  [
    'no midnight in Cairo',
    { timeZone: 'Africa/Cairo', anchor: '2031-03-25' },
    '2031-04-25',
    '2031-04-24T22:00:00.000Z',
  ],
  [
    'no midnight in Beirut',
    { timeZone: 'Asia/Beirut', anchor: '2031-01-30' },
    '2031-03-30',
    '2031-03-29T22:00:00.000Z',
  ],
  [
    'a 25th hour before it in Cairo',
    { timeZone: 'Africa/Cairo', anchor: '2031-08-31' },
    '2031-10-31',
    '2031-10-30T22:00:00.000Z',
  ],
  [
    'two midnights in Havana',
    { timeZone: 'America/Havana', anchor: '2031-10-02' },
    '2031-11-02',
    '2031-11-02T04:00:00.000Z',
  ],
];

describe.each(SPECIAL)('R17, R18: a period that ends on a day with %s', (_name, options, day, endsAt) => {
  const at = (ms: number) => new Date(Date.parse(endsAt) + ms);
  const made = async () => {
    const company = await makeFixture(sql, {
      ...options,
      monthly: 1,
      numbers: 1,
      now: at(-3 * 86_400_000).toISOString(),
    });
    await settle(company);
    return company;
  };

  it('ends at its first instant, to the millisecond, and neither day is charged twice', async () => {
    const company = await made();
    const before = (await chargedLines(sql, company)).length;
    expect(await dueAt(company)).toBe(endsAt);
    await setClock(sql, company, at(-1));
    const last = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
    expect(last).toMatchObject({ formula: { days: 1 }, renewal: { increase: eur(1200), on: day } });
    await act(purchaseLicences, company.owner, { quantity: 1, maxCharge: last.charge });
    await setClock(sql, company, at(0));
    expect(await ask(quoteLicencePurchase, company.owner, { quantity: 1 })).toMatchObject({ charge: eur(1200) });
    const { purchase } = await act(purchaseLicences, company.owner, { quantity: 1 });
    expect(purchase?.charge).toEqual(eur(1200));
    const renewals = (await chargedLines(sql, company)).slice(before).filter((line) => line.includes('renewal'));
    expect(renewals).toHaveLength(1);
    expect(renewals[0]).toMatch(new RegExp(`renewal 2 × 1200 (\\d+)/\\1 = 2400 ${day}…`));
  });

  it('the worker, a purchase, a removal and an assignment at that very instant: each licence-day is in one line', async () => {
    for (let round = 0; round < 3; round += 1) {
      const company = await made();
      await setClock(sql, company, at(0));
      await sql`update company_ledgers set settle_due_at = now() where company_id = ${company.uuid}`;
      const input = { memberId: company.members[0] ?? '', numberId: company.numbers[0]?.id ?? '' };
      const acts = [
        () => settleDueCompanies(),
        () => tryCommand(purchaseLicences, company.owner, { quantity: 2 }),
        () => tryCommand(assignNumber, company.owner, input),
        () => tryCommand(scheduleLicenceRemoval, company.owner, { quantity: 1 }),
      ];
      await Promise.all([...acts.slice(round), ...acts.slice(0, round)].map((one) => one()));
      await settle(company);
      const [row] = await sql<{ renewed: number; days: number }[]>`
        select count(*)::int as renewed, sum(quantity)::int as days from charges where company_id = ${company.uuid} and cause = 'renewal' and period_from = ${day}`;
      expect(row).toEqual({ renewed: 1, days: 1 });
    }
  });
});

describe('R7: a price that changes between quote and confirmation', () => {
  it('fallen, the lower one is charged and said; risen, nothing happens', async () => {
    const company = await makeFixture(sql, { monthly: 1, anchor: '2041-11-01', now: '2041-11-22T12:00:00Z' });
    const quote = await ask(quoteLicencePurchase, company.owner, { quantity: 1 });
    const limits = { maxCharge: quote.charge, maxRenewalIncrease: quote.renewal.increase };
    const price = (unitPrice: number) => sql`
      insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
      values ('connect', 'monthly', 'EUR', '2041-11-20', ${unitPrice}, '2041-10-01')
      on conflict (plan_code, frequency, currency, valid_from) do update set unit_price = excluded.unit_price`;
    try {
      await price(1500);
      expect(await refusal(tryCommand(purchaseLicences, company.owner, { quantity: 1, ...limits }))).toMatchObject({
        code: 'quote_changed',
        quote: { charge: eur(450), renewal: { increase: eur(1500) } },
      });
      await price(1000);
      expect(await act(purchaseLicences, company.owner, { quantity: 1, ...limits })).toMatchObject({
        purchase: { charge: eur(300) },
      });
    } finally {
      await sql`delete from prices where valid_from > '2041-01-01'`;
    }
  });
});
