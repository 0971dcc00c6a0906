import { z } from 'zod';
import { billingFrequency, instantView, moneyView } from '@/lib/kernel/shape';

export const companyView = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  planName: z.string(),
  memberNumberLimit: z.int(),
  billingFrequency,
  currency: z.string(),
  timeZone: z.string(),
  locale: z.string().nullable(),
  autoPurchase: z.object({
    policy: z.enum(['allow', 'ask', 'block']),
    monthlyLicences: z.int().nullable(),
    monthlyCharge: moneyView.nullable(),
  }),
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
});
export type CompanyView = z.infer<typeof companyView>;

/** A company as the operator lists it. */
export const companyListRow = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  billingFrequency,
  currency: z.string(),
  timeZone: z.string(),
  state: companyView.shape.state,
  licences: z.object({ total: z.int(), assigned: z.int() }),
});
export const companyListView = z.object({ data: z.array(companyListRow) });
export type CompanyListRow = z.infer<typeof companyListRow>;

/** The same for a page of the list that people look through. */
export const browsedCompany = companyListRow.extend({ planName: z.string(), createdAt: instantView });
export type BrowsedCompany = z.infer<typeof browsedCompany>;

/** A new company, with the owner's account: the one to make a one-time link for. */
export const newCompanyView = companyView.extend({
  ownerAccountId: z.string(),
  ownerMemberId: z.string(),
  ownerEmail: z.string(),
});
export type NewCompanyView = z.infer<typeof newCompanyView>;

/** By what a company was found: its name, the number of a document, an address, a request, or the id of something of its own. */
const MATCH_KINDS = [
  'name',
  'phone',
  'invoice_number',
  'email',
  'domain',
  'request',
  'company',
  'account',
  'member',
  'department',
  'number',
  'licence',
  'subscription',
  'purchase',
  'assignment',
  'number_request',
  'import',
  'invoice',
  'invoice_line',
  'payment',
  'agreement',
  'api_key',
  'event',
  'operation',
] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A number that was looked for: in no company's hands, or what its company does with it, without who holds it. */
const foundNumber = z.object({
  e164: z.string(),
  display: z.string(),
  status: z.enum(['unknown', 'inventory', 'unassigned', 'assigned', 'quarantined']),
  restorableUntil: instantView.nullable(),
});
export type FoundNumber = z.infer<typeof foundNumber>;

/** Companies that were found, the surest match first, at most twenty, and nothing from inside them (R24). */
export const foundCompaniesView = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: companyView.shape.state,
      matches: z.array(z.enum(MATCH_KINDS)),
    }),
  ),
  /** Whether there are more than these. */
  more: z.boolean(),
  numbers: z.array(foundNumber),
});
export type FoundCompaniesView = z.infer<typeof foundCompaniesView>;

export const idleLimitView = z.object({ minutes: z.int().nullable() });
export const secondFactorRuleView = z.object({ required: z.boolean() });
