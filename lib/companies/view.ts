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
