import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber, assignNumbers, quoteAssignment, quoteAssignments } from '@/lib/assignments';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import {
  purchaseLicences,
  quoteLicencePurchase,
  quoteLicenceRemoval,
  scheduleLicenceRemoval,
  settleCompany,
} from '@/lib/licences';
import { act, ask, system, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture, setClock } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { changeFrequency, changePlan, listSubscriptions, quoteFrequencyChange, quotePlanChange } from '.';

const { sql } = coreDatabase();
const NOON = 'T12:00:00Z';
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** Prices that rise: told in time for a renewal on 1 December 2041, and too late for it. What nobody pays is never due. */
beforeAll(async () => {
  await sql`update operator_settings set payment_term_days = 36500`;
  for (const [plan, price, announced] of [
    ['advanced', 2000, '2041-10-01'],
    ['connect', 1300, '2041-11-20'],
  ] as const)
    for (const [frequency, times] of [
      ['monthly', 1],
      ['yearly', 10],
    ] as const)
      await sql`insert into prices (plan_code, frequency, currency, valid_from, unit_price, announced_on)
        values (${plan}, ${frequency}, 'EUR', '2041-11-25', ${price * times}, ${announced})`;
});
afterAll(() => sql`delete from prices where valid_from > '2041-01-01'`);

/** What a company is like before somebody asks for a quote. */
const states = fc.record({
  frequency: fc.constantFrom<BillingFrequency>('monthly', 'yearly'),
  monthly: fc.integer({ min: 0, max: 3 }),
  yearly: fc.integer({ min: 0, max: 3 }),
  ending: fc.integer({ min: 0, max: 2 }),
  downgrade: fc.boolean(),
  swap: fc.constantFrom('none', 'monthly', 'yearly', 'both'),
  /** The yearly subscription renews on the same day, or half a year later. */
  anchor: fc.constantFrom('2040-12-01', '2041-05-10'),
  day: fc.constantFrom('2041-11-22', '2041-11-30'),
});
type State = typeof states extends fc.Arbitrary<infer T> ? T : never;

async function companyOf(state: State): Promise<FixtureCompany> {
  const { frequency, monthly, yearly, ending, downgrade, swap, anchor, day } = state;
  const company = await makeFixture(sql, { plan: 'advanced', frequency, numbers: 3, now: `${anchor}${NOON}` });
  if (yearly > 0) await act(purchaseLicences, company.owner, { quantity: yearly, billingFrequency: 'yearly' });
  await setClock(sql, company, `2041-11-01${NOON}`);
  if (monthly > 0) await act(purchaseLicences, company.owner, { quantity: monthly, billingFrequency: 'monthly' });
  await setClock(sql, company, `${day}${NOON}`);
  const removable = Math.min(ending, monthly + yearly);
  if (removable > 0) await act(scheduleLicenceRemoval, company.owner, { quantity: removable });
  if (downgrade) await act(changePlan, company.owner, { plan: 'connect' });
  for (const one of (await ask(listSubscriptions, company.owner, {})).data)
    if (swap === 'both' || swap === one.billingFrequency)
      await act(changeFrequency, company.owner, {
        subscriptionId: one.id,
        billingFrequency: one.billingFrequency === 'monthly' ? 'yearly' : 'monthly',
      });
  return company;
}

/** What the renewals of some days charge, lines of licences that change their frequency with them included. */
async function chargedOn(company: FixtureCompany, days: readonly string[]): Promise<number> {
  await setClock(sql, company, `${days.at(-1)}${NOON}`);
  await act(settleCompany, system(company.id), {});
  const [row] = await sql<{ amount: number }[]>`
    select coalesce(sum(c.amount), 0)::int as amount from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    where c.company_id = ${company.uuid} and i.type = 'invoice' and c.cause in ('renewal', 'frequency_change') and c.period_from::text = any(${[...days]})`;
  return row?.amount ?? 0;
}

/** The days of the renewals of what an act bought or kept. */
async function renewalsOf(company: FixtureCompany, day: string): Promise<string[]> {
  const rows = await sql<{ day: string }[]>`
    select distinct s.period_to::text as day from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
    where l.company_id = ${company.uuid} and ((l.purchased_at >= ${`${day}${NOON}`}) or exists (select from audit_events e where e.company_id = l.company_id
      and e.action = 'licence.removal_undone' and e.target_id = 'lic_' || replace(l.id::text, '-', ''))) order by 1`;
  return rows.map((row) => row.day);
}

const sample = (count: number) => fc.sample(states, { numRuns: count, seed: 20_411_122 });
const member = (company: FixtureCompany) => company.members[0] ?? '';
const items = (company: FixtureCompany) =>
  company.numbers.slice(0, 2).map(({ id: numberId }) => ({ memberId: member(company), numberId }));

type Asked = { renewal: { increase: { amount: number }; on: string } };
/** Asks and acts within exactly what was shown. */
const ACTS: Record<string, (company: FixtureCompany) => Promise<Asked>> = {
  'adding monthly licences': (company) => buy(company, 'monthly'),
  'adding yearly licences': (company) => buy(company, 'yearly'),
  assigning: async (company) => {
    const input = { memberId: member(company), numberId: company.numbers[0]?.id ?? '' };
    const quote = await ask(quoteAssignment, company.owner, input);
    await act(assignNumber, company.owner, {
      ...input,
      maxCharge: quote.charge,
      maxRenewalIncrease: quote.renewal.increase,
    });
    return quote;
  },
  'assigning many': async (company) => {
    const { total } = await ask(quoteAssignments, company.owner, { items: items(company) });
    const { purchases: maxPurchases, charge: maxCharge, renewal } = total;
    await act(assignNumbers, company.owner, {
      items: items(company),
      maxPurchases,
      maxCharge,
      maxRenewalIncrease: renewal.increase,
    });
    return total;
  },
};

async function buy(company: FixtureCompany, billingFrequency: BillingFrequency): Promise<Asked> {
  const quote = await ask(quoteLicencePurchase, company.owner, { quantity: 3, billingFrequency });
  await act(purchaseLicences, company.owner, {
    quantity: 3,
    billingFrequency,
    maxCharge: quote.charge,
    maxRenewalIncrease: quote.renewal.increase,
  });
  return quote;
}

describe('R7: the next renewal that a quote shows is the one that is charged, whatever waits', () => {
  it.each(Object.keys(ACTS))(
    'of %s',
    async (name) => {
      for (const state of sample(8)) {
        const [untouched, company] = [await companyOf(state), await companyOf(state)];
        const { renewal } = (await ACTS[name]?.(company)) ?? {};
        if (renewal === undefined) throw new Error('no quote');
        const touched = await renewalsOf(company, state.day);
        const days = touched.length > 0 ? touched : [renewal.on];
        const more = (await chargedOn(company, days)) - (await chargedOn(untouched, days));
        expect({ state, on: days[0], more }).toEqual({ state, on: renewal.on, more: renewal.increase.amount });
      }
    },
    120_000,
  );
});

type Renewal = { on: string; before: { amount: number }; after: { amount: number } };
/** Asks and acts within exactly what was shown; null where a state leaves nothing to do. */
const CHANGES: Record<string, (company: FixtureCompany) => Promise<readonly Renewal[] | null>> = {
  'a change of plan': async (company) => {
    const quote = await ask(quotePlanChange, company.owner, { plan: 'connect' });
    await act(changePlan, company.owner, { plan: 'connect', ...limits(quote) });
    return quote.renewals;
  },
  'an upgrade': async (company) => {
    const quote = await ask(quotePlanChange, company.owner, { plan: 'max' });
    await act(changePlan, company.owner, { plan: 'max', ...limits(quote) });
    return quote.renewals;
  },
  'a change of frequency': (company) => move(company, 'renewal'),
  'a change of frequency at once': (company) => move(company, 'now'),
  'a removal': async (company) => {
    const found = await tryQuery(quoteLicenceRemoval, company.owner, { quantity: 1 });
    if (!found.ok) return null;
    await act(scheduleLicenceRemoval, company.owner, { quantity: 1 });
    return found.value.groups.map(({ renewal }) => renewal);
  },
};

const limits = ({
  charge,
  renewals,
}: {
  charge: { amount: number; currency: string };
  renewals: readonly Renewal[];
}) => ({
  maxCharge: charge,
  maxRenewals: eur(renewals.reduce((sum, { after }) => sum + after.amount, 0)),
});

async function move(company: FixtureCompany, when: 'renewal' | 'now'): Promise<readonly Renewal[] | null> {
  const { data } = await ask(listSubscriptions, company.owner, {});
  const from = data.find(({ billingFrequency }) => when === 'renewal' || billingFrequency === 'monthly');
  if (from === undefined) return null;
  const billingFrequency = from.billingFrequency === 'monthly' ? 'yearly' : 'monthly';
  const wish = { subscriptionId: from.id, billingFrequency, when } as const;
  const quote = await ask(quoteFrequencyChange, company.owner, wish);
  await act(changeFrequency, company.owner, { ...wish, ...limits(quote), minCredit: quote.credit });
  return quote.renewals;
}

describe('R7, R21: the renewals that a quote shows, as they are and as they will be, are those that are charged', () => {
  it.each(Object.keys(CHANGES))(
    'of %s',
    async (name) => {
      for (const state of sample(8)) {
        const [untouched, company] = [await companyOf(state), await companyOf(state)];
        const renewals = await CHANGES[name]?.(company);
        const days = [...new Set(renewals?.map(({ on }) => on))].sort();
        if (renewals === null || renewals === undefined || days.length === 0) continue;
        const sum = (of: 'before' | 'after') => renewals.reduce((total, renewal) => total + renewal[of].amount, 0);
        const [before, after] = [await chargedOn(untouched, days), await chargedOn(company, days)];
        expect({ state, less: before - after }).toEqual({ state, less: sum('before') - sum('after') });
        // A removal says nothing of the other frequency.
        if (name !== 'a removal') expect({ state, after }).toEqual({ state, after: sum('after') });
      }
    },
    120_000,
  );
});
