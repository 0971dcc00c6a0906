import { z } from 'zod';
import { companyView } from '@/lib/companies/view';
import { personName } from '@/lib/kernel/personal';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';
import { LICENCE_STATUSES } from './input';

export const licenceView = z.object({
  id: z.string(),
  label: z.string(),
  status: z.enum(LICENCE_STATUSES),
  billingFrequency,
  source: z.enum(['manual', 'automatic']),
  /** Null where the caller may not see prices (R24). */
  price: moneyView.nullable(),
  purchasedAt: instantView,
  /** The first day no longer paid. */
  renewsOn: dateView,
  endsOn: dateView.nullable(),
  number: z
    .object({ id: z.string(), e164: z.string(), display: z.string(), country: z.string(), type: z.string() })
    .nullable(),
  member: z.object({ id: z.string(), name: personName() }).nullable(),
});
export type LicenceView = z.infer<typeof licenceView>;

/** `total` = assigned + available; `ending` is part of available. */
export const licenceSummaryView = z.object({ total: z.int(), assigned: z.int(), available: z.int(), ending: z.int() });
export type LicenceSummaryView = z.infer<typeof licenceSummaryView>;

/** The page's figures beyond the summary. */
export const licenceOutlookView = z.object({
  summary: licenceSummaryView,
  /** What available licences cost per period, by frequency; null where prices are hidden. */
  unused: z.array(z.object({ billingFrequency, quantity: z.int(), cost: moneyView })).nullable(),
  /** Next renewals by frequency: date and amount for licences that do not end. */
  renewals: z.array(z.object({ billingFrequency, on: dateView, amount: moneyView.nullable() })),
  endingOn: dateView.nullable(),
});
export type LicenceOutlookView = z.infer<typeof licenceOutlookView>;

export const formulaView = z.object({ unitPrice: moneyView, quantity: z.int(), days: z.int(), daysOfPeriod: z.int() });
export const renewalView = z.object({ increase: moneyView, on: dateView });
/** In a quote: a change of plan or frequency waits, so that renewals after the next one may charge something else (R21). */
export const changesWait = z.boolean().optional();

export const licenceQuoteView = z.object({
  quantity: z.int(),
  removalsUndone: z.int(),
  purchases: z.int(),
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  formula: formulaView.nullable(),
  renewal: renewalView,
  changesWait,
  billingFrequency,
  /** The days the charge pays for; `to` is exclusive. */
  period: z.object({ from: dateView, to: dateView }),
  available: z.int(),
  taxRateBasisPoints: z.int(),
});
export type LicenceQuoteView = z.infer<typeof licenceQuoteView>;

export const purchaseView = z.object({
  id: z.string(),
  quantity: z.int(),
  charge: moneyView,
  source: z.enum(['manual', 'automatic']),
  invoiceId: z.string().nullable(),
});
export type PurchaseView = z.infer<typeof purchaseView>;

/** The lasting receipt of a purchase: everything that explains its charge. */
export const purchaseReceiptView = purchaseView.extend({
  tax: moneyView,
  total: moneyView,
  formula: formulaView,
  billingFrequency,
  period: z.object({ from: dateView, to: dateView }),
  purchasedAt: instantView,
  operationId: z.string(),
  /** Who bought, and for which number and member an automatic purchase was made. */
  actor: personName(),
  number: z.object({ id: z.string(), e164: z.string(), display: z.string() }).nullable(),
  member: z.object({ id: z.string(), name: personName() }).nullable(),
  licences: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type PurchaseReceiptView = z.infer<typeof purchaseReceiptView>;

/** What happened to a licence, and each stretch in which a number was on it; newest first. */
export const LICENCE_MOMENTS = ['purchased', 'held', 'removal_scheduled', 'removal_undone', 'ended'] as const;
const momentView = z.object({
  kind: z.enum(LICENCE_MOMENTS),
  at: instantView,
  /** The end of a stretch; null while it lasts, and for what has no length. */
  to: instantView.nullable(),
  /** Who did it: a member's name, else the id of a key or the system's own; null for what fell due by itself. */
  by: personName().nullable(),
  /** With a purchase: why, and its receipt. */
  source: z.enum(['manual', 'automatic']).nullable(),
  purchaseId: z.string().nullable(),
  /** With a removal and an end: the first day no longer paid. */
  endsOn: dateView.nullable(),
  /** The number that was on it, or for which it was bought; null where the caller may not see numbers (R24). */
  number: z.object({ id: z.string(), e164: z.string(), display: z.string() }).nullable(),
  member: z.object({ id: z.string(), name: personName() }).nullable(),
  endReason: z.string().nullable(),
  operationId: z.string(),
});
export type LicenceMoment = z.infer<typeof momentView>;
export const licenceTimelineView = z.object({ data: z.array(momentView) });

export const licencePurchaseView = z.object({
  licences: z.array(licenceView),
  removalsUndone: z.int(),
  purchase: purchaseView.nullable(),
});
export const licenceRemovalView = z.object({ data: z.array(licenceView) });

/** What removing licences does, per billing frequency: when they end and what the next renewal becomes. */
export const removalQuoteView = z.object({
  quantity: z.int(),
  groups: z.array(
    z.object({
      billingFrequency,
      quantity: z.int(),
      endsOn: dateView,
      /** The earlier day that the operator offers, and what is given back for it. */
      early: z.object({ endsOn: dateView, credit: moneyView }).nullable(),
      renewal: z.object({ on: dateView, before: moneyView, after: moneyView }),
    }),
  ),
});
export type RemovalQuoteView = z.infer<typeof removalQuoteView>;
export type LicencePurchaseView = z.infer<typeof licencePurchaseView>;

/** What a run of renewals did, or would do. */
export const renewalReportView = z.object({
  periods: z.array(
    z.object({
      subscriptionId: z.string(),
      billingFrequency,
      period: z.object({ from: dateView, to: dateView }),
      licences: z.int(),
      amount: moneyView,
    }),
  ),
  subscriptionsClosed: z.int(),
  licencesEnded: z.int(),
  documents: z.array(
    z.object({
      type: z.enum(['invoice', 'credit_note']),
      /** Null in a preview: a number is drawn when it is issued. */
      number: z.string().nullable(),
      issuedOn: dateView,
      dueOn: dateView,
      subtotal: moneyView,
      tax: moneyView,
      total: moneyView,
    }),
  ),
});
export type RenewalReportView = z.infer<typeof renewalReportView>;

/** A monthly cap of automatic purchases: how much of it is used, and the level that announces itself, if it is reached (R23). */
export const capView = z.object({
  cap: z.enum(['monthly_licences', 'monthly_charge']),
  used: z.int(),
  limit: z.int(),
  level: z.union([z.literal(80), z.literal(100)]).nullable(),
});
export type CapView = z.infer<typeof capView>;

/** Licences that were available for longer than the operator's span and do not end. */
export const idleLicencesView = z.object({
  days: z.int(),
  quantity: z.int(),
  /** What they cost a month, excluding tax: a year's price is divided by twelve, rounded half up. */
  monthlyCost: moneyView,
  groups: z.array(z.object({ billingFrequency, quantity: z.int(), monthlyCost: moneyView })),
  /** Numbers that nobody holds, which use no licence and cost nothing; null where the caller may not see numbers (R24). */
  unassignedNumbers: z.int().nullable(),
});
export type IdleLicencesView = z.infer<typeof idleLicencesView>;

/** The company as its settings show it: what it says of itself, and what a change of the time zone would wait for (R17). */
export const companySettingsView = z.object({
  company: companyView,
  /** A document was issued: amounts in another currency could not be added to it. */
  hasInvoices: z.boolean(),
  subscriptions: z.array(
    z.object({
      id: z.string(),
      billingFrequency,
      /** In which the running period's days are reckoned. */
      timeZone: z.string(),
      periodEndsAt: instantView,
      renewsOn: dateView,
      /** It renews; otherwise its last licences end with the period. */
      goesOn: z.boolean(),
    }),
  ),
});
export type CompanySettingsView = z.infer<typeof companySettingsView>;

/** A price of the list, or one agreed with a company. */
export const priceView = z.object({
  plan: z.string(),
  billingFrequency,
  unitPrice: moneyView,
  validFrom: dateView,
  validUntil: dateView.nullable(),
  /** When companies were told of a list price. */
  announcedOn: dateView.nullable(),
  /** Only of an agreement. */
  minimumLicences: z.int().nullable(),
});
export type PriceView = z.infer<typeof priceView>;
