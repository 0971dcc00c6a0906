import { z } from 'zod';
import { billingFrequency, moneyShape, pageInput, plainText, searchText, searchTextUpTo } from '@/lib/kernel/shape';
import { bothWays } from '@/lib/kernel/sort';

export const getCompanyInput = z.strictObject({});

/** Under `ask` an assignment that needs a purchase becomes a request (R23). */
const autoPurchase = z.strictObject({
  policy: z.enum(['allow', 'ask', 'block'], 'Must be "allow", "ask" or "block".').optional(),
  monthlyLicences: z.int('Must be a whole number.').min(0).max(1_000_000).nullable().optional(),
  monthlyCharge: moneyShape.nullable().optional(),
});
export const setAutoPurchaseInput = z.strictObject({ autoPurchase });

const companyName = plainText(120);
const timeZone = plainText(64);
const locale = z.enum(['en', 'fr'], 'Must be "en" or "fr", or null for each reader’s own.').nullable();

/** What is left out stays; `seen` holds the values that the change was decided on. */
export const changeCompanyInput = z.strictObject({
  name: companyName.optional(),
  timeZone: timeZone.optional(),
  locale: locale.optional(),
  autoPurchase: autoPurchase.optional(),
  seen: z.strictObject({ name: z.string(), timeZone: z.string(), locale: z.string().nullable() }).partial().optional(),
});
export type ChangeCompanyInput = z.output<typeof changeCompanyInput>;

export const createCompanyInput = z.strictObject({
  name: companyName,
  plan: z.enum(['connect', 'advanced', 'max']),
  frequency: billingFrequency,
  currency: z.string().regex(/^[A-Z]{3}$/, 'Must be an ISO 4217 code such as EUR.'),
  timeZone,
  ownerEmail: z.email().max(254),
});

export const listCompaniesInput = z.strictObject({});

export const setPlanInput = z.strictObject({
  plan: plainText(40),
  name: plainText(60).optional(),
  memberNumberLimit: z.int('Must be a whole number.').min(1, 'Must be at least 1.').max(1_000).optional(),
});

export const COMPANY_STATES = ['active', 'past_due', 'restricted', 'closed'] as const;
export const COMPANY_SORTS = bothWays('name', 'created');
export const browseCompaniesInput = z.strictObject({
  /** Words of the name, or a whole id. */
  q: searchText.optional(),
  state: z.enum(COMPANY_STATES).optional(),
  plan: z.string().max(40).optional(),
  sort: z.enum(COMPANY_SORTS).optional(),
  ...pageInput,
});

/** As long as the longest address; a whole text is looked for, never a part of it cut off. */
export const findCompaniesInput = z.strictObject({
  q: searchTextUpTo(254).refine((text) => text !== '', 'Must not be empty.'),
});

/** How long somebody may do nothing; `null` is off: a session ends twelve hours after signing in at the latest. */
export const IDLE_MINUTES = [15, 30, 60, 120, 240, 480] as const;
export const getIdleLimitInput = z.strictObject({});
export const setIdleLimitInput = z.strictObject({ minutes: z.literal(IDLE_MINUTES).nullable() });

export const setSecondFactorRuleInput = z.strictObject({ required: z.boolean() });
