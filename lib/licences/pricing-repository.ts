import type { QueryScope } from '@/lib/access';
import { type TaxBook, taxBookJson, treatmentOn } from '@/lib/invoices';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import { asPriceBook, priceBookJson } from './price-book-repository';
import { type PriceBook, priceOn } from './price-rules';
import type { Subscription, Tariff } from './rules';

/** A company as far as buying depends on it. */
export type Buyer = {
  planCode: string;
  state: string;
  currency: string;
  timeZone: string;
  defaultFrequency: BillingFrequency;
  /** How purchases come on invoices: collected per calendar month, or each by itself (R20). */
  invoicing: 'monthly' | 'each';
  /** How long before a renewal of the frequency its billing people are reminded. */
  reminderDays: number;
  policy: { mode: 'allow' | 'ask' | 'block'; monthlyLicences: number | null; monthlyCharge: number | null };
};

/** All that a purchase of one frequency is computed from. */
export type PurchaseContext = {
  buyer: Buyer;
  subscription: Subscription | null;
  /** The list's prices and the agreed ones of this plan. */
  prices: PriceBook;
  tax: TaxBook;
  /** Whether the subscription goes on after its period: some licence of it does not end (R17). */
  goesOn: boolean;
  /** The first day that an earlier subscription of the frequency did not pay. */
  paidUntil: string | null;
  /** What the subscription's next renewal charges as things stand. */
  renewalAmount: number;
  /** A change of plan or frequency waits for some renewal, which then charges something else (R21). */
  changesWait: boolean;
};

type Row = {
  plan_code: string;
  state: string;
  currency: string;
  time_zone: string;
  default_frequency: BillingFrequency;
  policy: 'allow' | 'ask' | 'block';
  cap_licences: number | null;
  cap_charge: string | null;
  tax: string;
  invoicing: 'monthly' | 'each';
  prices: string;
  reminder_days: number;
  frequency: BillingFrequency;
  changes_wait: boolean;
  subscription: string | null;
  paid_until: string | null;
};

type SubscriptionJson = {
  id: string;
  anchor: string;
  time_zone: string;
  period_index: number;
  period_from: string;
  period_to: string;
  period_ends_ms: number;
  goes_on: boolean;
  renewal_amount: number;
};

/** Reads what a purchase depends on in one statement; without a frequency, for the company's default one (R5). */
export async function readPurchaseContext(scope: QueryScope, frequency?: BillingFrequency): Promise<PurchaseContext> {
  const [row] = await scope.sql<Row[]>`
    select c.plan_code, c.state, c.currency, c.time_zone, c.default_frequency, c.auto_purchase_policy as policy,
      c.cap_monthly_licences as cap_licences, c.cap_monthly_charge::text as cap_charge, ${taxBookJson(scope.sql)}::text as tax,
      f.frequency, c.pending_plan_code is not null or exists (select from subscriptions w where w.company_id = c.company_id and w.closed_at is null
        and w.pending_frequency is not null) as changes_wait,
      coalesce((select b.invoicing from billing_profiles b where b.company_id = c.company_id), 'monthly') as invoicing,
      ${priceBookJson(scope.sql, 'own')}::text as prices,
      (select case f.frequency when 'yearly' then yearly_reminder_days else monthly_reminder_days end from operator_settings) as reminder_days,
      (select jsonb_build_object('id', s.id, 'anchor', s.anchor, 'time_zone', s.time_zone, 'period_index', s.period_index,
          'period_from', s.period_from, 'period_to', s.period_to, 'period_ends_ms', (extract(epoch from s.period_ends_at) * 1000)::bigint,
          'renewal_amount', s.renewal_amount, 'goes_on', exists (select from licences l where l.company_id = s.company_id and l.subscription_id = s.id and l.status <> 'ended' and l.ends_on is null))::text
        from subscriptions s where s.company_id = c.company_id and s.frequency = f.frequency and s.closed_at is null) as subscription,
      (select max(s.period_to)::text from subscriptions s
        where s.company_id = c.company_id and s.frequency = f.frequency and coalesce(s.closed_at, s.period_ends_at) >= s.period_ends_at) as paid_until
    from companies c
    cross join lateral (select coalesce(${frequency ?? null}::text, c.default_frequency) as frequency) f
    where c.company_id = ${scope.companyUuid}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  const subscription: SubscriptionJson | null = row.subscription === null ? null : JSON.parse(row.subscription);
  return {
    buyer: {
      planCode: row.plan_code,
      state: row.state,
      currency: row.currency,
      timeZone: row.time_zone,
      defaultFrequency: row.default_frequency,
      invoicing: row.invoicing,
      reminderDays: row.reminder_days,
      policy: {
        mode: row.policy,
        monthlyLicences: row.cap_licences,
        monthlyCharge: row.cap_charge === null ? null : Number(row.cap_charge),
      },
    },
    subscription: subscription && asSubscription(subscription, row.frequency),
    goesOn: subscription?.goes_on ?? false,
    paidUntil: row.paid_until,
    renewalAmount: subscription?.renewal_amount ?? 0,
    changesWait: row.changes_wait,
    prices: asPriceBook(JSON.parse(row.prices), row.time_zone),
    tax: JSON.parse(row.tax),
  };
}

function asSubscription(json: SubscriptionJson, frequency: BillingFrequency): Subscription {
  return {
    id: fromUuid('sub', json.id),
    frequency,
    anchor: json.anchor,
    timeZone: json.time_zone,
    periodIndex: json.period_index,
    period: { from: json.period_from, to: json.period_to },
    periodEndsAt: new Date(json.period_ends_ms),
  };
}

/** The price of a local day, with the company's tax (R19); `price_missing` where the operator has set none. */
export function tariffOn(context: PurchaseContext, day: string, frequency: BillingFrequency): Tariff {
  const price = priceOn(context.prices, context.buyer.planCode, frequency, day);
  const { buyer } = context;
  const tax = treatmentOn(context.tax, day);
  if (price === null)
    throw new DomainError('price_missing', {
      plan: buyer.planCode,
      billingFrequency: frequency,
      currency: buyer.currency,
    });
  return {
    currency: buyer.currency,
    unitPrice: price.unitPrice,
    taxTreatmentCode: tax.code,
    taxRateBasisPoints: tax.rateBasisPoints,
  };
}
